import Model

/// The text of a delivery with corrected rows in place of those that arrived.
///
/// Only a delivery with corrections is held in memory for this. Every other row stays on its line.
struct CorrectedText {
  /// The text.
  private(set) var bytes: [UInt8] = []
  /// Original bytes of withdrawn rows by the position of the mark that stands for them.
  private(set) var withdrawn: [Int: [UInt8]] = [:]
  /// Blank lines that were added below corrected rows which have fewer lines than the original.
  private(set) var blankLines = 0
  /// Corrections that were not made, with their lines.
  private(set) var problems: [(problem: RuleProblem, line: Int)] = []

  /// Corrects rows of a text whose rows begin at `body`, behind so many lines; of several
  /// corrections of a line the last one counts.
  init(
    _ text: [UInt8], body: Int, linesBefore: Int, corrections: [RowCorrection],
    columns: Int, delimiter: UInt8
  ) {
    let byLine = Dictionary(
      corrections.map { ($0.line, $0) }, uniquingKeysWith: { _, second in second })
    var pending = ArraySlice(byLine.values.sorted { $0.line < $1.line })
    for early in pending.prefix(while: { $0.line <= linesBefore }) {
      problems.append((.correctionUnfound, early.line))
      pending.removeFirst()
    }
    bytes.reserveCapacity(text.count + 64)
    bytes += text[..<body]
    var (position, line) = (body, linesBefore + 1)
    text.withUnsafeBytes { raw in
      while let next = pending.first, position < text.count {
        guard line == next.line else {
          let end = LineEnds.nextLine(raw, from: position)
          bytes += text[position..<end]
          (position, line) = (end, line + 1)
          continue
        }
        pending.removeFirst()
        let mark = Withdrawal(lines: LineEnds.count(next.original), columns, delimiter).mark
        if replace(raw, at: position, next, mark) {
          position += next.original.count
          line += LineEnds.count(next.original)
        }
      }
    }
    bytes += text[position...]
    problems += pending.map { (.correctionUnfound, $0.line) }
  }

  /// Puts a correction in the place of the row that begins at a position, if it is the one.
  private mutating func replace(
    _ text: UnsafeRawBufferPointer, at position: Int, _ correction: RowCorrection,
    _ mark: [UInt8]
  ) -> Bool {
    let end = position + correction.original.count
    guard !correction.original.isEmpty, end <= text.count,
      text[position..<end].elementsEqual(correction.original),
      end == text.count || LineEnds.isPart(text[end])
    else {
      problems.append((.correctionUnfound, correction.line))
      return false
    }
    let lines = LineEnds.count(correction.original)
    guard let corrected = correction.corrected else {
      withdrawn[bytes.count] = correction.original
      bytes += mark
      return true
    }
    let own = LineEnds.count(corrected)
    guard !corrected.isEmpty, own == lines || own == 0 else {
      problems.append((.correctionUnfit, correction.line))
      return false
    }
    bytes += corrected
    if own < lines {
      bytes += correction.original.filter(LineEnds.isPart)
      blankLines += lines
    }
    return true
  }
}

/// What stands in the text for a withdrawn row, so that it is counted and nothing is read of it.
struct Withdrawal {
  /// The control character SUBSTITUTE in quotes, which no row of text begins with.
  private static let start: [UInt8] = [Bytes.quote, 0x1A]

  /// A record with another number of fields than the rows have.
  let mark: [UInt8]

  /// Makes the mark for a row of so many more lines in a file of so many columns.
  init(lines: Int, _ columns: Int, _ delimiter: UInt8) {
    let field = Self.start + [UInt8](repeating: 10, count: lines) + [0x1A, Bytes.quote]
    mark = columns == 1 ? field + [delimiter, UInt8(ascii: "x")] : field
  }

  /// Whether a record may be such a mark.
  static func isMark(_ record: UnsafeBufferPointer<UInt8>) -> Bool {
    record.starts(with: start)
  }
}
