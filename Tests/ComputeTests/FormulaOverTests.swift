import Model
import Testing

@testable import Compute

@Suite("FormulaEvaluation+Over")
struct FormulaOverTests {
  private typealias G = GivenFigures

  /// Values at the codes of dimensions, and at their total.
  private func table(
    _ id: String, _ dimensions: [Dimension], _ cells: [([DimensionValue], Double?)],
    nature: MeasureNature = .frequency, contributors: Int = 100
  ) -> Dataset {
    Dataset(
      indicator: G.description(id), dimensions: dimensions,
      observations: cells.map { position, value in
        Observation(
          period: ComputeWorkspace.october, position: position, value: value,
          contributors: position.allSatisfy { $0 == .total } ? contributors : 1,
          absence: value == nil ? .notApplicable : nil)
      }, nature: nature)
  }

  private func dimension(_ id: String, _ count: Int) -> Dimension {
    let codes = (0..<count).map { "c\($0)" }
    return Dimension(
      id: id, title: ComputeWorkspace.title(id), codeList: ComputeWorkspace.list(id, codes))
  }

  private func observations(
    _ formula: Formula, _ index: ObservationIndex, breakdowns: [[String]] = [],
    _ dimensions: [Dimension] = []
  ) -> [Observation] {
    FormulaEvaluation(
      indicator: G.indicator(.formula(formula), breakdowns: breakdowns), dimensions: dimensions,
      index: index
    ).dataset(formula, [ComputeWorkspace.october]).observations
  }

  private func reference(_ id: String, total dimension: String? = nil) -> Formula {
    .reference(
      Formula.Reference(indicator: id, fixed: dimension.map { [$0: .total] } ?? [:]))
  }

  private func share(_ id: String, of dimension: String) -> Formula {
    .arithmetic(.divide, reference(id), reference(id, total: dimension))
  }

  /// The index of dissimilarity.
  ///
  /// Source: Duncan and Duncan, "A Methodological Analysis of Segregation Indexes", American
  /// Sociological Review 20 (1955).
  private var dissimilarity: Formula {
    let difference = Formula.arithmetic(
      .subtract, share("a", of: "area"), share("b", of: "area"))
    return .arithmetic(
      .multiply, .number(0.5), .over(.sum, dimension: "area", .absolute(difference)))
  }

  private func pair(
    _ first: [Double], _ second: [Double], contributors: Int = 100
  ) -> (a: Dataset, b: Dataset) {
    let area = dimension("area", first.count)
    let cells = { (values: [Double]) in
      [([DimensionValue.total], Double?.some(values.reduce(0, +)))]
        + values.enumerated().map { ([.code($0)], .some($1)) }
    }
    return (
      table("a", [area], cells(first), contributors: contributors),
      table("b", [area], cells(second), nature: .published)
    )
  }

  /// Two districts: 30 and 70 of 100 against 600 and 400 of 1000 is (0.3 + 0.3) / 2.
  ///
  /// Apart altogether is 1, in equal parts is 0; 3, 3, 4 against 1, 1, 2 is (0.05 + 0.05 + 0.1) / 2.
  @Test(
    "The dissimilarity of two distributions over districts",
    arguments: [
      ([30.0, 70.0], [600.0, 400.0], 0.3), ([10.0, 0.0], [0.0, 7.0], 1.0),
      ([1.0, 2.0, 3.0], [10.0, 20.0, 30.0], 0.0), ([3.0, 3.0, 4.0], [1.0, 1.0, 2.0], 0.1),
    ] as [([Double], [Double], Double)])
  func duncan(first: [Double], second: [Double], expected: Double) throws {
    let (a, b) = pair(first, second)
    let value = try #require(observations(dissimilarity, G.index(a, b)).first?.value)
    #expect(abs(value - expected) < 1e-12)
  }

