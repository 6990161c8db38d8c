import Model

/// Everything that can be wrong or worth a note about a delivery.
///
/// Cases hold facts; `ExtractProblem+Text.swift` phrases them. None holds a value of the file. Names
/// that the header has beyond the contract are held only where some column of the contract is found
/// too: a file without a header has data there.
enum ExtractProblem {
  case fileMissing
  case notPermitted
  case unreadable
  case changedWhileRead
  case empty
  case otherFormat(FileSignature)
  case encodingUnknown
  case undecodable
  case headerNotText
  case headerMissing(found: Int?)
  case columnMissing(name: String, near: String?)
  case columnTwice(name: String)
  case columnUnknown(name: String)
  case unclosedQuote
  case zeroBytesAtEnd
  case wrongPeriod(period: String)
  case tooManyQuarantined(rows: Int, read: Int, limits: QuarantineLimits)
  case codeListMissing(list: String, column: String)
  case patternUnsupported(column: String)
  case recordTooLong
  case encodingAmbiguous(names: [String])
  case gzipDamaged
  case gzipBeyondLimit
  case tooManyColumns(count: Int)
  case noRowsRefused
  case tooManyLines
  case tooLargeToConvert(encoding: String)
  case row(RowFault, field: String?, detail: String?)
  case rule(RuleProblem)
  case value(RowNote, column: String)
  case converted(encoding: String, isDeclared: Bool)
  case blankLines(count: Int)
  case headerNormalised(column: String)
  case loneReturns(count: Int)
  case noRows
  case earlierRows(column: String, count: Int)
  case columnsReordered
  case separatorLine(isTrue: Bool)
  case columnIgnored(name: String)
  case columnUnnamed(position: Int)
  case delimiterRecognised(UInt8)
  case preamble(lines: Int)
  case byteOrderMark
  case mixedLineEnds(RecordEnds)
  case truncated
  case unpacked
}

extension ExtractProblem {
  /// All codes with a title, in order, for the page on diagnostics.
  static let catalogue: [(code: String, title: String)] =
    fileCatalogue + RuleProblem.stops + RowFault.allCases.map { ($0.code, $0.title) }
    + noteCatalogue + RuleProblem.notes

  private static let fileCatalogue = [
    ("EXT001", "there is no such file"),
    ("EXT002", "the file may not be read"),
    ("EXT003", "the file cannot be read"),
    ("EXT004", "the file was changed while it was read"),
    ("EXT005", "the file is empty"),
    ("EXT006", "the file is not a CSV file"),
    ("EXT007", "the contract names an unknown encoding"),
    ("EXT008", "the file is not in the declared encoding"),
    ("EXT009", "the header is not UTF-8 text"),
    ("EXT010", "the file has no header"),
    ("EXT011", "a column of the contract is missing"),
    ("EXT012", "a column occurs twice"),
    ("EXT013", "a column is not in the contract"),
    ("EXT014", "a quote is not closed"),
    ("EXT015", "the file ends in zero bytes"),
    ("EXT016", "the file belongs to another period"),
    ("EXT017", "more rows were quarantined than the contract allows"),
    ("EXT018", "a code list is missing"),
    ("EXT019", "a pattern is not one of a key"),
    ("EXT021", "a row is longer than 4 MiB, which no row is"),
    ("EXT022", "the encoding of the file cannot be told"),
    ("EXT023", "the compressed file is damaged"),
    ("EXT024", "the compressed file unpacks to too much"),
    ("EXT025", "the file has too many columns"),
    ("EXT026", "the file has no rows, and the contract does not allow that"),
    ("EXT027", "the file has more than 100 million lines"),
    ("EXT028", "the file is too large to be converted"),
  ]

  private static let noteCatalogue =
    ([
      ("EXT202", "the file was converted to UTF-8"),
      ("EXT203", "blank lines were passed over"),
      ("EXT204", "a column's name was normalised"),
      ("EXT205", "lines end with a carriage return alone"),
      ("EXT206", "the file has no rows"),
      ("EXT207", "rows are dated before the period"),
      ("EXT208", "the columns stand in another order"),
      ("EXT209", "the first line names the delimiter"),
      ("EXT210", "a column is not in the contract and is not looked at"),
      ("EXT211", "a column has no name and must be empty"),
      ("EXT212", "the delimiter is not the declared one"),
      ("EXT213", "lines above the header were passed over"),
      ("EXT214", "a byte-order mark stands before the text"),
      ("EXT215", "lines end in different ways"),
      ("EXT216", "the file seems to have been cut off"),
      ("EXT217", "the file was unpacked"),
    ] + RowNote.allCases.map { ($0.rawValue, $0.title) }).sorted { $0.0 < $1.0 }
}
