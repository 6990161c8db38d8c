/// What an indicator over units computes for each position of its breakdowns.
public enum Measure: Hashable, Sendable {
  /// The number of units in the population.
  case count
  /// The number of different persons, or of different values, in the population.
  case distinct(Distinct)
  /// The part of the population for which a condition holds.
  case share(Expression)
  /// One total divided by another.
  case ratio(Total, Total)
  /// A sum over the population.
  case sum(Expression)
  /// The arithmetic mean of an expression over units that have a value.
  case mean(Expression)
  /// The value of the one row that stands at a position, from a table with totals of its own.
  case value(Expression)
  /// The quantile of an order between 0 and 1; definition 7 of Hyndman and Fan (1996).
  case quantile(Double, Expression)

  /// What is counted once.
  public enum Distinct: Hashable, Sendable {
    /// Persons, through the link of the extract.
    case person
    /// Values of an expression.
    case value(Expression)
  }

  /// A number added up over the population.
  public enum Total: Hashable, Sendable {
    /// Units.
    case count
    /// Units for which a condition holds.
    case countWhere(Expression)
    /// Values.
    case sum(Expression)

    /// Whether it is a number of units, and so a part of the base.
    public var countsUnits: Bool {
      if case .sum = self { false } else { true }
    }

    /// What stored sums are divided by.
    public var scale: Double {
      if case .sum(let value) = self { Double(value.type.scale ?? 1) } else { 1 }
    }
  }
}

/// What happens to a unit whose measure is unknown because a value is missing.
public enum MissingRule: String, CaseIterable, Sendable {
  /// The unit leaves numerator and denominator, and is counted as excluded.
  case exclude
  /// The unit counts as one for which the condition does not hold.
  case countAsNo = "count_as_no"
  /// The indicator is not computed.
  case refuse
}

/// How an indicator is computed from the rows of extracts.
public struct UnitPlan: Sendable {
  /// The units: rows of an extract that satisfy a condition.
  public var population: Selection
  /// What is computed over them.
  public var measure: Measure
  /// What happens to units with missing values.
  public var missing: MissingRule
  /// For each dimension of any breakdown, the code of a unit.
  public var dimensions: [String: Expression]
  /// Whether numbers in the measure count persons one by one, as in an aggregate extract.
  public var countsPersons: Bool

  /// Plans an indicator over units.
  public init(
    population: Selection, measure: Measure, missing: MissingRule,
    dimensions: [String: Expression], countsPersons: Bool
  ) {
    self.population = population
    self.measure = measure
    self.missing = missing
    self.dimensions = dimensions
    self.countsPersons = countsPersons
  }

  /// Ids of the extracts that it reads, the population's first.
  public var extracts: [String] {
    let expressions =
      (population.condition.map { [$0] } ?? []) + measure.expressions
      + dimensions.sorted { $0.key < $1.key }.map(\.value)
    var seen: Set<String> = []
    return ([population.extract] + expressions.flatMap(\.extracts))
      .filter { seen.insert($0).inserted }
  }
}

extension Measure {
  /// The expressions evaluated over the units.
  public var expressions: [Expression] {
    switch self {
    case .count, .distinct(.person): []
    case .distinct(.value(let value)), .share(let value), .sum(let value), .mean(let value),
      .value(let value),
      .quantile(_, let value):
      [value]
    case .ratio(let numerator, let denominator): numerator.expressions + denominator.expressions
    }
  }
}

extension Measure.Total {
  /// The expressions evaluated over the units.
  fileprivate var expressions: [Expression] {
    switch self {
    case .count: []
    case .countWhere(let value), .sum(let value): [value]
    }
  }
}
