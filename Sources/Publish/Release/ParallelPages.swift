import Dispatch
import Synchronization

/// Computes independent parts by index on several threads; the result has the order of the indices.
struct ParallelPages: Sendable {
  let threads: Int

  /// The parts 0 to `count` - 1.
  func map<Part: Sendable>(_ count: Int, _ part: @Sendable (Int) -> Part) -> [Part] {
    let workers = min(max(threads, 1), max(count, 1))
    guard workers > 1 else { return (0..<count).map(part) }
    let parts = Mutex<[Part?]>(Array(repeating: nil, count: count))
    let next = Atomic<Int>(0)
    DispatchQueue.concurrentPerform(iterations: workers) { _ in
      while true {
        let index = next.add(1, ordering: .relaxed).oldValue
        guard index < count else { return }
        let made = part(index)
        parts.withLock { $0[index] = made }
      }
    }
    return parts.withLock { $0.compactMap { $0 } }
  }
}
