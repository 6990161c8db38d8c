/// Applies a function to all elements on several threads; results keep the order of the elements.
///
/// - Parameters:
///   - elements: what the function is applied to.
///   - threads: threads at work at one time.
///   - body: the function; it may run on any thread.
/// - Returns: one result for each element, in the order of the elements.
public func parallelMap<Elements: RandomAccessCollection, Result: Sendable>(
  _ elements: Elements, threads: Int, _ body: @Sendable (Elements.Element) -> Result
) -> [Result] where Elements: Sendable, Elements.Element: Sendable, Elements.Index == Int {
  guard threads > 1, elements.count > 1 else { return elements.map(body) }
  var results = [Result?](repeating: nil, count: elements.count)
  results.withUnsafeMutableBufferPointer { places in
    ParallelJobs(threads: threads).run(elements.count) { job in
      places[job] = body(elements[elements.startIndex + job])
    }
  }
  return results.compactMap { $0 }
}