  /// Of fifty districts one has refugees; the other 49 have nine tenths of the population.
  @Test("A code of a long list that does not occur among counts is a count of none")
  func longList() throws {
    let area = dimension("area", 50)
    let a = table("a", [area], [([.total], 20), ([.code(0)], 20)])
    let others = (1..<50).map { ([DimensionValue.code($0)], Double?.some(90)) }
    let b = table(
      "b", [area], [([.total], 4900), ([.code(0)], 490)] + others, nature: .published)
    let observation = try #require(observations(dissimilarity, G.index(a, b)).first)
    #expect(abs((observation.value ?? 0) - 0.9) < 1e-12)
    let mean = Formula.over(.mean, dimension: "area", reference("a"))
    #expect(observations(mean, G.index(a)).first?.value == 20)
  }

  /// Sectors of 50, 30 and 20 %: 0.25 + 0.09 + 0.04.
  ///
  /// All in one sector is 1.
  @Test("The Herfindahl–Hirschman index is the sum of the squared shares")
  func hhi() throws {
    let share = share("a", of: "area")
    let formula = Formula.over(.sum, dimension: "area", .arithmetic(.multiply, share, share))
    for (parts, expected) in [([5.0, 3, 2], 0.38), ([0, 9, 0], 1)] {
      let value = try #require(
        observations(formula, G.index(pair(parts, parts).a)).first?.value)
      #expect(abs(value - expected) < 1e-12)
    }
  }

  /// Areas of 0, 50, 100 and of 100, 100 are 50 and 100, together 75; the mean of all items is 70.
  @Test("A mean of means weighs areas alike, as the Migrant Integration Policy Index does")
  func nested() {
    let (area, item) = (dimension("area", 3), dimension("item", 3))
    let cells: [([DimensionValue], Double?)] = [
      ([.code(0), .code(0)], 0), ([.code(0), .code(1)], 50), ([.code(0), .code(2)], 100),
      ([.code(1), .code(0)], 100), ([.code(1), .code(2)], 100), ([.code(1), .code(1)], nil),
      ([.total, .total], nil),
    ]
    let scores = table("a", [area, item], cells, nature: .mean)
    let inner = Formula.over(.mean, dimension: "item", reference("a"))
    let formula = Formula.over(.mean, dimension: "area", inner)
    #expect(observations(formula, G.index(scores)).first?.value == 75)
    let flat = observations(inner, G.index(scores), breakdowns: [["area"]], [area])
    #expect(flat.map(\.value) == [nil, 50, 100, nil])
  }

  @Test("Where the position has a code on the dimension, the value there stands alone")
  func ownCode() {
    let area = dimension("area", 2)
    let a = pair([4, 6], [1, 1]).a
    let formula = Formula.over(.sum, dimension: "area", reference("a"))
    let found = observations(formula, G.index(a), breakdowns: [["area"]], [area])
    #expect(found.map(\.value) == [10, 4, 6])
  }

  @Test("Without a value at any code there is none, with the reason of the total")
  func nothing() {
    let area = dimension("area", 50)
    var a = table("a", [area], [([.total], nil)])
    a.observations[0].absence = .sourceMissing
    let found = observations(dissimilarity, G.index(a, pair([1], [1]).b)).first
    #expect(found?.value == nil)
    #expect(found?.absence == .sourceMissing)
  }

  @Test(
    "A code whose value is not known leaves none for the whole, one at which nothing applies is left out",
    arguments: [
      (AbsenceReason.sourceMissing, nil, AbsenceReason.sourceMissing),
      (.notYetDue, nil, .notYetDue), (.notApplicable, 10, nil),
    ] as [(AbsenceReason, Double?, AbsenceReason?)])
  func unknown(reason: AbsenceReason, value: Double?, absence: AbsenceReason?) throws {
    let area = dimension("area", 3)
    var scores = table(
      "a", [area], [([.total], 8), ([.code(0)], 4), ([.code(1)], nil), ([.code(2)], 6)],
      nature: .mean)
    scores.observations[2].absence = reason
    let sum = Formula.over(.sum, dimension: "area", reference("a"))
    let found = try #require(observations(sum, G.index(scores)).first)
    #expect(found.value == value)
    #expect(found.absence == absence)
    #expect(found.inputs.count == 3)
    let mean = Formula.over(.mean, dimension: "area", reference("a"))
    #expect(observations(mean, G.index(scores)).first?.value == value.map { $0 / 2 })
  }

  /// A mean at areas 0 and 1, a count at 1 and 2, which is none elsewhere: 2 · 0 + 3 · 4.
  @Test("A code that one input does not have is left out, unless that input did not come")
  func halfKnown() throws {
    let area = dimension("area", 50)
    let a = table("a", [area], [([.total], 5), ([.code(0)], 2), ([.code(1)], 3)], nature: .mean)
    var b = table("b", [area], [([.total], 9), ([.code(1)], 4), ([.code(2)], 5)])
    let product = Formula.arithmetic(.multiply, reference("a"), reference("b"))
    let sum = Formula.over(.sum, dimension: "area", product)
    #expect(observations(sum, G.index(a, b)).first?.value == 12)
    b.observations = [b.observations[0]]
    b.observations[0].value = nil
    b.observations[0].absence = .notYetDue
    let waiting = observations(sum, G.index(a, b)).first
    #expect(waiting?.value == nil)
    #expect(waiting?.absence == .notYetDue)
    #expect(observations(sum, G.index(a)).first?.absence == .sourceMissing)
  }

  @Test("Cells that readers see are inputs; of parts that they do not see the total is")
  func inputs() throws {
    let (a, b) = pair([30, 70], [600, 400], contributors: 7)
    let shown = try #require(observations(dissimilarity, G.index(a, b)).first)
    let cells = { (id: String) in
      [DimensionValue.code(0), .total, .code(1)].map {
        ObservationKey(indicator: id, period: ComputeWorkspace.october, position: [$0])
      }
    }
    #expect(Set(shown.inputs) == Set(cells("a") + cells("b")))
    #expect(shown.inputs.count == 6)
    #expect(shown.contributors == 0)
    var index = ObservationIndex()
    index.add(a, isPublished: false)
    index.add(b, isPublished: false)
    let hidden = try #require(observations(dissimilarity, index).first)
    #expect(hidden.value == shown.value)
    #expect(hidden.inputs.map(\.position) == [[.total], [.total]])
    #expect(hidden.inputs.map(\.indicator) == ["a", "b"])
    #expect(hidden.contributors == 7)
  }
}

