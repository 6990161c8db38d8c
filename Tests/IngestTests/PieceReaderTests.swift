import Glibc
import Model
import Parallel
import TestSupport
import Testing

@testable import Ingest

@Suite("PieceReader")
struct PieceReaderTests {
  /// All that is said of a text, with lines from its beginning.
  private struct Whole: Equatable {
    var records: [[[UInt8]]] = []
    var columns: [[Int]] = []
    var lines: [Int] = []
    var malformed: [[Int]] = []
    var lineCount = 0
    var blankLines = 0
    var ends = RecordEnds()
    var open: [Int] = []
    var isTruncated = false
    var overlong: Int?

    mutating func add(_ list: RecordList, _ outcome: CSVParser.Outcome) {
      records += list.records.map { $0.map(\.bytes) }
      columns += list.records.map { $0.map(\.column) }
      lines += list.lines.map { $0 + lineCount }
      malformed += list.malformed.map { [$0.line + lineCount, $0.column, $0.field] }
      if let quote = outcome.open {
        open = [quote.line + lineCount, quote.column, quote.field, quote.recordLine + lineCount]
      }
      lineCount += outcome.lines
      blankLines += outcome.blankLines
      ends += outcome.ends
      isTruncated = isTruncated || outcome.isTruncated
    }
  }

  private static let comma = UInt8(ascii: ",")

  /// What one parse of everything says.
  private func whole(_ bytes: [UInt8]) -> Whole {
    let list = RecordList()
    let outcome = bytes.withUnsafeBytes {
      CSVParser(delimiter: Self.comma).parse($0, range: 0..<$0.count, isLast: true, visitor: list)
    }
    var whole = Whole()
    whole.add(list, outcome)
    return whole
  }

  /// What pieces say.
  private func pieces(_ bytes: [UInt8], size: Int, threads: Int) -> Whole {
    bytes.withUnsafeBufferPointer { bytes in
      let stream = PieceStream(
        .memory(bytes), after: UnsafeRawBufferPointer(start: nil, count: 0), size: size,
        isHashed: false)
      let read = PieceReader(
        delivery: .memory(bytes), stream: stream, delimiter: Self.comma,
        jobs: ParallelJobs(threads: threads), capacity: bytes.count + 1
      ) { _ in RecordList() }.read()
      #expect(!read.hasChanged && !read.isOverfull)
      var whole = Whole(overlong: read.overlong)
      var rows = 0
      for reading in read.readings {
        // Each piece writes its rows behind those of the pieces before.
        #expect(reading.piece.linesBefore >= rows)
        rows = reading.piece.linesBefore + reading.visitor.records.count
        whole.add(reading.visitor, reading.outcome)
      }
      return whole
    }
  }

  private func texts(_ length: Int) -> [[UInt8]] {
    let alphabet = Array("a,\"\n\r".utf8)
    return (0..<length).reduce([[]]) { texts, _ in
      texts.flatMap { text in alphabet.map { text + [$0] } }
    }
  }

  @Test("No cut falls inside a field: all short texts, cut at every size, read as one")
  func exhaustive() {
    for length in 1...PieceReaderTests.longest {
      for text in texts(length) {
        let expected = whole(text)
        for size in 1..<max(2, length) {
          #expect(pieces(text, size: size, threads: 1) == expected, "\(text) \(size)")
        }
      }
    }
  }

  /// Bytes of the longest texts of which all are read; `CUT_LENGTH=8` takes minutes.
  private static let longest = getenv("CUT_LENGTH").flatMap { Int(String(cString: $0)) } ?? 5

  @Test("Longer texts with every cut and several threads read as one", arguments: [1, 2, 3])
  func longer(threads: Int) {
    var random = SeededNumbers(seed: UInt64(threads))
    let alphabet = Array("a,\"\n\r".utf8)
    for _ in 0..<400 {
      let count = Int(random.next() % 90) + 6
      let text = (0..<count).map { _ in alphabet[Int(random.next() % 5)] }
      let expected = whole(text)
      for size in 1...9 {
        #expect(pieces(text, size: size, threads: threads) == expected, "\(text) \(size)")
      }
    }
  }

  @Test("A quote that is never closed ends the reading at the longest record", arguments: [1, 2])
  func openQuote(threads: Int) {
    let text = Array("a,b\nc,\"d\n".utf8) + [UInt8](repeating: 10, count: 12 << 20)
    let read = pieces(text, size: 1 << 19, threads: threads)
    #expect(read.overlong == 1)
    #expect(read.records.count == 1)
  }

  @Test("The longest record is read, and one byte more is refused, whatever the pieces")
  func longest() {
    for (extra, overlong) in [(0, nil), (1, 1)] as [(Int, Int?)] {
      for isBroken in [false, true] {
        var field = [UInt8](repeating: 120, count: PieceStream.longestRecord - 4 + extra)
        for place in stride(from: 0, to: isBroken ? field.count : 0, by: 100) { field[place] = 10 }
        let text = Array("a,b\n\"".utf8) + field + Array("\",z\nc,d\n".utf8)
        #expect(pieces(text, size: isBroken ? 1 << 17 : 1 << 20, threads: 1).overlong == overlong)
      }
    }
  }
}
