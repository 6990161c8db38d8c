/// What can be wrong with one row; it goes to quarantine with the code as its reason.
enum RowFault: UInt8, CaseIterable {
  case raggedRow
  case badQuote
  case missingValue
  case malformedInteger
  case malformedDecimal
  case tooManyPlaces
  case malformedDate
  case noSuchDay
  case malformedMonth
  case malformedPeriod
  case malformedSchoolYear
  case malformedYesNo
  case outOfRange
  case unknownCode
  case identifierPattern
  case identifierCheckCharacter
  case identifierDigitsLost
  case identifierLookAlike
  case notUTF8
  case controlCharacter
  case fieldTooLong
  case otherPeriod
  case laterThanPeriod
  case spellReversed
  case duplicateIdentical
  case duplicateConflicting

  /// Stable code, `EXT101` and on.
  var code: String {
    "EXT\(101 + Int(rawValue))"
  }
}

/// One row at fault, with its place and its bytes.
struct FaultyRow {
  var fault: RowFault
  /// Physical line from zero, of the piece first and of the file later.
  var line: Int
  /// One-based byte column.
  var column: Int
  /// Position of the field in the header, or nil where the row as a whole is at fault.
  var field: Int?
  /// Fields found, for a ragged row.
  var fieldCount = 0
  /// Position of the first byte, in the piece first and in the file later.
  var start: Int
  /// The row as it arrived, without the line end.
  var bytes: [UInt8]
}
