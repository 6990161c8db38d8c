/// The agreement about one column.
public struct ColumnContract: Sendable {
  /// Header of the column.
  public var name: String
  /// Declared type.
  public var type: ValueType
  /// Whether an empty field is a fault.
  public var isRequired: Bool
  /// Regular expression that the whole of an identifier must match.
  public var pattern: String?
  /// Least allowed value of a number, scaled like the stored values.
  public var minimum: Int64?
  /// Greatest allowed value of a number, scaled like the stored values.
  public var maximum: Int64?
  /// What a number counts, such as `persons`; nil where it is a magnitude.
  public var counts: String?
  /// Least and greatest usual value, scaled like the stored values; values beyond are loaded and noted.
  public var usual: (least: Int64?, greatest: Int64?) = (nil, nil)
  /// Decimal mark of this column; nil means that of the dialect.
  public var decimalMark: UInt8?
  /// Mark between groups of three digits; nil means that there is none.
  public var grouping: DigitGrouping?
  /// Forms in which dates, months and periods are understood; all but ISO 8601 are noted.
  ///
  /// Where nothing is declared, `10.2026` is no month and no period: it could also be a number.
  public var forms: Set<DateForm>
  /// Texts that stand for a missing value, with what they mean.
  public var missing: [String: MissingMeaning] = [:]
  /// Families of shorthands in place of, or behind, a number.
  public var shorthands: Set<Shorthand> = []
  /// What becomes of a row whose code the list does not have.
  public var unknownCode = RuleSeverity.quarantine
  /// Longest allowed text in bytes.
  public var longest = ColumnContract.longestField
  /// Where the definition stands.
  public var location: Location

  /// Longest text of any column in bytes; a longer one has lost a quote or a line end.
  public static let longestField = 65_535

  /// Declares a column; forms, marks and meanings are set afterwards.
  public init(
    name: String, type: ValueType, isRequired: Bool = false, pattern: String? = nil,
    minimum: Int64? = nil, maximum: Int64? = nil, counts: String? = nil, location: Location
  ) {
    self.name = name
    self.type = type
    self.isRequired = isRequired
    self.pattern = pattern
    self.minimum = minimum
    self.maximum = maximum
    self.counts = counts
    forms = type == .date ? DateForm.undoubted : [.iso, .monthName]
    self.location = location
  }
}
