extension DefinitionProblem {
  /// What is wrong with a single value or field.
  var valueMessage: String {
    switch self {
    case .emptyText: "text is empty"
    case .notInteger(let range):
      "not a whole number from \(range.lowerBound) to \(range.upperBound)"
    case .notNumber(let fault): fault.message
    case .notYesNo: "neither yes nor no"
    case .notAmong: "not one of the allowed words"
    case .notIdentifier: "not an identifier"
    case .notDay: "not a calendar day"
    case .notPeriod: "not a reference period of the right frequency"
    case .notDuration: "not a number of months"
    case .notTimeLength: "not a number of days or months"
    case .notReleaseTime: "not a day and time"
    case .notFileName: "not a plain file name or path"
    case .unknownName(let kind, let name, _): "unknown \(kind.rawValue) `\(name)`"
    case .duplicateName(let kind, let name, let line):
      "\(kind.rawValue) `\(name)` occurs again"
        + (line.map { "; it first stands on line \($0)" } ?? "")
    case .reversed(let first, let last): "`\(last)` comes before `\(first)`"
    case .quoting(let fault): fault.message
    case .raggedRow(let fields, let columns): "row has \(fields) fields, header has \(columns)"
    case .missingColumn(let name): "column `\(name)` is missing"
    case .unknownColumn(let name, _): "unknown column `\(name)`"
    case .outerBlank: "blank at the beginning or end of a field"
    case .bareCarriageReturn: "carriage return without a line feed"
    case .notCode: "not a code: blanks, quotation marks and commas are not allowed"
    case .reservedCode: "code is reserved for totals and unknown values"
    case .severalParentLists: "parents of one list belong to different lists"
    case .parentCycle: "code is its own ancestor"
    case .overlap(let line): "value is for days that line \(line) also covers"
    case .calendarGap: "day does not follow the day of the row before"
    case .ambiguousAlias(let alias, let code): "alias `\(alias)` also means code `\(code)`"
    default: contractMessage
    }
  }

  /// What to do about a single value or field.
  var valueRemedy: String {
    switch self {
    case .emptyText: "write the text"
    case .notInteger: "write digits only, within the range"
    case .notNumber(let fault): fault.remedy
    case .notYesNo: "write yes or no"
    case .notAmong(let nearest, let allowed):
      suggestion(nearest, verb: "write") ?? "use one of: \(allowed.joined(separator: ", "))"
    case .notIdentifier: "use a-z, 0-9 and _, beginning with a letter, at most 60 characters"
    case .notDay: "write year-month-day, as in 2026-10-31"
    case .notPeriod(let example): "write it as in \(example)"
    case .notDuration: "write it as in `24 months`"
    case .notTimeLength: "write it as in `14 days` or `2 months`"
    case .notReleaseTime: "write Baku time as in \"2026-11-20 10:00\", with quotation marks"
    case .notFileName: "write the name as it is in the folder, without empty parts"
    case .unknownName(let kind, _, let nearest):
      suggestion(nearest, verb: "write") ?? "define the \(kind.rawValue) first, or correct the name"
    case .duplicateName: "keep one of the two, or give one another name"
    case .reversed(let first, let last): "exchange `\(first)` and `\(last)`, or correct one"
    case .quoting(let fault): fault.remedy
    case .raggedRow: "add or delete commas; put a field that holds a comma between quotation marks"
    case .missingColumn(let name): "add `\(name)` to the header, fields separated by commas"
    case .unknownColumn(_, let nearest):
      suggestion(nearest, verb: "write") ?? "delete the column"
    case .outerBlank: "delete the blank"
    case .bareCarriageReturn: "save the file with line ends LF or CR LF"
    case .notCode: "write a short code such as `employed`, and the text in the label"
    case .reservedCode: "use another code; `_T`, `_U` and `_Z` are made by Yol"
    case .severalParentLists: "name the same list in every row that has a parent"
    case .parentCycle: "leave the parent of the topmost code empty"
    case .overlap: "let one value end on the day before the next begins"
    case .calendarGap: "list every day once, in order, from the first to the last"
    case .ambiguousAlias: "delete the alias from one of the two, or from both"
    default: contractRemedy
    }
  }
}

extension DefinitionProblem.NumberFault {
  fileprivate var message: String {
    switch self {
    case .form: "not a number"
    case .tooManyPlaces(let places): "number has more than \(places) decimal places"
    case .below(let least): "number is below \(least)"
    case .above(let greatest): "number is above \(greatest)"
    }
  }

  fileprivate var remedy: String {
    switch self {
    case .form: "write digits with a decimal point, as in 12.5"
    case .tooManyPlaces: "round it, or declare more places"
    case .below(let least): "write a number of at least \(least)"
    case .above(let greatest): "write a number of at most \(greatest)"
    }
  }
}

extension DefinitionProblem.QuotingFault {
  fileprivate var message: String {
    switch self {
    case .unclosed: "quotation mark is not closed"
    case .insideUnquoted: "quotation mark inside an unquoted field"
    case .textAfterClosing: "text after the closing quotation mark"
    }
  }

  fileprivate var remedy: String {
    switch self {
    case .unclosed: "close it, or delete it"
    case .insideUnquoted: "put the whole field between quotation marks and double those inside"
    case .textAfterClosing: "double quotation marks inside the field"
    }
  }
}
