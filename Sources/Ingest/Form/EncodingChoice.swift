import Model
import Parallel

/// Decides in which encoding a file is written that has no byte-order mark.
///
/// Nothing is guessed: a file that is valid UTF-8 is UTF-8, and one of several declared encodings is
/// taken only where all others would give bytes without a character, control characters, another
/// header, or codes that the code lists do not have.
struct EncodingChoice {
  /// What a file is written in.
  enum Decision {
    /// UTF-8; `isNoted` where the contract says otherwise.
    case utf8(isNoted: Bool)
    /// Another encoding.
    case other(Encoding, isDeclared: Bool)
    /// None that could be told.
    case none(ExtractProblem, line: Int?)
  }

  /// An encoding that may be the one.
  private struct Candidate {
    var encoding: Encoding
    var meanings: ByteMeanings
  }

  let contract: ExtractContract
  let codeLists: [String: CodeList]
  let declared: [Encoding]
  let jobs: ParallelJobs

  /// Decides about a file, from a position on.
  func decide(_ delivery: DeliveryBytes, from start: Int, isForced: Bool) -> Decision {
    if declared.count == 1, declared[0].isUTF8 { return .utf8(isNoted: false) }
    let others = declared.filter { !$0.isUTF8 && !$0.isUTF16 }
    let candidates = others.compactMap { encoding in
      ByteMeanings(encoding).map { Candidate(encoding: encoding, meanings: $0) }
    }
    guard candidates.count == others.count else { return .none(.encodingUnknown, line: nil) }
    let survey = TextSurvey(delivery, from: start, jobs: jobs)
    let isUTF8Declared = declared.contains { $0.isUTF8 }
    if survey.isUTF8, !isForced || !survey.isBeyondASCII {
      return .utf8(isNoted: survey.isBeyondASCII && declared.first?.isUTF8 == false)
    }
    if isUTF8Declared, survey.isDamagedUTF8 || candidates.isEmpty {
      return .utf8(isNoted: false)
    }
    let used = (128..<256).filter { survey.occurs[$0] }.map { UInt8($0) }
    let possible = candidates.filter { used.allSatisfy($0.meanings.isText) }
    // One damaged row is set aside; several are an encoding that has to be known.
    let isOneRow = isUTF8Declared && isWithinOneLine(survey.damage, delivery)
    guard !possible.isEmpty else {
      if isOneRow { return .utf8(isNoted: false) }
      let bad = candidates.first.map { first in used.filter { !first.meanings.isText($0) } } ?? used
      return .none(.undecodable, line: line(of: Set(bad), in: delivery, from: start))
    }
    let texts = distinct(possible, used)
    let known = texts.count > 1 ? withKnownCodes(texts, delivery, from: start) : texts
    guard known.count == 1, let found = known.first else {
      if isOneRow { return .utf8(isNoted: false) }
      let names = (known.isEmpty ? texts : known).map(\.encoding.name)
      return .none(.encodingAmbiguous(names: names), line: nil)
    }
    return .other(found.encoding, isDeclared: found.encoding.name == declared.first?.name)
  }

  /// Whether no line ends between two places.
  private func isWithinOneLine(_ places: ClosedRange<Int>?, _ delivery: DeliveryBytes) -> Bool {
    guard let places, places.count <= PieceStream.longestRecord else { return false }
    return !delivery.copy(places.lowerBound..<places.upperBound).contains(where: LineEnds.isPart)
  }

  /// The first of each that give the same text.
  private func distinct(_ candidates: [Candidate], _ used: [UInt8]) -> [Candidate] {
    var found: [Candidate] = []
    for candidate in candidates {
      let isNew = !found.contains { other in
        used.allSatisfy {
          other.meanings.scalars[Int($0)] == candidate.meanings.scalars[Int($0)]
        }
      }
      if isNew { found.append(candidate) }
    }
    return found
  }

