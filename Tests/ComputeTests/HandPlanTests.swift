import Model
import Testing

@testable import Compute

/// Compares datasets of hand-made plans with the definitions read literally.
@Suite("HandPlan")
struct HandPlanTests {
  private typealias W = ComputeWorkspace
  private typealias Unit = PlainEvaluator.Place

  /// One position as plain loops see it.
  private struct Reading {
    let plain: PlainEvaluator
    let hand: HandPlan
    let rows: [String: [PlainRow]]
    /// Units of the population at the position.
    var units: [Unit]
    /// Whether a unit counts in the numerator at the position.
    var isCounted: (Unit) -> Bool = { _ in true }
  }

  @Test("Every new measure, response and interval agrees with plain loops", arguments: 0..<5)
  func agrees(seed: UInt64) throws {
    var random = RandomTables(seed: seed + 40)
    let rows = random.rows(persons: seed == 0 ? 3 : 60, others: seed == 0 ? 4 : 130)
    for hand in HandPlan.all {
      let dataset = try #require(W.datasets([hand.indicator], rows).first)
      for observation in dataset.observations {
        let reading = self.reading(hand, rows, observation.position, dataset.dimensions)
        let found = expected(reading, observation.period)
        #expect(
          isSame(observation, found),
          "\(hand.name), \(observation.position): \(observation) and not \(found)")
      }
    }
  }

  private func isSame(_ found: Observation, _ expected: Observation) -> Bool {
    func near(_ left: Double?, _ right: Double?) -> Bool {
      guard let left, let right else { return left == nil && right == nil }
      return abs(left - right) <= 1e-9 * max(1, abs(right))
    }
    return near(found.value, expected.value) && near(found.numerator, expected.numerator)
      && near(found.denominator, expected.denominator)
      && near(found.interval?.lowerBound, expected.interval?.lowerBound)
      && near(found.interval?.upperBound, expected.interval?.upperBound)
      && found.contributors == expected.contributors
      && found.numeratorContributors == expected.numeratorContributors
      && found.absence == expected.absence && found.population == expected.population
      && found.linked == expected.linked
  }

  private func reading(
    _ hand: HandPlan, _ rows: [String: [PlainRow]], _ position: [DimensionValue],
    _ dimensions: [Dimension]
  ) -> Reading {
    let plain = PlainEvaluator(rows: rows, period: W.october, parameters: [:])
    let extract = hand.plan.population.extract
    var reading = Reading(
      plain: plain, hand: hand, rows: rows,
      units: rows[extract, default: []].map { (extract: extract, row: $0) })
    for (wanted, dimension) in zip(position, dimensions) where wanted != .total {
      let code: Int64? = if case .code(let index) = wanted { Int64(index) } else { nil }
      guard let response = hand.plan.responses[dimension.id] else {
        let expression = hand.plan.dimensions[dimension.id]
        reading.units = reading.units.filter { unit in
          expression.flatMap { plain.whole($0, [unit]) } == code
        }
        continue
      }
      func names(_ expression: Expression, _ unit: Unit) -> Bool {
        guard let value = plain.whole(expression, [unit]), let code else { return false }
        if case .codeSet = expression.type { return (value >> code) % 2 == 1 }
        return value == code
      }
      if let among = response.among { reading.units = reading.units.filter { names(among, $0) } }
      reading.isCounted = { names(response.counted, $0) }
    }
    return reading
  }

  private func isFound(_ unit: Unit, _ reading: Reading) -> Bool {
    reading.rows["register", default: []].contains {
      $0["fin"] != nil && $0["fin"] == unit.row["fin"]
    }
  }

  private func expected(_ reading: Reading, _ period: ReferencePeriod) -> Observation {
    let (plain, plan) = (reading.plain, reading.hand.plan)
    let isLinked = reading.hand.isLinked
    let kept = reading.units.filter {
      !isLinked || plan.unlinked == .countAsNo || isFound($0, reading)
    }
    var observation = Observation(
      period: period, position: [], value: nil,
      linked: isLinked ? reading.units.count { isFound($0, reading) } : nil,
      population: reading.units.count)
    func number(_ expression: Expression, _ unit: Unit) -> Double? {
      plain.value(expression, [unit]).map { $0.number / Double(expression.type.scale ?? 1) }
    }
    var base: [Unit] = []
    switch plan.measure {
    case .least(let value), .greatest(let value):
      base = kept.filter { number(value, $0) != nil }
      let sorted = base.compactMap { number(value, $0) }.sorted()
      observation.value = if case .least = plan.measure { sorted.first } else { sorted.last }
      observation.denominator = Double(base.count)
    case .duration(let order, let time):
      base = kept.filter { lifetime(time, $0, plain) != nil }
      observation.value = quantile(base.compactMap { lifetime(time, $0, plain) }, order)
      observation.denominator = Double(base.count)
      if observation.value == nil && !base.isEmpty { observation.absence = .notReached }
    case .share(let condition):
      base = share(condition, nil, kept, reading, &observation)
    case .weightedShare(let condition, let weight):
      base = share(condition, { number(weight, $0) }, kept, reading, &observation)
    default: break
    }
    observation.contributors = persons(base, reading)
    if observation.value == nil && observation.absence == nil {
      observation.absence = .notApplicable
    }
    return observation
  }

  private func persons(_ units: [Unit], _ reading: Reading) -> Int {
    let found = units.filter { isFound($0, reading) }
    return Set(found.compactMap { $0.row["fin"] }).count + units.count - found.count
  }

  private func share(
    _ condition: Expression, _ weight: ((Unit) -> Double?)?, _ kept: [Unit], _ reading: Reading,
    _ observation: inout Observation
  ) -> [Unit] {
    let (plain, plan) = (reading.plain, reading.hand.plan)
    let weigh = weight ?? { _ in 1 }
    let base = kept.filter {
      (plan.missing == .countAsNo || plain.truth(condition, [$0]) != nil) && weigh($0) != nil
    }
    let yes = base.filter { plain.truth(condition, [$0]) == true && reading.isCounted($0) }
    let (over, under) = (
      yes.compactMap(weigh).reduce(0, +), base.compactMap(weigh).reduce(0, +)
    )
    let unit = reading.hand.indicator.description.unit.base
    observation.numerator = over
    observation.denominator = under
    observation.numeratorContributors = persons(yes, reading)
    guard under != 0 else { return base }
    observation.value = over / under * unit
    let missed = reading.units.filter { !isFound($0, reading) }.compactMap(weigh).reduce(0, +)
    let bounds: (Double, Double)? =
      switch reading.hand.indicator.description.interval {
      case .confidence:
        wilson(
          over / under, under * under / base.compactMap(weigh).map { $0 * $0 }.reduce(0, +))
      case .linkage where plan.unlinked == .exclude:
        (over / (under + missed), (over + missed) / (under + missed))
      case .linkage: (over / under, min(1, (over + missed) / under))
      case nil: nil
      }
    observation.interval = bounds.map { $0.0 * unit...$0.1 * unit }
    return base
  }

  /// The shares p with (p - found)² = z² p (1 - p) / n, as roots of a quadratic.
  private func wilson(_ found: Double, _ units: Double) -> (Double, Double) {
    let step = 1.959963984540054 * 1.959963984540054 / units
    let (a, b, c) = (1 + step, -(2 * found + step), found * found)
    let root = max(0, b * b - 4 * a * c).squareRoot()
    return (max(0, (-b - root) / (2 * a)), min(1, (-b + root) / (2 * a)))
  }

  private typealias Life = (exit: Int64, entry: Int64?, isEvent: Bool)

  private func lifetime(
    _ time: TimeToEvent, _ unit: Unit, _ plain: PlainEvaluator
  ) -> Life? {
    let lastDay = ComputeWorkspace.stored("2026-10-31")
    guard let start = plain.whole(time.start, [unit]) else { return nil }
    let end = min(lastDay, time.until.flatMap { plain.whole($0, [unit]) } ?? lastDay)
    guard end >= start else { return nil }
    let event = plain.whole(time.event, [unit]).flatMap { $0 <= end ? $0 : nil }
    guard let exit = plain.elapsed(time.unit, start, max(start, event ?? end)) else { return nil }
    var entry: Int64?
    if let since = time.since.flatMap({ plain.whole($0, [unit]) }), since > start {
      guard let late = plain.elapsed(time.unit, start, since) else { return nil }
      if late > 0 { entry = late }
    }
    if let entry, exit <= entry { return nil }
    return (exit, entry, event != nil)
  }

  /// Day by day, the product taken anew for each.
  private func quantile(_ lives: [Life], _ order: Double) -> Double? {
    let times = Set(lives.filter(\.isEvent).map(\.exit)).sorted()
    return times.first { time in
      let steps = times.filter { $0 <= time }.map { step in
        let atRisk = lives.count { ($0.entry ?? -1) < step && $0.exit >= step }
        let events = lives.count { $0.isEvent && $0.exit == step }
        return Double(atRisk - events) / Double(atRisk)
      }
      return steps.reduce(1, *) <= 1 - order + 1e-9
    }
    .map { Double($0) }
  }

  @Test("The random tables lead to quantiles that are reached and others that are not")
  func reachesBoth() throws {
    var random = RandomTables(seed: 43)
    let rows = random.rows(persons: 60, others: 130)
    let absences = HandPlan.all.filter { $0.name.contains("quartile") || $0.name == "term days" }
      .flatMap { W.datasets([$0.indicator], rows).flatMap(\.observations) }.map(\.absence)
    #expect(absences.contains(nil) && absences.contains(.notReached))
  }

  @Test("Threads, blocks and chunks change no figure")
  func boundaries() throws {
    var random = RandomTables(seed: 8)
    let rows = random.rows(persons: 50, others: 200)
    let store = W.store(rows)
    for hand in HandPlan.all {
      let dimensions = hand.indicator.dimensionIDs.compactMap { W.dimensions[$0] }
      let layout = CellLayout(
        breakdowns: hand.indicator.breakdowns, dimensions: dimensions,
        answers: Set(hand.plan.responses.keys))
      var numbers = ExpressionNumbers()
      var evaluation = UnitEvaluation(
        plan: hand.plan, dimensions: dimensions, layout: layout, evaluator: W.evaluator(store),
        numbered: NumberedPlan(hand.plan, dimensions: dimensions, &numbers),
        linkedPersons: hand.isLinked ? LinkedPersons(isFindable: nil) : nil)
      let table = try #require(evaluation.population)
      let whole = evaluation.totals(0..<table.rowCount, of: table)
      for length in [1, 3, 64] {
        evaluation.blockLength = length
        var merged = CellTotals(cells: layout.count, measure: hand.plan.measure)
        for chunk in UnitEvaluation.chunks(of: table, length: 2 * length) {
          merged.merge(evaluation.totals(chunk, of: table))
        }
        #expect(merged.base == whole.base, "\(hand.name)")
        #expect(merged.leftOut == whole.leftOut && merged.unlinked == whole.unlinked)
        #expect(merged.numerator == whole.numerator && merged.denominator == whole.denominator)
        #expect(merged.contributors == whole.contributors)
        #expect(merged.numeratorContributors == whole.numeratorContributors)
        #expect(merged.lifetimes == whole.lifetimes)
        #expect(
          zip(merged.extremes, whole.extremes).allSatisfy { $0 == $1 || $0.isNaN && $1.isNaN })
        #expect(
          zip(merged.squares, whole.squares).allSatisfy { abs($0 - $1) <= 1e-12 * max(1, $1) })
        #expect(merged.excluded == whole.excluded && merged.incomplete == whole.incomplete)
      }
      let alone = W.datasets([hand.indicator], rows, threads: 1).map(\.observations)
      #expect(W.datasets([hand.indicator], rows, threads: 3).map(\.observations) == alone)
    }
  }
}
