/// A checked definition: what readers are told and how it is computed.
public struct Indicator: Sendable {
  /// What readers are told.
  public var description: IndicatorDescription
  /// Whether pages and tables show it; benchmarks and parts of formulas need not be shown.
  public var isPublished: Bool
  /// Tables: each is a list of dimension ids; the total is always computed.
  public var breakdowns: [[String]]
  /// Of these, tables of which only the most detailed one that is large enough is shown.
  public var coarsenings: [[[String]]]
  /// How it is computed.
  public var plan: Plan
  /// Calendar months for which a value of another frequency may stand in for later periods.
  public var carryForward: Int
  /// First period of the series; nil means that of the workspace.
  public var seriesStart: ReferencePeriod?
  /// Number of last periods whose values are provisional.
  public var provisionalPeriods: Int
  /// Whether its values carry OBS_STATUS `D` because they are defined otherwise than the figures that
  /// they are compared with.
  public var definitionDiffers: Bool
  /// How long after a period's end its values are known: until then they are not yet due.
  public var closesAfter: TimeLength?
  /// The value that it must have in every period; nil where it may have any.
  public var invariant: Invariant?
  /// Whether it says something of each person that all, or none, of a group belong to the numerator.
  public var isSensitive = false
  /// Where the definition stands.
  public var location: Location

  /// The two families of definitions, and the composites of the second.
  public enum Plan: Sendable {
    /// Over rows of extracts.
    case units(UnitPlan)
    /// Over other indicators.
    case formula(Formula)
    /// A weighted mean of scores of other indicators.
    case composite(Composite)
  }

  /// Collects a definition.
  public init(
    description: IndicatorDescription, isPublished: Bool, breakdowns: [[String]], plan: Plan,
    carryForward: Int, seriesStart: ReferencePeriod?, provisionalPeriods: Int,
    coarsenings: [[[String]]] = [], definitionDiffers: Bool = false, closesAfter: TimeLength? = nil,
    invariant: Invariant? = nil,
    location: Location
  ) {
    self.coarsenings = coarsenings
    self.closesAfter = closesAfter
    self.invariant = invariant
    self.description = description
    self.isPublished = isPublished
    self.breakdowns = breakdowns
    self.plan = plan
    self.carryForward = carryForward
    self.seriesStart = seriesStart
    self.provisionalPeriods = provisionalPeriods
    self.definitionDiffers = definitionDiffers
    self.location = location
  }

  /// Dimensions of any table, in the order in which they first occur.
  public var dimensionIDs: [String] {
    var seen: Set<String> = []
    return breakdowns.joined().filter { seen.insert($0).inserted }
  }

  /// Ids of the indicators that this one is computed from.
  public var inputs: [String] {
    switch plan {
    case .units: []
    case .formula(let formula): formula.references.map(\.indicator)
    case .composite(let composite): composite.components.map(\.indicator)
    }
  }
}
