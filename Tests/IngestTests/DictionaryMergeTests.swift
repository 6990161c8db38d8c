import Model
import Parallel
import TestSupport
import Testing

@testable import Ingest

@Suite("DictionaryMerge")
struct DictionaryMergeTests {
  @Test("Dictionaries are in order of first occurrence for any number of threads and pieces")
  func order() throws {
    var random = SeededNumbers(seed: 3)
    let texts = (0..<20_000).map { _ -> String in
      let number = random.next() % 9000
      return number % 3 == 0 ? "a long identifier \(number)" : "k\(number)"
    }
    var expected: [String] = []
    var seen: Set<String> = []
    for text in texts where seen.insert(text).inserted { expected.append(text) }
    let bytes = Array(("id\n" + texts.joined(separator: "\n")).utf8)
    let delivery = Delivery([.column("id", .identifier(scheme: "id"), required: true)])
    for (threads, size) in [(1, 1 << 20), (1, 1000), (2, 4096), (3, 300), (7, 50_000)] {
      let table = try delivery.read(bytes, threads: threads, pieceSize: size).table
      #expect(table.columns["id"]?.dictionary == expected)
      #expect(table.texts("id") == texts)
    }
  }
}

@Suite("KeyCheck")
struct KeyCheckTests {
  @Test("Every later row of a key is found, as brute force finds them")
  func bruteForce() {
    var random = SeededNumbers(seed: 9)
    let hashes = (0..<5000).map { _ in PackedBytes.mix(random.next() % 3000, 1) }
    var first: [UInt64: Int] = [:]
    var expected: [KeyCheck.Pair] = []
    for (row, hash) in hashes.enumerated() where !(2000..<2100).contains(row) {
      if let earlier = first[hash] {
        expected.append(KeyCheck.Pair(row: row, first: earlier))
      } else {
        first[hash] = row
      }
    }
    for threads in [1, 2, 3] {
      hashes.withUnsafeBufferPointer { buffer in
        let pairs = buffer.baseAddress.map {
          KeyCheck.pairs($0, rows: [0..<2000, 2100..<5000], jobs: ParallelJobs(threads: threads))
        }
        #expect(pairs == expected)
      }
    }
  }
}
