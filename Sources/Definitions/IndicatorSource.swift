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

  /// The three forms of a computation.
  enum Computation: Sendable {
    /// `population` and `measure`.
    case units(population: DefinitionText, measure: DefinitionText)
    /// `formula`.
    case formula(DefinitionText)
    /// `composite`: the components with the place of each.
    case composite([(component: Composite.Component, location: Location)])
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
