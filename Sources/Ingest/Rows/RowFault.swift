/// What can be wrong with one row; it goes to quarantine with the code as its reason.
enum RowFault: UInt8, CaseIterable {
  case raggedRow = 101
  case badQuote = 102
  case missingValue = 103
  case malformedInteger = 104
  case malformedDecimal = 105
  case tooManyPlaces = 106
  case malformedDate = 107
  case noSuchDay = 108
  case malformedMonth = 109
  case malformedPeriod = 110
  case malformedSchoolYear = 111
  case malformedYesNo = 112
  case outOfRange = 113
  case unknownCode = 114
  case identifierPattern = 115
  case identifierCheckCharacter = 116
  case identifierDigitsLost = 117
  case identifierLookAlike = 118
  case notUTF8 = 119
  case controlCharacter = 120
  case fieldTooLong = 121
  case otherPeriod = 122
  case laterThanPeriod = 123
  case spellReversed = 124
  case duplicateIdentical = 125
  case duplicateConflicting = 126
  case undeclaredMissing = 127
  case ambiguousDate = 128
  case otherFrequency = 129
  case excelSerial = 130
  case otherDecimalMark = 131
  case undeclaredGrouping = 132
  case mojibake = 133
  case identifierExponent = 134
  case twoDigitYear = 135
  case ambiguousCode = 136
  case refusedCode = 137
  case ruleBroken = 140
  case referenceMissing = 141
  case totalRow = 142
  case controlSum = 143
  case withdrawn = 144
  case headerAgain = 150
  case textWithoutName = 151

  /// Stable code, `EXT101` and on: the raw value is its number.
  var code: String {
    "EXT\(rawValue)"
  }

  /// Room for counts by `slot`.
  static let slots = 100
  /// Place of the fault among counts.
  @inline(__always)
  var slot: Int {
    Int(rawValue) - 101
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
  var field: Int? = nil
  /// Fields found, for a ragged row.
  var fieldCount = 0
  /// What is wrong more exactly, such as the name of a rule; without data values.
  var detail: String?
  /// Whether another row's finding speaks of this one too.
  var isSilent = false
  /// Whether no accepted row follows.
  var isLastOfAll = false
  /// Rows of the same piece that were accepted before.
  var acceptedBefore = 0
  /// Position of the first byte, in the piece first and in the file later.
  var start: Int
  /// The row as it arrived, without the line end.
  var bytes: [UInt8]
  /// What the value would be if the fault is what it looks like; holds data, for quarantine only.
  var suggestion = ""
}
