import Dispatch
import Synchronization

/// Applies a function to all elements on several threads; results keep the order of the elements.
public func parallelMap<Element: Sendable, Result: Sendable>(
  _ elements: [Element], threads: Int, _ body: @Sendable (Element) -> Result
) -> [Result] {
  guard threads > 1, elements.count > 1 else { return elements.map(body) }
  let next = Atomic<Int>(0)
  var results = [Result?](repeating: nil, count: elements.count)
  results.withUnsafeMutableBufferPointer { buffer in
    // Each place is written once, by the one worker that drew its index.
    nonisolated(unsafe) let places = buffer
    DispatchQueue.concurrentPerform(iterations: min(threads, elements.count)) { _ in
      while true {
        let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard index < elements.count else { return }
        places[index] = body(elements[index])
      }
    }
  }
  return results.compactMap { $0 }
}
