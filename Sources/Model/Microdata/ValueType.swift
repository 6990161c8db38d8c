/// The declared type of an extract's column and of every expression over it.
public enum ValueType: Hashable, Sendable {
  /// A code of a code list, stored as its index in the list.
  case code(list: String)
  /// A key of a scheme such as `fin`, stored as an index into the column's dictionary.
  case identifier(scheme: String)
  /// A whole number.
  case integer
  /// An exact number with so many decimal places, stored scaled by 10^places.
  case decimal(places: Int)
  /// A number that is the result of a division; never stored in a table.
  case real
  /// A calendar day, stored as `Day.number`.
  case date
  /// A calendar month, stored as `ReferencePeriod.ordinal` of monthly frequency.
  case month
  /// A school year, stored as the year it begins in.
  case schoolYear
  /// Any period, stored as `ReferencePeriod.stored`.
  case period
  /// A set of codes of a list, stored as a bit for each; occurs in expressions only.
  case codeSet(list: String)
  /// Yes or no, stored as 1 or 0.
  case yesNo
  /// Free text, stored as an index into the column's dictionary.
  case text
  /// A length of time in calendar months; occurs in expressions only.
  case months
  /// A length of time in days; occurs in expressions only.
  case days

  /// Whether values need 64 bits; all others fit into 32.
  public var isWide: Bool {
    switch self {
    case .integer, .decimal, .codeSet: true
    default: false
    }
  }

  /// Whether the column keeps a dictionary of texts.
  public var hasDictionary: Bool {
    switch self {
    case .identifier, .text: true
    default: false
    }
  }

  /// What stored exact numbers are divided by; nil where the type is no exact number.
  public var scale: Int64? {
    switch self {
    case .integer, .days, .schoolYear: 1
    case .decimal(let places):
      (0..<max(0, min(places, 18))).reduce(1) { product, _ in product * 10 }
    default: nil
    }
  }

  /// Whether values can be added up or averaged.
  public var isNumeric: Bool {
    self == .real || scale != nil
  }
}
