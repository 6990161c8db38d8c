import Model

/// What is found about whole rows, several rows and several deliveries.
///
/// Cases name rules, columns and codes of the definitions, never a value of the file.
enum RuleProblem {
  case ruleBroken(rule: String, title: String?)
  case referenceMissing(extract: String, column: String)
  case controlSum(over: String)
  case totalDisagrees
  case sameBytes
  case ruleUnsupported(rule: String)
  case columnUnsupported(name: String)
  case ruleNoted(rule: String, title: String?)
  case referenceNoted(extract: String, column: String)
  case referenceUnchecked(extract: String, column: String)
  case controlSumNoted(over: String)
  case controlSumUnchecked(column: String)
  case totalUnchecked
  case volume(before: Int, now: Int)
  case codeVanished(code: String, before: Int)
  case sumJumped(isGreater: Bool)
  case greatestJumped(isGreater: Bool)
  case cellJumped(isGreater: Bool)
  case correctionUnfound
  case correctionUnfit
  case sameBytesWhole
}

extension RuleProblem {
  /// Codes and titles of findings that stop the extract, in order.
  static let stops = [
    ("EXT035", "a rule that no row may break is broken"),
    ("EXT036", "a value that no row may have is not in the other extract"),
    ("EXT037", "a row is not the sum of its parts"),
    ("EXT038", "the total row does not agree with the rows"),
    ("EXT039", "the file has the bytes of an earlier delivery"),
    ("EXT040", "a rule cannot be judged by one row"),
    ("EXT041", "a reference or control sum names a column that it cannot have"),
  ]

  /// Codes and titles of notes and warnings, in order.
  static let notes = [
    ("EXT241", "a row breaks a rule"),
    ("EXT242", "another extract does not have a value"),
    ("EXT243", "a reference was not checked"),
    ("EXT244", "a number is not the sum of its parts"),
    ("EXT245", "a control sum could not be compared"),
    ("EXT246", "the total row could not be compared"),
    ("EXT247", "the number of rows is far from that of the delivery before"),
    ("EXT248", "a code of the delivery before has vanished"),
    ("EXT249", "a sum is a hundred times that of the delivery before, or a hundredth"),
    ("EXT250", "a greatest value is a hundred times that of the delivery before, or a hundredth"),
    ("EXT251", "a number is a hundred times that of the delivery before, or a hundredth"),
    ("EXT252", "a correction is of a row that is not there"),
    ("EXT253", "a correction has other line ends than the row"),
    ("EXT254", "the file has the bytes of the delivery before"),
  ]

  /// Stable code; never reused.
  var code: String {
    switch self {
    case .ruleBroken: "EXT035"
    case .referenceMissing: "EXT036"
    case .controlSum: "EXT037"
    case .totalDisagrees: "EXT038"
    case .sameBytes: "EXT039"
    case .ruleUnsupported: "EXT040"
    case .columnUnsupported: "EXT041"
    case .ruleNoted: "EXT241"
    case .referenceNoted: "EXT242"
    case .referenceUnchecked: "EXT243"
    case .controlSumNoted: "EXT244"
    case .controlSumUnchecked: "EXT245"
    case .totalUnchecked: "EXT246"
    case .volume: "EXT247"
    case .codeVanished: "EXT248"
    case .sumJumped: "EXT249"
    case .greatestJumped: "EXT250"
    case .cellJumped: "EXT251"
    case .correctionUnfound: "EXT252"
    case .correctionUnfit: "EXT253"
    case .sameBytesWhole: "EXT254"
    }
  }

  /// What findings are counted together: those of one rule, or of one code.
  var group: String {
    switch self {
    case .ruleBroken(let rule, _), .ruleNoted(let rule, _): "\(code) \(rule)"
    case .referenceMissing(let extract, let column), .referenceNoted(let extract, let column):
      "\(code) \(extract).\(column)"
    default: code
    }
  }

