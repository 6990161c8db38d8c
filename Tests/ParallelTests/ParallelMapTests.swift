import Parallel
import Testing

@Suite("parallelMap")
struct ParallelMapTests {
  @Test("Results keep the order of the elements on any number of threads", arguments: [1, 2, 3, 7])
  func order(threads: Int) {
    let numbers = Array(0..<1000)
    #expect(parallelMap(numbers, threads: threads) { $0 * $0 } == numbers.map { $0 * $0 })
  }

  @Test("Nothing in, nothing out")
  func empty() {
    #expect(parallelMap([Int](), threads: 4) { $0 }.isEmpty)
  }
}
