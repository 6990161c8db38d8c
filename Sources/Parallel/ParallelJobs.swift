import Dispatch
import Synchronization

/// Runs numbered jobs on a number of threads; every job writes to its own place.
public struct ParallelJobs: Sendable {
  /// Threads at work at one time.
  public var threads: Int

  /// Runs jobs on so many threads.
  public init(threads: Int) {
    self.threads = threads
  }

  /// Runs jobs `0..<count`, lower numbers first, and returns when all are done.
  public func run(_ count: Int, _ job: (Int) -> Void) {
    guard threads > 1, count > 1 else {
      for index in 0..<count { job(index) }
      return
    }
    let next = Atomic<Int>(0)
    withoutActuallyEscaping(job) { job in
      // Safe: all calls end before this returns, and no two jobs write to the same place.
      nonisolated(unsafe) let work = job
      DispatchQueue.concurrentPerform(iterations: min(threads, count)) { _ in
        while true {
          let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
          guard index < count else { return }
          work(index)
        }
      }
    }
  }
}
