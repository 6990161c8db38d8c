/// What libcsv's callbacks keep between two calls: the place in the bytes and the open record.
struct CSVParserState {
  /// Fields of a record that are told apart; no file with so many columns is read.
  static let mostFields = 16_384

  private let base: UnsafePointer<UInt8>
  private let origin: Int
  private let end: Int
  private let delimiter: UInt8
  private let visitor: Unmanaged<RecordVisitor>
  private var cursor: Int
  private var recordStart: Int
  private var recordLine = 0
  private var line = 0
  private var blankLines = 0
  private var ends = RecordEnds()
  private var overlong: Int?
  private var fields: UnsafeMutablePointer<FieldSpan>
  private var fieldCount = 0
  private var fieldCapacity = 64
  private var copies: [UnsafeMutablePointer<UInt8>] = []

  init(
    base: UnsafePointer<UInt8>, range: Range<Int>, delimiter: UInt8, visitor: RecordVisitor
  ) {
    self.base = base
    origin = range.lowerBound
    end = range.upperBound
    self.delimiter = delimiter
    self.visitor = Unmanaged.passUnretained(visitor)
    cursor = range.lowerBound
    recordStart = range.lowerBound
    fields = .allocate(capacity: fieldCapacity)
  }

  /// Frees what the state holds.
  mutating func release() {
    freeCopies()
    fields.deallocate()
  }

  /// Whether the range is read up to a record boundary.
  var isAtBoundary: Bool {
    recordStart == end
  }

  /// The counts so far, and where the open quote stands.
  func outcome(isOpen: Bool) -> CSVParser.Outcome {
    var open: CSVParser.OpenQuote?
    if isOpen {
      open = CSVParser.OpenQuote(
        line: recordLine + LineEnds.count(base, recordStart..<min(cursor, end)),
        column: cursor - recordStart + 1, field: fieldCount, start: recordStart - origin,
        recordLine: recordLine)
    }
    return CSVParser.Outcome(
      lines: line, blankLines: blankLines, ends: ends, open: open, overlong: overlong)
  }

  /// Whether nothing but the rest of one line follows the quote that is open at the end.
  var isWithinLastLine: Bool {
    let start = min(cursor, end)
    return !UnsafeBufferPointer(start: base + start, count: end - start)
      .contains(where: LineEnds.isPart)
  }

  /// Reports the open record, which is the last one, as cut off.
  mutating func truncate() -> CSVParser.Outcome {
    let record = MalformedRecord(
      start: recordStart, bytes: text(until: end), line: recordLine,
      column: min(cursor, end) - recordStart + 1, field: fieldCount)
    visitor._withUnsafeGuaranteedRef { $0.visit(malformed: record) }
    line = recordLine + LineEnds.count(base, recordStart..<end) + 1
    var outcome = outcome(isOpen: false)
    outcome.isTruncated = true
    return outcome
  }

  /// Takes a field; libcsv has removed quotes and blanks around it.
  ///
  /// Written so that every part of the span is stored once and on its own: a span made in one
  /// place and copied to another waits for its parts.
  @inline(__always)
  mutating func endField(_ text: UnsafeMutableRawPointer?, _ length: Int) {
    let start = cursor
    let stop = start &+ length
    if fieldCount == fieldCapacity { growFields() }
    let span = fields + fieldCount
    fieldCount &+= 1
    let isPlain = stop < end && !isBlank(base[stop]) && !isBlankOrQuote(base[start])
    guard isPlain else {
      span.initialize(to: endUnusual(text, length, at: start))
      return
    }
    span.pointee.content = base + start
    span.pointee.length = length
    span.pointee.offset = start &- recordStart
    span.pointee.marks = []
    cursor = stop &+ 1
  }

  /// Takes a field with quotes or blanks, or at the end of the range.
  @inline(never)
  private mutating func endUnusual(
    _ text: UnsafeMutableRawPointer?, _ length: Int, at start: Int
  ) -> FieldSpan {
    var span = FieldSpan(
      content: base + start, length: length, offset: start - recordStart, marks: [])
    if start < end, base[start] == Bytes.quote {
      endQuoted(&span, text, length, at: start)
    } else if start < end, isBlank(base[start]) {
      let inner = skipBlanks(start)
      if inner < end, base[inner] == Bytes.quote {
        endQuoted(&span, text, length, at: inner)
        span.marks.insert(.blanksOutsideQuotes)
      } else {
        span.content = base + inner
        span.marks = .padded
        cursor = skipBlanks(inner + length) + 1
      }
    } else {
      cursor = start + length
      if cursor < end, isBlank(base[cursor]) {
        cursor = skipBlanks(cursor)
        span.marks = .padded
      }
      cursor += 1
    }
    return span
  }

