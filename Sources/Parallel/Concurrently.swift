/// Does two things at the same time, where there are threads for it.
///
/// - Parameters:
///   - threads: threads at work at one time.
///   - first: one thing.
///   - second: the other, which must not touch what the first one changes.
/// - Returns: both results.
public func concurrently<First, Second>(
  threads: Int, _ first: () -> First, _ second: () -> Second
) -> (First, Second) {
  var results: (First?, Second?) = (nil, nil)
  withUnsafeMutablePointer(to: &results.0) { one in
    withUnsafeMutablePointer(to: &results.1) { other in
      ParallelJobs(threads: threads).run(2) { job in
        if job == 0 { one.pointee = first() } else { other.pointee = second() }
      }
    }
  }
  return (results.0 ?? first(), results.1 ?? second())
}
