import Model

/// What looking carefully at one field gave.
struct FieldOutcome {
  /// The stored value; missing too where the column is a text.
  var value = Column.missingWide
  /// The text to be numbered, or that tells unknown codes apart; nil means none.
  var text: [UInt8]?
  /// What is wrong.
  var fault: RowFault?
  /// What is to be noted if the row is accepted.
  var notes: RowNoteSet = []
  /// Why the value is missing, where a marker says so.
  var meaning: MissingMeaning?
  /// What the value would be; holds data, for quarantine only.
  var suggestion = ""

  /// A fault.
  static func fault(_ fault: RowFault, suggestion: String = "") -> FieldOutcome {
    FieldOutcome(fault: fault, suggestion: suggestion)
  }

  /// A value that is missing for a reason.
  static func missing(_ meaning: MissingMeaning) -> FieldOutcome {
    FieldOutcome(notes: .only(.specialValue), meaning: meaning)
  }
}
