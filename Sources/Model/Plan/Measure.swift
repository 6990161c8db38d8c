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
  /// The least value over the population.
  case least(Expression)
  /// The greatest value over the population.
  case greatest(Expression)
  /// The share of a condition where each unit counts with its weight.
  case weightedShare(Expression, weight: Expression)
  /// The quantile of an order of the time until an event, over units whose event may not have come
  /// yet.
  case duration(Double, TimeToEvent)

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

/// Time that passes until an event, which need not have come.
///
/// Source: Kaplan and Meier, "Nonparametric Estimation from Incomplete Observations", JASA 53 (1958).
///
/// A unit is watched from its start, or from `since` where that is later (left truncation), until its
/// event, its `until` or the reference day, whichever comes first; without an event by then it is
/// right-censored.
public struct TimeToEvent: Hashable, Sendable {
  /// The day from which time is counted.
  public var start: Expression
  /// The day of the event; missing where it has not come.
  public var event: Expression
  /// The last day on which the event could have been seen; nil for no other than the reference day.
  public var until: Expression?
  /// The first day on which the event could have been seen; nil for the start itself.
  public var since: Expression?
  /// What is counted: days, work days, school days or term days after the start, the last included.
  public var unit: TimeUnit

  /// Describes a time to an event.
  public init(
    start: Expression, event: Expression, until: Expression? = nil, since: Expression? = nil,
    unit: TimeUnit = .days
  ) {
    self.start = start
    self.event = event
    self.until = until
    self.since = since
    self.unit = unit
  }

  /// The expressions that it is made of.
  public var expressions: [Expression] {
    [start, event] + [until, since].compactMap { $0 }
  }
}

/// What happens to a unit whose person has no key by which a linked extract could find it.
public enum UnlinkedRule: String, CaseIterable, Sendable {
  /// The unit leaves numerator and denominator: not found is not "no".
  case exclude
  /// The unit counts as one about which the extract says nothing, as the definition knows it to be.
  case countAsNo = "count_as_no"
}

/// A dimension whose codes divide the numerator of a share, not its base: the answers that a unit gave.
public struct Response: Hashable, Sendable {
  /// The code, or set of codes, for which a unit counts in the numerator.
  public var counted: Expression
  /// The set of codes for which it counts in the base; nil for all.
  public var among: Expression?

  /// Describes a multiple response.
  public init(counted: Expression, among: Expression? = nil) {
    self.counted = counted
    self.among = among
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
  /// For each dimension of any breakdown, the code of a unit; of none that is in `responses`.
  public var dimensions: [String: Expression]
  /// The dimensions of breakdowns whose codes divide the numerator, by id.
  public var responses: [String: Response]
  /// What happens to units that linked extracts could not find.
  public var unlinked: UnlinkedRule
  /// Whether numbers in the measure count persons one by one, as in an aggregate extract.
  public var countsPersons: Bool

  /// Plans an indicator over units.
  public init(
    population: Selection, measure: Measure, missing: MissingRule,
    dimensions: [String: Expression], responses: [String: Response] = [:],
    unlinked: UnlinkedRule = .countAsNo, countsPersons: Bool
  ) {
    self.responses = responses
    self.unlinked = unlinked
    self.population = population
    self.measure = measure
    self.missing = missing
    self.dimensions = dimensions
    self.countsPersons = countsPersons
  }

  /// Ids of the extracts that it reads, the population's first.
  public var extracts: [String] {
    let expressions =
      (population.condition.map { [$0] } ?? []) + measure.expressions + codes
    var seen: Set<String> = []
    return ([population.extract] + expressions.flatMap(\.extracts))
      .filter { seen.insert($0).inserted }
  }

  /// The expressions that say where a unit stands on the dimensions.
  public var codes: [Expression] {
    dimensions.sorted { $0.key < $1.key }.map(\.value)
      + responses.sorted { $0.key < $1.key }.flatMap { [$1.counted] + [$1.among].compactMap { $0 } }
  }
}

extension Measure {
  /// The expressions evaluated over the units.
  public var expressions: [Expression] {
    switch self {
    case .count, .distinct(.person): []
    case .distinct(.value(let value)), .share(let value), .sum(let value), .mean(let value),
      .value(let value), .quantile(_, let value), .least(let value), .greatest(let value):
      [value]
    case .weightedShare(let condition, let weight): [condition, weight]
    case .duration(_, let time): time.expressions
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
