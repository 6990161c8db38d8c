import Model

/// Which groups the numbers of an indicator over units add up.
struct PlannedNumbers: Sendable {
  /// A number that a row shows, before it is known where the row stands.
  struct Number: Sendable {
    /// What is added up.
    var group: UnitGroup
    /// What stored sums are divided by: a sum is kept as a whole number.
    var scale: Double = 1
    /// Whether sums of parts may differ from the sum of all by rounding.
    var isReal = false

    /// Whether it is a number of units or persons.
    var isCount: Bool { if case .sum = group.quantity { false } else { true } }
  }

  /// The value itself, where it is a number of the group.
  var value: Number?
  /// What is divided.
  var numerator: Number?
  /// What it is divided by; the units behind an order statistic.
  var denominator: Number?
  /// Whether the numerator counts some of the units of the denominator.
  var isShare = false
  /// The units of the population.
  var population: UnitGroup
  /// Those of them that linked extracts could find.
  var linked: UnitGroup

  /// Finds the groups of a plan, from what the observations tell.
  ///
  /// A condition that every unit of every cell satisfies, such as that it could be linked, is none: readers would
  /// see the same numbers twice.
  init(_ plan: UnitPlan, _ observations: [Observation], _ writer: ExpressionText) {
    population = UnitGroup(
      extract: plan.population.extract,
      conditions: writer.merged(plan.population.condition.map(writer.conditions) ?? []))
    linked = population
    let others = plan.extracts.filter { $0 != plan.population.extract }.sorted()
    if observations.contains(where: { $0.linked != nil && $0.linked != $0.population }) {
      linked = population.adding([.holds("linked(\(others.joined(separator: " ")))")], writer)
    }
    let units = plan.unlinked == .exclude ? linked : population
    take(plan, units, observations, writer)
  }

  /// Numbers of which no more is known than what kind they are: each dataset counts units of its own.
  init(_ dataset: Dataset) {
    let id = dataset.indicator.id
    let units = UnitGroup(extract: id, conditions: [.holds("known")])
    let counted = UnitGroup(extract: id, conditions: [.holds("counted"), .holds("known")])
    // Whom the population has beside those who are counted is not known either.
    population = UnitGroup(extract: "population of \(id)", conditions: [])
    linked = UnitGroup(extract: "population of \(id)", conditions: [.holds("linked")])
    isShare = dataset.nature == .share
    switch dataset.nature {
    case .frequency: value = Number(group: units)
    case .share, .ratio: (numerator, denominator) = (Number(group: counted), Number(group: units))
    case .mean:
      (numerator, denominator) = (Number(group: counted.with(.sum(""))), Number(group: units))
    default: denominator = Number(group: units)
    }
  }

  private mutating func take(
    _ plan: UnitPlan, _ units: UnitGroup, _ observations: [Observation], _ writer: ExpressionText
  ) {
    switch plan.measure {
    case .count: value = Number(group: units)
    case .distinct(.person): value = Number(group: units.with(.persons))
    case .distinct(.value(let distinct)):
      value = Number(group: units.with(.distinct(writer.text(distinct))))
    case .share(let condition):
      let base =
        plan.missing == .countAsNo
        ? units : units.knowing(condition, plan, observations, writer)
      denominator = Number(group: base)
      numerator = Number(group: base.adding(writer.conditions(condition), writer))
      isShare = true
    case .weightedShare(let condition, let weight):
      let base = units.adding(writer.known([condition, weight]), writer)
      denominator = Number(sum: weight, over: base, writer)
      numerator = Number(
        sum: weight, over: base.adding(writer.conditions(condition), writer), writer)
    case .ratio(let over, let under):
      let base = units.adding(writer.known(over.expressions + under.expressions), writer)
      numerator = Number(over, of: base, writer)
      denominator = Number(under, of: base, writer)
      if case .count = under, over.countsUnits { isShare = true }
    case .sum(let summed): value = Number(sum: summed, over: units, writer)
    case .mean(let summed):
      let base = units.adding(writer.known([summed]), writer)
      numerator = Number(sum: summed, over: base, writer)
      denominator = Number(group: base)
    case .quantile(_, let ordered), .least(let ordered), .greatest(let ordered):
      denominator = Number(group: units.knowing(ordered, plan, observations, writer))
    case .duration(_, let time):
      let watched = time.expressions.map(writer.text).joined(separator: "; ")
      denominator = Number(group: units.adding([.holds("watched(\(watched))")], writer))
    case .value: break
    }
  }
}

extension PlannedNumbers.Number {
  fileprivate init(sum value: Expression, over group: UnitGroup, _ writer: ExpressionText) {
    // Files show amounts with two decimals at most.
    let scale = value.type.scale ?? .max
    self.init(
      group: group.with(.sum(writer.text(value))), scale: Double(min(scale, 100)),
      isReal: scale > 100)
  }

  fileprivate init(_ total: Measure.Total, of group: UnitGroup, _ writer: ExpressionText) {
    switch total {
    case .count: self.init(group: group)
    case .countWhere(let condition):
      self.init(group: group.adding(writer.conditions(condition), writer))
    case .sum(let value): self.init(sum: value, over: group, writer)
    }
  }
}

extension UnitGroup {
  fileprivate func with(_ quantity: Quantity) -> UnitGroup {
    var group = self
    group.quantity = quantity
    return group
  }

  /// The units of which a value is known, where some are left out because it is not.
  fileprivate func knowing(
    _ value: Expression, _ plan: UnitPlan, _ observations: [Observation], _ writer: ExpressionText
  ) -> UnitGroup {
    let leavesOut = observations.contains { observation in
      let units = plan.unlinked == .exclude ? observation.linked : observation.population
      guard let units = units ?? observation.population, let base = observation.denominator else {
        return false
      }
      return Double(units) != base
    }
    return leavesOut ? adding(writer.known([value]), writer) : self
  }
}

extension Measure.Total {
  fileprivate var expressions: [Expression] {
    switch self {
    case .count: []
    case .countWhere(let value), .sum(let value): [value]
    }
  }
}

extension ExpressionText {
  /// The conditions that expressions have a value, where they may have none.
  fileprivate func known(_ expressions: [Expression]) -> [UnitCondition] {
    expressions.filter { !$0.isAlwaysKnown }.map { .holds(UnitCondition.isKnown(text($0))) }
  }
}

extension Expression {
  /// Whether there is a value for every unit.
  fileprivate var isAlwaysKnown: Bool {
    switch kind {
    case .literal, .real, .isMissing, .aggregate(.exists, _), .aggregate(.count, _): true
    case .and(let parts), .or(let parts): parts.allSatisfy(\.isAlwaysKnown)
    case .not(let inner): inner.isAlwaysKnown
    default: false
    }
  }
}
