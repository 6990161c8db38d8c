/// What an agency agreed to deliver: the grain, the time, the columns and the limits of an extract.
public struct ExtractContract: Sendable {
  /// What time means for a row.
  public enum Time: Hashable, Sendable {
    /// The state at the last day of the delivery's period.
    case snapshot
    /// A spell; the last day is included and a missing one means open.
    case spell(from: String, to: String)
    /// An event on a day.
    case event(date: String)
    /// One row per unit and calendar month.
    case month(column: String)
    /// Aggregates by reference period.
    case period(column: String)
  }

  /// What one delivery holds.
  public enum Delivery: String, Sendable {
    /// Its own period only; deliveries add up.
    case period
    /// Everything; the newest delivery not after the run's period counts.
    case full
  }

  /// Id, as definitions name the extract.
  public var id: String
  /// What readers see.
  public var title: Localized
  /// Who delivers it.
  public var agency: Localized
  /// What one row is, such as person, contract or application.
  public var grain: String
  /// File name within `extracts/PERIOD/`; nil where the rows are made of the lists of what was
  /// received.
  public var file: String?
  /// What time means for a row.
  public var time: Time
  /// What one delivery holds.
  public var delivery: Delivery
  /// How often a delivery is expected; nil means irregularly.
  public var frequency: Frequency?
  /// Months by which a row may be later than what it is about, in deliveries that add up.
  public var lagMonths: Int
  /// Calendar day of the month after the period on which the delivery is due.
  public var dueDay: Int?
  /// Identifier columns through which the person is found, in the order in which they are tried;
  /// empty where rows are not about persons of the register.
  public var personColumns: [String]
  /// Identifier column of the household.
  public var householdColumn: String?
  /// Identifier column of a centre, an employer or another cluster that persons belong to together.
  public var clusterColumn: String?
  /// Columns that name a row uniquely; empty means no key.
  public var key: [String]
  /// Rows that may be quarantined before the extract stops.
  public var limits: QuarantineLimits
  /// How the bytes are cut into fields.
  public var dialect: Dialect
  /// Columns in the order of the definition.
  public var columns: [ColumnContract]
  /// Conditions that every row must satisfy, in the order of the definition.
  public var rules: [RowRule] = []
  /// Columns whose values must occur in other extracts.
  public var references: [Reference] = []
  /// Rows that are sums of other rows.
  public var controlSums: [ControlSum] = []
  /// Whether a delivery without rows is one in which nothing happened; else it is refused.
  public var allowsEmpty = false
  /// Per cent by which the number of rows may differ from the delivery before without a warning.
  public var usualChange = 50.0
  /// Where the definition stands.
  public var location: Location

  /// Describes an extract; rules, references and control sums are set afterwards.
  public init(
    id: String, title: Localized, agency: Localized, grain: String, file: String?, time: Time,
    delivery: Delivery, frequency: Frequency?, lagMonths: Int = 0, dueDay: Int?,
    personColumns: [String], householdColumn: String?, key: [String], limits: QuarantineLimits,
    dialect: Dialect,
    columns: [ColumnContract], location: Location
  ) {
    self.id = id
    self.title = title
    self.agency = agency
    self.grain = grain
    self.file = file
    self.time = time
    self.delivery = delivery
    self.frequency = frequency
    self.lagMonths = lagMonths
    self.dueDay = dueDay
    self.personColumns = personColumns
    self.householdColumn = householdColumn
    self.key = key
    self.limits = limits
    self.dialect = dialect
    self.columns = columns
    self.location = location
  }

  /// The first of the columns through which the person is found; nil where rows are not about
  /// persons of the register.
  public var personColumn: String? {
    personColumns.first
  }

  /// Whether there is a person behind a row, named or not.
  public var isAboutPeople: Bool {
    !["event", "recommendation", "item", "aggregate", "delivery"].contains(grain)
  }

  /// The schemes of the keys through which the person is found, in the order of their columns.
  public var personSchemes: [String] {
    personColumns.compactMap { name in
      guard case .identifier(let scheme)? = column(name)?.type else { return nil }
      return scheme
    }
  }

  /// The column of a name, or nil.
  public func column(_ name: String) -> ColumnContract? {
    columns.first { $0.name == name }
  }
}
