import Model

/// An indicator as its file says it: metadata read, computation still text.
struct IndicatorSource: Sendable {
  /// Everything that readers are told; `extracts` is filled in by the checker.
  var description: IndicatorDescription
  /// Where the id stands.
  var location: Location
  /// Whether pages and tables show it.
  var isPublished: Bool
  /// Tables, each a list of dimension ids.
  var breakdowns: [[DefinitionText]]
  /// Of these, alternatives from the most detailed to the coarsest.
  var coarsenings: [[[String]]] = []
  /// How it is computed.
  var computation: Computation
  /// What happens to units with missing values.
  var missing: MissingRule
  /// Calendar months for which a value may stand in for later periods.
  var carryForward: Int
  /// First period of the series.
  var seriesStart: ReferencePeriod?
  /// Number of last periods whose values are provisional.
  var provisionalPeriods: Int
  /// What happens to units that linked extracts could not find; nil where it does not say.
  var unlinked: UnlinkedRule?
  /// Dimensions whose codes divide the numerator.
  var responses: [ResponseSource] = []
  /// How long after a period's end its values are known.
  var closesAfter: TimeLength?
  /// The value that it must have in every period.
  var invariant: Invariant?
  /// Whether its numerator may be larger than its denominator.
  var mayExceed100 = false
  /// Whether it says something of each person that all, or none, of a group belong to the numerator.
  var isSensitive = false
  /// Where its keys stand.
  var places: [String: Location] = [:]

  /// Where a key stands, or the definition.
  func place(of key: String) -> Location {
    places[key] ?? location
  }

  /// A dimension and the variables that say which of its codes a unit counts for.
  struct ResponseSource: Sendable {
    /// The dimension.
    var dimension: DefinitionText
    /// The codes for which a unit counts in the numerator.
    var counted: DefinitionText
    /// The codes for which it counts in the base; nil for all.
    var among: DefinitionText?
  }

  /// The three forms of a computation.
  enum Computation: Sendable {
    /// `population` and `measure`.
    case units(population: DefinitionText, measure: DefinitionText)
    /// `formula`.
    case formula(DefinitionText)
    /// `composite`: the components with the place of each.
    case composite([(component: Composite.Component, location: Location)])

    /// Where the text stands that says what is computed.
    var location: Location? {
      switch self {
      case .units(_, let measure): measure.location
      case .formula(let text): text.location
      case .composite(let parts): parts.first?.location
      }
    }
  }
}

/// A named expression over the rows of an extract, declared once in `variables.yaml`.
struct VariableSource: Sendable {
  /// The extract over whose rows it is defined.
  var extract: String
  /// Name by which definitions use it.
  var name: String
  /// The expression.
  var expression: DefinitionText
}
