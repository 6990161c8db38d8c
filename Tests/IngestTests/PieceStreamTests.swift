import Digest
import Model
import TestSupport
import Testing

@testable import Ingest

@Suite("PieceStream")
struct PieceStreamTests {
  static let nasty =
    "a,b\r\n\"x\r\ny\",\"\"\"\"\r\n\"\n\",1\n\n,\"\"\r\"p\"\"q\r\n\"\"\",2\r\n3,4\r\r\n5,\"6\n\"\n7,8"

  @Test("Pieces of every size give the records of the whole, and cover it without a gap")
  func everyCut() {
    let bytes = Array(PieceStreamTests.nasty.utf8)
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

  private func cut(_ bytes: [UInt8], _ size: Int) -> [PieceStream.Piece] {
    bytes.withUnsafeBufferPointer { bytes in
      let stream = PieceStream(
        .memory(bytes), after: UnsafeRawBufferPointer(start: nil, count: 0), size: size,
        isHashed: true)
      let buffer = PieceBuffer(expected: size)
      var pieces: [PieceStream.Piece] = []
      while let piece = stream.next(into: buffer) { pieces.append(piece) }
      #expect(stream.takeDigest() == SHA256.hash(Array(bytes)))
      return pieces
    }
  }

  @Test("A quote too many upsets the pieces around it only, not those of the whole file")
  func strayQuote() {
    let bytes = Array(("a\"b,1\n" + String(repeating: "1234567,2\n", count: 200)).utf8)
    let pieces = cut(bytes, 100)
    #expect(pieces.count > 10)
    #expect(pieces.allSatisfy { $0.range.count < 700 })
  }

  @Test("Counts of quotes and line ends are those of a plain loop")
  func counts() {
    var random = SeededNumbers(seed: 5)
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