@Suite("FormulaEvaluation and breaks")
struct FormulaBreakTests {
  private typealias G = GivenFigures

  private func observation(
    months: Int, _ window: Formula.Window = .single, break text: String, isOwn: Bool = true
  ) throws -> Observation {
    var input = G.dataset("a", (1...24).map { Double($0) })
    let period = try #require(ReferencePeriod(text))
    if isOwn {
      input.indicator.breaks = [
        SeriesBreak(period: period, reason: ComputeWorkspace.title("new law"))
      ]
    } else {
      for place in input.observations.indices where input.observations[place].period == period {
        input.observations[place].status = .breakInSeries
      }
    }
    let formula = Formula.reference(
      Formula.Reference(indicator: "a", monthsAgo: months, window: window))
    let evaluation = FormulaEvaluation(
      indicator: G.indicator(.formula(formula)), dimensions: [], index: G.index(input))
    return try #require(
      evaluation.dataset(formula, [ComputeWorkspace.october]).observations.first)
  }

  @Test(
    "A value from before a break is not put beside one from after it",
    arguments: [("2026-10", true), ("2025-11", true), ("2025-10", false), ("2026-11", false)])
  func yearAgo(period: String, isAcross: Bool) throws {
    for isOwn in [true, false] where period != "2026-11" || isOwn {
      let found = try observation(months: 12, break: period, isOwn: isOwn)
      #expect(found.value == (isAcross ? nil : 12))
      #expect(found.absence == (isAcross ? .notApplicable : nil))
      #expect(found.inputs.count == 1)
      #expect(!found.status.contains(.breakInSeries))
    }
  }

  @Test("A window over a break does not apply, one that begins with it does")
  func windows() throws {
    #expect(try observation(months: 0, .mean(periods: 3), break: "2026-09").value == nil)
    #expect(try observation(months: 0, .mean(periods: 3), break: "2026-08").value == 23)
    #expect(try observation(months: 0, .yearToDate, break: "2026-02").absence == .notApplicable)
    let own = try observation(months: 0, break: "2026-10", isOwn: false)
    #expect(own.value == 24)
    #expect(own.status == .breakInSeries)
  }

  @Test("A quantile that is not reached leaves nothing to compute with")
  func notReached() throws {
    var input = G.dataset("a", [nil])
    input.observations[0].absence = .notReached
    let formula = Formula.reference(Formula.Reference(indicator: "a"))
    let found = FormulaEvaluation(
      indicator: G.indicator(.formula(formula)), dimensions: [], index: G.index(input)
    ).dataset(formula, [ComputeWorkspace.october]).observations.first
    #expect(found?.absence == .notApplicable)
  }
}