  /// Errors stop the extract; warnings want somebody to look.
  var severity: Diagnostic.Severity {
    switch self {
    case .ruleBroken, .referenceMissing, .controlSum, .totalDisagrees, .sameBytes,
      .ruleUnsupported, .columnUnsupported:
      .error
    case .ruleNoted, .referenceNoted, .referenceUnchecked, .controlSumNoted, .controlSumUnchecked,
      .cellJumped, .sameBytesWhole:
      .note
    default: .warning
    }
  }

  /// The status of a run that this problem stops, or nil where it does not stop one.
  var status: ExitStatus? {
    switch self {
    case .ruleUnsupported, .columnUnsupported: .badDefinition
    default: severity == .error ? .badData : nil
    }
  }
}

extension RuleProblem {
  /// What is wrong, without the value; `field` is the column that is meant.
  func message(field: String?) -> String {
    let place = field.map { " in column '\($0)'" } ?? ""
    switch self {
    case .ruleBroken(let rule, let title), .ruleNoted(let rule, let title):
      return "a row breaks the rule '\(rule)'\(place)" + (title.map { ": \($0)" } ?? "")
    case .referenceMissing(let extract, let column), .referenceNoted(let extract, let column):
      return "column '\(column)' of extract '\(extract)' does not have the value\(place)"
    case .referenceUnchecked(let extract, let column):
      return "values\(place) were not compared with column '\(column)' of extract '\(extract)',"
        + " which was not read"
    case .controlSum(let over), .controlSumNoted(let over):
      return "the number\(place) is not the sum of the rows that it is the total of, over '\(over)'"
    case .controlSumUnchecked(let column):
      return "a control sum of column '\(column)' could not be compared:"
        + " parts of it are missing or were set aside"
    case .totalDisagrees: return "the total row\(place) is not the sum of the rows"
    case .totalUnchecked:
      return "the total row\(place) could not be compared:"
        + " values are missing or rows were set aside"
    case .volume(let before, let now): return "\(now) rows; the delivery before had \(before)"
    case .codeVanished(let code, let before):
      return "code '\(code)'\(place), which \(before) rows of the delivery before had, has vanished"
    case .sumJumped(let isGreater): return "the sum\(place) is \(RuleProblem.fold(isGreater))"
    case .greatestJumped(let isGreater):
      return "the greatest value\(place) is \(RuleProblem.fold(isGreater))"
    case .cellJumped(let isGreater): return "the number\(place) is \(RuleProblem.fold(isGreater))"
    case .ruleUnsupported(let rule): return "rule '\(rule)' cannot be judged by one row"
    case .columnUnsupported(let name):
      return "a reference or control sum cannot have column '\(name)'"
    default: return title
    }
  }

  private static func fold(_ isGreater: Bool) -> String {
    (isGreater ? "a hundred times or more" : "a hundredth or less")
      + " of that in the delivery before"
  }

  private var title: String {
    (RuleProblem.stops + RuleProblem.notes).first { $0.0 == code }?.1 ?? code
  }

  /// What to do about it.
  var remedy: String {
    switch self {
    case .ruleBroken, .ruleNoted:
      "ask the agency for the right values, or correct the rule in the contract"
    case .referenceMissing, .referenceNoted: "ask both agencies which of the two extracts is right"
    case .referenceUnchecked: "read the other extract too, or remove the reference"
    case .controlSum, .controlSumNoted, .totalDisagrees:
      "ask the agency which of the numbers is right"
    case .controlSumUnchecked, .totalUnchecked: "mend the rows that were set aside, then compare"
    case .sameBytes, .sameBytesWhole: "check whether an old file was delivered under a new name"
    case .volume: "ask the agency whether the delivery is complete and has nothing twice"
    case .codeVanished: "ask the agency whether there are really no such rows any more"
    case .sumJumped, .greatestJumped, .cellJumped:
      "ask the agency whether the unit has changed, or a number was typed with other digits"
    case .correctionUnfound: "look whether the file was delivered again, and correct the row anew"
    case .correctionUnfit: "write the corrected row on as many lines as the original"
    case .ruleUnsupported: "use columns of the row, numbers, codes, days and months only"
    case .columnUnsupported:
      "name a column of the contract; a control sum needs a number and a coded key column"
    }
  }
}
