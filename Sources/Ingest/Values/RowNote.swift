import Model

/// What can be normalised in, or worth saying about, a value of a row that is loaded.
enum RowNote: String, CaseIterable {
  case blanks = "EXT201"
  case numberForm = "EXT221"
  case grouping = "EXT222"
  case timeForm = "EXT223"
  case specialValue = "EXT224"
  case statusMark = "EXT225"
  case invisibleCharacter = "EXT226"
  case unicodeForm = "EXT227"
  case letterCase = "EXT228"
  case lookAlike = "EXT229"
  case innerBlanks = "EXT230"
  case punctuation = "EXT231"
  case codeLabel = "EXT232"
  case codeAlias = "EXT233"
  case repairedCode = "EXT234"
  case unknownCode = "EXT235"
  case unusualValue = "EXT236"
  case spreadsheetFormula = "EXT237"
  case yesNoForm = "EXT238"

  /// What was done or seen, without the value.
  var title: String {
    switch self {
    case .blanks: "blanks around values were removed"
    case .numberForm: "a number was written in another form"
    case .grouping: "the digits of a number were grouped"
    case .timeForm: "a time was written in another form"
    case .specialValue: "a marker says why the value is missing"
    case .statusMark: "a mark stands behind a number"
    case .invisibleCharacter: "invisible characters were removed"
    case .unicodeForm: "letters are composed in another way"
    case .letterCase: "letters are in another case"
    case .lookAlike: "letters of another alphabet look like the right ones"
    case .innerBlanks: "blanks within the text are others"
    case .punctuation: "dashes or apostrophes are others"
    case .codeLabel: "a label stands in place of the code"
    case .codeAlias: "an alias stands in place of the code"
    case .repairedCode: "letters that were lost were put back, as only one code fits"
    case .unknownCode: "the code list does not have this code; it was loaded as missing"
    case .unusualValue: "the number is outside its usual range"
    case .spreadsheetFormula: "a spreadsheet would run this text as a formula"
    case .yesNoForm: "yes or no was written in another form"
    }
  }

  /// Warnings are about values that somebody should look at; the others are certain.
  var severity: Diagnostic.Severity {
    switch self {
    case .repairedCode, .unknownCode, .unusualValue: .warning
    default: .note
    }
  }

  /// What to do about it; nil where there is nothing to do.
  var remedy: String? {
    switch self {
    case .repairedCode: "ask the agency to export in an encoding that has all letters"
    case .unknownCode: "add the code to the list, or ask the agency to correct it"
    case .unusualValue: "compare with the period before, and ask the agency"
    case .spreadsheetFormula: "open the file as text, not in a spreadsheet"
    default: nil
    }
  }
}

/// A set of notes about one value, in a machine word.
struct RowNoteSet: OptionSet {
  var rawValue: UInt32

  /// The set of one note.
  static func only(_ note: RowNote) -> RowNoteSet {
    RowNoteSet(rawValue: 1 << UInt32(RowNote.allCases.firstIndex(of: note) ?? 0))
  }

  /// Adds a note.
  mutating func add(_ note: RowNote) {
    formUnion(.only(note))
  }

  /// The notes in their order.
  var notes: [RowNote] {
    RowNote.allCases.filter { contains(.only($0)) }
  }
}
