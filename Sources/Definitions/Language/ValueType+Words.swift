import Model

extension ValueType {
  /// What a message calls a value of the type.
  var words: String {
    switch self {
    case .code(let list): "a code of “\(list)”"
    case .identifier: "an identifier"
    case .integer: "a whole number"
    case .decimal: "a decimal number"
    case .real: "a number"
    case .date: "a date"
    case .month: "a month"
    case .schoolYear: "a school year"
    case .period: "a period"
    case .yesNo: "a condition"
    case .text: "a text"
    case .codeSet(let list): "a set of codes of “\(list)”"
    case .months: "a length in months"
    case .days: "a number of days"
    }
  }

  /// Whether a value is several codes at once.
  var isSet: Bool {
    if case .codeSet = self { true } else { false }
  }
}
