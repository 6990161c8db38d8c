extension RowFault {
  /// What is wrong, without the value.
  var title: String {
    switch self {
    case .raggedRow: "the row has another number of fields than the header"
    case .badQuote: "a quote stands where none can stand"
    case .missingValue: "a required value is missing"
    case .malformedInteger: "this is not a whole number"
    case .malformedDecimal: "this is not a decimal number"
    case .tooManyPlaces: "the number has more decimal places than declared"
    case .malformedDate: "this is not a date"
    case .noSuchDay: "the calendar has no such day"
    case .malformedMonth: "this is not a month"
    case .malformedPeriod: "this is not a period"
    case .malformedSchoolYear: "this is not a school year"
    case .malformedYesNo: "this is neither yes nor no"
    case .outOfRange: "the number is outside the declared range"
    case .unknownCode: "the code list does not have this code"
    case .identifierPattern: "the identifier does not match its pattern"
    case .identifierCheckCharacter: "the identifier is one character too long"
    case .identifierDigitsLost: "the identifier has digits only and is too short"
    case .identifierLookAlike: "the identifier has Cyrillic letters"
    case .notUTF8: "the text is not UTF-8"
    case .controlCharacter: "the text has a control character"
    case .fieldTooLong: "the field is longer than 65,535 bytes"
    case .otherPeriod: "the row belongs to an earlier period"
    case .laterThanPeriod: "the row is later than the period"
    case .spellReversed: "the spell ends before it begins"
    case .duplicateIdentical: "the row occurs twice"
    case .duplicateConflicting: "the key occurs twice with different values"
    }
  }

  /// What to do about it.
  var remedy: String {
    switch self {
    case .raggedRow: "quote values that hold the delimiter; restore what is missing"
    case .badQuote: "quote the whole value without blanks around it, and double quotes within it"
    case .missingValue: "ask the agency for the value; an empty field is never read as zero"
    case .malformedInteger: "write digits only, without grouping, decimals or words"
    case .malformedDecimal: "write digits and the decimal mark of the contract, without grouping"
    case .tooManyPlaces: "round at the source, or declare more places in the contract"
    case .malformedDate: "write dates as YYYY-MM-DD, not as day.month.year or an Excel number"
    case .noSuchDay: "ask the agency for the right date"
    case .malformedMonth: "write months as YYYY-MM"
    case .malformedPeriod: "write periods as YYYY, YYYY-Qn or YYYY-MM"
    case .malformedSchoolYear: "write two years in a row as YYYY/YYYY"
    case .malformedYesNo: "write 1 or 0, or bəli or xeyr"
    case .outOfRange: "ask the agency for the right number, or widen the range in the contract"
    case .unknownCode: "add the code to the list, or ask the agency to correct it"
    case .identifierPattern: "ask the agency for the right identifier"
    case .identifierCheckCharacter:
      "leave out the last character: the card prints a check character after the FIN"
    case .identifierDigitsLost:
      "export again with the column as text: a spreadsheet has dropped leading zeros or letters"
    case .identifierLookAlike: "type the letters on a Latin keyboard"
    case .notUTF8: "export as UTF-8, or declare the file's encoding in the contract"
    case .controlCharacter: "remove the character at the source"
    case .fieldTooLong: "look for a missing quote or delimiter"
    case .otherPeriod: "deliver the row with its own period"
    case .laterThanPeriod: "ask the agency for the right date"
    case .spellReversed: "ask the agency for the right dates"
    case .duplicateIdentical: "deliver the row once"
    case .duplicateConflicting: "ask the agency which row is right; the first one was kept"
    }
  }
}