@Suite("Periods that have not closed")
struct ClosingTests {
  private typealias W = ComputeWorkspace

  private func absences(_ length: TimeLength?) throws -> [[AbsenceReason?]] {
    var stock = try W.indicator("stock", "events where date <= day", "count", unit: .persons)
    stock.closesAfter = length
    stock.provisionalPeriods = 3
    var change = GivenFigures.indicator(
      .formula(.reference(Formula.Reference(indicator: "stock"))))
    change.closesAfter = nil
    let first = try #require(ReferencePeriod("2026-07"))
    return W.datasets(
      [stock, change], ["events": [["date": 0]]], from: first, through: W.october
    ).map { dataset in
      #expect(dataset.observations.map(\.period.description).last == "2026-10")
      for observation in dataset.observations where observation.absence == .notYetDue {
        #expect(observation.value == nil && observation.contributors == 0)
        #expect(!observation.status.contains(.provisional))
      }
      return dataset.observations.map(\.absence)
    }
  }

  /// The run is of October 2026: 31 August and two months is its last day, 30 September is not.
  @Test("Values are not yet due until the period has closed, and so is what follows from them")
  func closing() throws {
    #expect(try absences(nil) == [[nil, nil, nil, nil], [nil, nil, nil, nil]])
    let days: [AbsenceReason?] = [nil, nil, nil, .notYetDue]
    #expect(try absences(TimeLength(14, .days)) == [days, days])
    #expect(try absences(TimeLength(31, .days)) == [days, days])
    let months: [AbsenceReason?] = [nil, nil, .notYetDue, .notYetDue]
    #expect(try absences(TimeLength(2, .months)) == [months, months])
    #expect(try absences(TimeLength(32, .days)) == [months, months])
  }

  @Test("Work days that the calendar does not reach have not passed")
  func beyondCalendar() throws {
    let none = Array(repeating: AbsenceReason?.some(.notYetDue), count: 4)
    #expect(try absences(TimeLength(30_000, .workDays)) == [none, none])
  }
}

@Suite("FormulaEvaluation and territories")
struct FormulaTerritoryTests {
  private typealias G = GivenFigures

  @Test("A break of one district is none of the others nor of the country")
  func ownBreak() throws {
    let district = try #require(ComputeWorkspace.dimensions["district"])
    var input = G.dataset("a", [1, 2, 3], dimensions: [district], position: [.total])
    for code in 0..<2 {
      input.observations += G.dataset("a", [1, 2, 3], position: [.code(code)]).observations
    }
    let broken = try #require(
      input.observations.firstIndex {
        $0.position == [.code(1)] && $0.period.description == "2026-09"
      })
    input.observations[broken].status = .breakInSeries
    let formula = Formula.arithmetic(
      .subtract, .reference(Formula.Reference(indicator: "a")),
      .reference(Formula.Reference(indicator: "a", monthsAgo: 2)))
    let found = FormulaEvaluation(
      indicator: G.indicator(.formula(formula), breakdowns: [["district"]]),
      dimensions: [district], index: G.index(input)
    ).dataset(formula, [ComputeWorkspace.october]).observations
    #expect(found.map(\.value) == [2, 2, nil, nil])
    #expect(found.map(\.absence) == [nil, nil, .notApplicable, .sourceMissing])
  }
}
