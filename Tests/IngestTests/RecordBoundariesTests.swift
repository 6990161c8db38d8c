import Model
import Testing

@testable import Ingest

@Suite("RecordBoundaries")
struct RecordBoundariesTests {
  static let nasty =
    "a,b\r\n\"x\r\ny\",\"\"\"\"\r\n\"\n\",1\n\n,\"\"\r\"p\"\"q\r\n\"\"\",2\r\n3,4\r\r\n5,\"6\n\"\n7,8"

  @Test("Pieces of every size give the records of the whole, and cover it without a gap")
  func everyCut() {
    let bytes = Array(RecordBoundariesTests.nasty.utf8)
    let whole = RecordList.parse(bytes).records.map { $0.map(\.bytes) }
    #expect(whole.count == 8)
    for size in 1...bytes.count {
      let pieces = cut(bytes, size)
      #expect(pieces.first?.range.lowerBound == 0)
      #expect(pieces.last?.range.upperBound == bytes.count)
      var records: [[[UInt8]]] = []
      for (index, piece) in pieces.enumerated() {
        let list = RecordList.parse(Array(bytes[piece.range]))
        #expect(list.malformed.isEmpty)
        records += list.records.map { $0.map(\.bytes) }
        #expect(index == 0 || piece.range.lowerBound == pieces[index - 1].range.upperBound)
        #expect(piece.linesBefore >= records.count - list.records.count)
      }
      #expect(records == whole)
    }
    #expect(cut(bytes, 1).count == 10)
  }

  private func cut(_ bytes: [UInt8], _ size: Int) -> [RecordBoundaries.Piece] {
    bytes.withUnsafeBytes {
      RecordBoundaries($0, body: 0..<bytes.count, size: size, jobs: ParallelJobs(threads: 2)).pieces
    }
  }

  @Test("Counts of quotes and line ends are those of a plain loop")
  func counts() {
    var random = SeededGenerator(seed: 5)
    for length in [0, 1, 63, 64, 65, 239, 240, 241, 1000, 16_500] {
      let bytes = (0..<length).map { _ in [10, 13, 34, 65][Int(random.next() % 4)] as UInt8 }
      let counts = bytes.withUnsafeBytes { buffer in
        buffer.bindMemory(to: UInt8.self).baseAddress.map {
          ByteCounts($0, 0..<length, fileEnd: length)
        }
      }
      let ends = bytes.indices.count {
        bytes[$0] == 10 || (bytes[$0] == 13 && ($0 + 1 == length || bytes[$0 + 1] != 10))
      }
      #expect(counts?.quotes ?? 0 == bytes.count { $0 == 34 })
      #expect(counts?.lineEnds ?? 0 == ends)
    }
  }
}

/// Random numbers that are the same in every run (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }
}
