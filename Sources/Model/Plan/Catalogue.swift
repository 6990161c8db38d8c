/// A parameter's value for some time and group, such as the subsistence minimum of children in 2026.
public struct DatedParameter: Hashable, Sendable {
  /// Id of the parameter.
  public var id: String
  /// Group of persons it is for; `all` where it is for everybody.
  public var group: String
  /// First day on which the value is in force.
  public var validFrom: Day
  /// Last day on which the value is in force.
  public var validTo: Day
  /// Value in the parameter's own unit.
  public var value: Double

  /// Records a value.
  public init(id: String, group: String, validFrom: Day, validTo: Day, value: Double) {
    self.id = id
    self.group = group
    self.validFrom = validFrom
    self.validTo = validTo
    self.value = value
  }
}

/// The methodology of a workspace, checked: everything that stands in `indicators/`.
public struct Catalogue: Sendable {
  /// Areas in the order they are shown.
  public var areas: [Area]
  /// Extracts in the order of their definition.
  public var contracts: [ExtractContract]
  /// Code lists by id.
  public var codeLists: [String: CodeList]
  /// Dimensions by id.
  public var dimensions: [String: Dimension]
  /// Dated parameters.
  public var parameters: [DatedParameter]
  /// Indicators in the order they are shown.
  public var indicators: [Indicator]
  /// Work, school and term days; nil where the methodology has no calendar.
  public var calendar: WorkCalendar?

  /// Collects a methodology.
  public init(
    areas: [Area], contracts: [ExtractContract], codeLists: [String: CodeList],
    dimensions: [String: Dimension], parameters: [DatedParameter], indicators: [Indicator],
    calendar: WorkCalendar? = nil
  ) {
    self.calendar = calendar
    self.areas = areas
    self.contracts = contracts
    self.codeLists = codeLists
    self.dimensions = dimensions
    self.parameters = parameters
    self.indicators = indicators
  }

  /// The contract of an extract, or nil.
  public func contract(_ id: String) -> ExtractContract? {
    contracts.first { $0.id == id }
  }

  /// The indicator of an id, or nil.
  public func indicator(_ id: String) -> Indicator? {
    indicators.first { $0.description.id == id }
  }
}

extension Catalogue {
  /// The snapshot of persons, through which other extracts know a person's attributes, or nil.
  public var personExtract: ExtractContract? {
    Self.personExtract(of: contracts)
  }

  /// The snapshot of persons among some extracts, or nil.
  static func personExtract(of contracts: [ExtractContract]) -> ExtractContract? {
    contracts.first(where: \.isPersonSnapshot)
  }
}
