import Dispatch
import Synchronization

/// Does numbered pieces of work on several threads and hands the results over in order.
struct ChunkWorkers {
  let threads: Int

  /// Makes the results of `numbers` at the same time; they come back by number.
  func results<Result: Sendable>(
    _ numbers: Range<Int>, _ make: @escaping @Sendable (Int) -> Result
  ) -> [Result] {
    guard threads > 1, numbers.count > 1 else { return numbers.map(make) }
    let found = Mutex<[Result?]>(Array(repeating: nil, count: numbers.count))
    DispatchQueue.concurrentPerform(iterations: numbers.count) { place in
      let result = make(numbers.lowerBound + place)
      found.withLock { $0[place] = result }
    }
    return found.withLock { $0.compactMap(\.self) }
  }
}
