import CLibCSV

/// Cuts bytes into records by libcsv in strict mode, with positions that libcsv does not give.
///
/// libcsv hands out the text of a field but not its place. Because the parser is strict, the place
/// follows from the bytes: a field begins where the one before ended, and its raw length is known
/// from its text. That gives lines, columns and original bytes at next to no cost, and shows the
/// blanks that libcsv strips. libcsv's own space function stays unset: calling it for every byte
/// costs a third of the speed.
///
/// After a malformed quote, parsing resumes behind the next line end.
struct CSVParser {
  /// How a range of bytes ended.
  struct Outcome {
    /// Physical lines that the range holds.
    var lines = 0
    /// Lines with nothing but blanks.
    var blankLines = 0
    /// Records and blank lines by how they end; line ends within quotes are part of the text.
    var ends = RecordEnds()
    /// Set where the range ends within a record.
    var open: OpenQuote?
    /// Whether the file ends within a quote that was opened on its last line.
    var isTruncated = false
    /// Line, from zero, of the first record that is longer than any can be.
    var overlong: Int?
  }

  /// Where a record begins that the range does not end, and where its open quote stands.
  struct OpenQuote: Equatable {
    /// Physical line of the quote, counted from the beginning of the range, from zero.
    var line: Int
    /// One-based byte column.
    var column: Int
    /// Position of the field.
    var field: Int
    /// Bytes from the beginning of the range to the beginning of the record.
    var start: Int
    /// Physical line of the record.
    var recordLine: Int
  }

  /// Field delimiter.
  var delimiter: UInt8

  /// Visits every record of a range that begins at a record boundary.
  ///
  /// Only the last range of a file (`isLast`) may end without a line end.
  func parse(
    _ bytes: UnsafeRawBufferPointer, range: Range<Int>, isLast: Bool, visitor: RecordVisitor
  ) -> Outcome {
    guard let base = bytes.bindMemory(to: UInt8.self).baseAddress, !range.isEmpty else {
      return Outcome()
    }
    let state = UnsafeMutablePointer<CSVParserState>.allocate(capacity: 1)
    state.initialize(
      to: CSVParserState(base: base, range: range, delimiter: delimiter, visitor: visitor))
    defer {
      state.pointee.release()
      state.deinitialize(count: 1)
      state.deallocate()
    }
    var parser = csv_parser()
    start(&parser)
    defer { csv_free(&parser) }
    var position = range.lowerBound
    while position < range.upperBound {
      let length = range.upperBound - position
      position += csv_parse(
        &parser, base + position, length, fieldEnded, recordEnded, state)
      guard position < range.upperBound else { break }
      position = state.pointee.recover(at: position)
      csv_free(&parser)
      start(&parser)
    }
    if isLast, csv_fini(&parser, fieldEnded, recordEnded, state) != 0 {
      return state.pointee.isWithinLastLine
        ? state.pointee.truncate() : state.pointee.outcome(isOpen: true)
    }
    return state.pointee.outcome(isOpen: !isLast && !state.pointee.isAtBoundary)
  }

  private func start(_ parser: inout csv_parser) {
    csv_init(&parser, UInt8(CSV_STRICT | CSV_STRICT_FINI | CSV_REPALL_NL))
    csv_set_delim(&parser, delimiter)
    csv_set_blk_size(&parser, 4096)
  }
}

private func fieldEnded(
  text: UnsafeMutableRawPointer?, length: Int, context: UnsafeMutableRawPointer?
) {
  guard let context else { return }
  context.assumingMemoryBound(to: CSVParserState.self).pointee.endField(text, length)
}

private func recordEnded(terminator: Int32, context: UnsafeMutableRawPointer?) {
  guard let context else { return }
  context.assumingMemoryBound(to: CSVParserState.self).pointee.endRecord(terminator)
}
