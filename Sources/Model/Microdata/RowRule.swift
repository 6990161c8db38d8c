/// What becomes of a delivery in which a rule does not hold.
public enum RuleSeverity: String, CaseIterable, Hashable, Sendable {
  /// The row is loaded and the finding recorded.
  case note
  /// The row is set aside.
  case quarantine
  /// The delivery is not used.
  case reject
}

/// What a rule says where it needs a value that is missing.
public enum MissingStrategy: String, CaseIterable, Hashable, Sendable {
  /// The rule holds.
  case pass
  /// The rule does not hold.
  case fail
}

/// A condition on the columns of one row.
public struct RowRule: Hashable, Sendable {
  /// Name of the rule within its extract, as findings print it.
  public var id: String
  /// The rows that the rule is about; nil means all.
  public var condition: Expression?
  /// What must hold; columns are those of level 0, and nothing else is looked at.
  public var requirement: Expression
  /// What becomes of a row in which it does not hold.
  public var severity: RuleSeverity
  /// What an unknown truth counts as.
  public var missing: MissingStrategy
  /// What the rule says, in words; nil where the expression says enough.
  public var title: Localized?
  /// Where the definition stands.
  public var location: Location

  /// Declares a rule.
  public init(
    id: String, condition: Expression? = nil, requirement: Expression,
    severity: RuleSeverity = .quarantine, missing: MissingStrategy = .pass,
    title: Localized? = nil, location: Location
  ) {
    self.id = id
    self.condition = condition
    self.requirement = requirement
    self.severity = severity
    self.missing = missing
    self.title = title
    self.location = location
  }
}

/// A column whose values must occur in a column of another extract (a foreign key).
public struct Reference: Hashable, Sendable {
  /// Column of this extract.
  public var column: String
  /// The other extract.
  public var extract: String
  /// Its column, of the same scheme or code list.
  public var otherColumn: String
  /// What becomes of a row whose value does not occur there.
  public var severity: RuleSeverity
  /// What a missing value counts as.
  public var missing: MissingStrategy
  /// Where the definition stands.
  public var location: Location

  /// Declares a reference.
  public init(
    column: String, extract: String, otherColumn: String, severity: RuleSeverity = .note,
    missing: MissingStrategy = .pass, location: Location
  ) {
    self.column = column
    self.extract = extract
    self.otherColumn = otherColumn
    self.severity = severity
    self.missing = missing
    self.location = location
  }
}

/// Rows of an aggregate extract that are the sums of its other rows.
///
/// A row is a sum where a column has the code of the total; its number must be the sum of the rows
/// that are equal in all other key columns.
public struct ControlSum: Hashable, Sendable {
  /// The number that is summed.
  public var column: String
  /// The key column in which a code means the total.
  public var over: String
  /// The position in the code list of `over` that means the total.
  public var total: Int
  /// What becomes of a sum that does not agree.
  public var severity: RuleSeverity
  /// Where the definition stands.
  public var location: Location

  /// Declares a control sum.
  public init(
    column: String, over: String, total: Int, severity: RuleSeverity = .reject, location: Location
  ) {
    self.column = column
    self.over = over
    self.total = total
    self.severity = severity
    self.location = location
  }
}