  /// The encodings under which the header has all columns and every code is known.
  private func withKnownCodes(
    _ candidates: [Candidate], _ delivery: DeliveryBytes, from start: Int
  ) -> [Candidate] {
    let head = delivery.copy(start..<min(start + 1 << 16, delivery.count))
    let headers = candidates.map { candidate -> Header? in
      var findings = FindingList(file: "")
      let bytes = Array(candidate.meanings.text(head).utf8)
      let header = bytes.withUnsafeBytes { HeaderReader(contract).read($0, &findings) }
      return findings.stops ? nil : header
    }
    let readable = zip(candidates, headers).compactMap { $1 == nil ? nil : $0 }
    guard readable.count > 1, let header = headers.lazy.compactMap({ $0 }).first else {
      return readable
    }
    let evidence = CodedTexts(header, delivery, from: start)
    return readable.filter { candidate in
      evidence.texts.allSatisfy { field, texts in
        guard case .code(let list) = header.columns[field].type, let list = codeLists[list] else {
          return true
        }
        let (known, matcher) = (CodedTexts.names(of: list), CodeMatcher(list))
        return texts.allSatisfy {
          let text = candidate.meanings.text($0)
          // Letters that the encoding has not may have been lost beside those that it has.
          return known.contains(ColumnName(text).folded)
            || (text.contains("?") && matcher.position(of: text) != nil)
        }
      }
    }
  }

  /// The first line on which one of some bytes occurs.
  private func line(of bytes: Set<UInt8>, in delivery: DeliveryBytes, from start: Int) -> Int? {
    var position = start
    var line = 1
    while position < delivery.count {
      let block = delivery.copy(position..<min(position + 1 << 20, delivery.count))
      guard !block.isEmpty else { return nil }
      let place = block.firstIndex { $0 >= 128 && bytes.contains($0) }
      block.withUnsafeBufferPointer { block in
        if let base = block.baseAddress { line += LineEnds.count(base, 0..<(place ?? block.count)) }
      }
      if place != nil { return line }
      position += block.count
    }
    return nil
  }
}

/// The distinct texts beyond ASCII in the coded columns of a file, as bytes.
final class CodedTexts: RecordVisitor {
  /// Most texts that are kept of a column: that many say enough.
  private static let most = 5000

  /// Texts by field of a row.
  private(set) var texts: [(field: Int, texts: Set<[UInt8]>)] = []
  private let headerLines: Int

  /// Collects the texts of a file whose bytes below 128 are ASCII.
  init(_ header: Header, _ delivery: DeliveryBytes, from start: Int) {
    headerLines = header.lines
    super.init()
    texts = header.columns.indices.compactMap { index in
      guard header.roles[index] == .column, case .code = header.columns[index].type else {
        return nil
      }
      return (index, [])
    }
    let stream = PieceStream(
      delivery, after: UnsafeRawBufferPointer(start: nil, count: 0), size: 1 << 19,
      isHashed: false)
    let buffer = PieceBuffer(expected: 1 << 19)
    while let piece = stream.next(into: buffer) {
      skipped = piece.linesBefore
      _ = CSVParser(delimiter: header.delimiter).parse(
        buffer.bytes, range: 0..<piece.range.count, isLast: piece.isLast, visitor: self)
    }
  }

  private var skipped = 0

  override func visit(_ record: RecordSpan) {
    guard skipped + record.line >= headerLines else { return }
    for index in texts.indices where texts[index].field < record.fields.count {
      let text = record.fields[texts[index].field].bytes
      guard text.contains(where: { $0 >= 128 }), texts[index].texts.count < CodedTexts.most
      else { continue }
      texts[index].texts.insert(Array(text))
    }
  }

  /// Everything that means a code of a list, folded.
  static func names(of list: CodeList) -> Set<String> {
    Set(
      list.codes.flatMap { [$0.id, $0.label.az, $0.label.en] + $0.aliases }
        .map { ColumnName($0).folded })
  }
}