  /// Ends the open record; `terminator` is the byte of the line end, or -1 at the end of the file.
  mutating func endRecord(_ terminator: Int32) {
    guard fieldCount > 0 else {
      endBlankLine()
      return
    }
    let stop = min(cursor - 1, end)
    line += 1
    noteEnd(terminator)
    if stop &- recordStart > PieceStream.longestRecord, overlong == nil { overlong = recordLine }
    let record = RecordSpan(
      fields: UnsafeMutableBufferPointer(start: fields, count: fieldCount), start: recordStart,
      bytes: text(until: stop), line: recordLine)
    visitor._withUnsafeGuaranteedRef { $0.visit(record) }
    beginRecord(at: min(cursor, end))
  }

  /// Reports the record in which parsing failed and returns where to go on.
  mutating func recover(at position: Int) -> Int {
    var stop = position
    while stop < end, !LineEnds.isPart(base[stop]) { stop += 1 }
    var next = min(stop + 1, end)
    if stop < end {
      if base[stop] == 10 {
        ends.feeds += 1
      } else if next < end, base[next] == 10 {
        next += 1
        ends.pairs += 1
      } else {
        ends.returns += 1
      }
    }
    if stop - recordStart > PieceStream.longestRecord, overlong == nil { overlong = recordLine }
    let record = MalformedRecord(
      start: recordStart, bytes: text(until: stop), line: recordLine,
      column: position - recordStart + 1, field: fieldCount)
    visitor._withUnsafeGuaranteedRef { $0.visit(malformed: record) }
    line = recordLine + LineEnds.count(base, recordStart..<next) + (stop == end ? 1 : 0)
    cursor = next
    beginRecord(at: next)
    return next
  }

  private func text(until stop: Int) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: base + recordStart, count: max(0, stop - recordStart))
  }

  private mutating func endQuoted(
    _ span: inout FieldSpan, _ text: UnsafeMutableRawPointer?, _ length: Int, at quote: Int
  ) {
    span.marks = .quoted
    span.content = base + quote + 1
    let inner = UnsafeRawBufferPointer(start: text, count: text == nil ? 0 : length)
    var doubled = 0
    for index in inner.indices {
      let byte = inner[index]
      if byte == Bytes.quote {
        doubled += 1
      } else if LineEnds.isPart(byte), LineEnds.isEnd(inner, index) {
        line += 1
      }
    }
    if doubled > 0 { span.content = copy(inner, &span.marks) }
    let behind = quote + length + doubled + 2
    cursor = skipBlanks(behind)
    if cursor > behind { span.marks.insert(.blanksOutsideQuotes) }
    cursor += 1
  }

  private mutating func copy(
    _ text: UnsafeRawBufferPointer, _ marks: inout FieldSpan.Marks
  ) -> UnsafePointer<UInt8> {
    let copy = UnsafeMutablePointer<UInt8>.allocate(capacity: text.count + PackedBytes.slack)
    copy.initialize(repeating: 0, count: text.count + PackedBytes.slack)
    UnsafeMutableRawBufferPointer(start: copy, count: text.count).copyMemory(from: text)
    copies.append(copy)
    marks.insert(.copied)
    return UnsafePointer(copy)
  }

  @inline(never)
  private mutating func growFields() {
    guard fieldCapacity < CSVParserState.mostFields else {
      // The row has too many fields whatever comes; the last place serves for the rest.
      fieldCount -= 1
      return
    }
    let larger = UnsafeMutablePointer<FieldSpan>.allocate(capacity: fieldCapacity * 2)
    larger.initialize(from: fields, count: fieldCount)
    fields.deallocate()
    fields = larger
    fieldCapacity *= 2
  }

  private mutating func endBlankLine() {
    let stop = skipBlanks(cursor)
    let isSecondHalf =
      stop == recordStart && stop > origin && stop < end && base[stop] == 10
      && base[stop - 1] == 13
    cursor = min(stop + 1, end)
    if !isSecondHalf {
      blankLines += 1
      line += 1
      if stop < end { noteEnd(Int32(base[stop])) }
    }
    beginRecord(at: cursor)
  }

  /// Counts how a record ends; the terminator is -1 at the end of the file.
  @inline(__always)
  private mutating func noteEnd(_ terminator: Int32) {
    if terminator == 10 {
      ends.feeds &+= 1
    } else if terminator == 13 {
      if cursor < end, base[cursor] == 10 { ends.pairs &+= 1 } else { ends.returns &+= 1 }
    }
  }

  private mutating func beginRecord(at position: Int) {
    recordStart = position
    recordLine = line
    fieldCount = 0
    if !copies.isEmpty { freeCopies() }
  }

  private mutating func freeCopies() {
    for copy in copies { copy.deallocate() }
    copies.removeAll(keepingCapacity: true)
  }

  @inline(__always)
  private func isBlankOrQuote(_ byte: UInt8) -> Bool {
    byte <= Bytes.quote && (byte == Bytes.quote || isBlank(byte))
  }

  @inline(__always)
  private func isBlank(_ byte: UInt8) -> Bool {
    (byte == 32 || byte == 9) && byte != delimiter
  }

  private func skipBlanks(_ position: Int) -> Int {
    var position = position
    while position < end, isBlank(base[position]) { position += 1 }
    return position
  }
}
