import Model
import Suppression

/// Goes through the datasets of a release and finds the cells that their rows show.
struct CellCollector {
  let policy: DisclosurePolicy
  /// Indicators by id.
  let indicators: [String: Indicator]
  private(set) var cells: ReleaseCells
  /// How the numbers of each dataset are planned; nil for those without cells.
  private(set) var plans: [PlannedNumbers?] = []
  private let writer: ExpressionText

  /// Starts with the axes of all indicators.
  init(policy: DisclosurePolicy, catalogue: Catalogue?) {
    self.policy = policy
    let all = catalogue?.indicators ?? []
    indicators = Dictionary(
      all.map { ($0.description.id, $0) }, uniquingKeysWith: { first, _ in first })
    writer = ExpressionText(codeLists: catalogue?.codeLists ?? [:])
    cells = ReleaseCells(
      places: Places(all, dimensions: catalogue?.dimensions ?? [:], writer: writer))
  }

  /// Adds the cells of a dataset.
  ///
  /// - Parameters:
  ///   - dataset: the next dataset.
  ///   - isShown: for each observation whether readers see it, or something that gives it away.
  mutating func add(_ dataset: Dataset, isShown: [Bool]) {
    guard dataset.nature.hasCells else {
      plans.append(nil)
      cells.append(rows: Array(repeating: RowCells(), count: dataset.observations.count))
      return
    }
    let (plan, numbers) = plannedNumbers(of: dataset)
    plans.append(numbers)
    var placing = RowPlacing(dataset, plan, numbers, writer)
    var rows: [RowCells] = []
    rows.reserveCapacity(dataset.observations.count)
    for (index, observation) in dataset.observations.enumerated() {
      rows.append(
        isShown[index] && observation.hasNumbers
          ? row(observation, dataset, numbers, &placing) : RowCells())
    }
    cells.append(rows: rows)
  }

  /// For each observation of a dataset the cell that its value is, where rows that were added show it.
  mutating func knownCells(of dataset: Dataset) -> [Int?] {
    let (plan, numbers) = plannedNumbers(of: dataset)
    var placing = RowPlacing(dataset, plan, numbers, writer)
    return dataset.observations.map { observation in
      let place = placing.place(of: observation.position, &cells)
      guard let group = place.value, let value = observation.value else { return nil }
      let key = ReleaseCells.Key(
        group: cells.group(group, at: place.place), place: place.place,
        period: cells.number(of: observation.period))
      return cells[key].flatMap { Double(cells.cells[$0].value) == value ? $0 : nil }
    }
  }

  /// How a dataset is computed, where the catalogue says so, and which numbers its rows have.
  private func plannedNumbers(of dataset: Dataset) -> (UnitPlan?, PlannedNumbers) {
    let plan = unitPlan(of: dataset)
    return (
      plan, plan.map { PlannedNumbers($0, dataset.observations, writer) } ?? PlannedNumbers(dataset)
    )
  }

  /// How a dataset is computed; nil where the catalogue does not say.
  func unitPlan(of dataset: Dataset) -> UnitPlan? {
    guard case .units(let plan)? = indicators[dataset.indicator.id]?.plan else { return nil }
    return plan
  }

  private mutating func row(
    _ observation: Observation, _ dataset: Dataset, _ numbers: PlannedNumbers,
    _ placing: inout RowPlacing
  ) -> RowCells {
    let place = placing.place(of: observation.position, &cells)
    let period = cells.number(of: observation.period)
    let id = dataset.indicator.id
    var row = RowCells()
    func cell(_ value: Double?, _ number: PlannedNumbers.Number?, _ group: Int?) -> Int {
      guard let number, let group, let value else { return -1 }
      return cells.cell(
        value * (number.isCount ? 1 : number.scale), group: group, place: place.place,
        period: period, indicator: id) ?? -1
    }
    row.value = cell(observation.value, numbers.value, place.value)
    row.numerator = cell(observation.numerator, numbers.numerator, place.numerator)
    row.denominator = cell(observation.denominator, numbers.denominator, place.denominator)
    if let coverage = LinkedCoverage(observation) {
      row.showsCoverage = coverage.isShown(policy)
      let units = PlannedNumbers.Number(group: numbers.population)
      row.linked = cell(observation.linked.map(Double.init), units, place.linked)
      row.population = cell(observation.population.map(Double.init), units, place.population)
    }
    CellRules(policy: policy, measure: RuledMeasure(dataset), numbers: numbers)
      .apply(observation, row, isTotal: place.place == 0, &cells)
    return row
  }
}

/// Where the rows of a dataset stand, and what their numbers add up there.
private struct RowPlacing {
  struct Place {
    var place: Int
    var value: Int?
    var numerator: Int?
    var denominator: Int?
    var linked: Int?
    var population: Int?
  }

  private let dataset: Dataset
  private let plan: UnitPlan?
  private let numbers: PlannedNumbers
  private let writer: ExpressionText
  private var known: [[DimensionValue]: Place] = [:]

  init(
    _ dataset: Dataset, _ plan: UnitPlan?, _ numbers: PlannedNumbers, _ writer: ExpressionText
  ) {
    (self.dataset, self.plan, self.numbers, self.writer) = (dataset, plan, numbers, writer)
  }

  mutating func place(of position: [DimensionValue], _ cells: inout ReleaseCells) -> Place {
    if let place = known[position] { return place }
    var codes: [AxisCode] = []
    var counted: [UnitCondition] = []
    var asked: [UnitCondition] = []
    for (dimension, value) in zip(dataset.dimensions, position) where value != .total {
      if let response = plan?.responses[dimension.id] {
        let code = dimension.codeID(value)
        counted.append(.holds("\(writer.text(response.counted)) has \(code)"))
        if let among = response.among {
          asked.append(.holds("\(writer.text(among)) has \(code)"))
        }
      } else {
        let axis = cells.axis(plan?.dimensions[dimension.id], of: dimension)
        codes.append(AxisCode(axis: axis, code: value.axisCode))
      }
    }
    let writer = writer
    func number(_ group: UnitGroup?, _ more: [UnitCondition]) -> Int? {
      group.map { cells.number(of: more.isEmpty ? $0 : $0.adding(more, writer)) }
    }
    let place = Place(
      place: cells.number(of: codes), value: number(numbers.value?.group, asked),
      numerator: number(numbers.numerator?.group, asked + counted),
      denominator: number(numbers.denominator?.group, asked),
      linked: number(numbers.linked, asked), population: number(numbers.population, asked))
    for group in [place.value, place.numerator, place.denominator, place.linked, place.population] {
      if let group { cells.noteTables(group, codes) }
    }
    known[position] = place
    return place
  }
}

extension DimensionValue {
  /// The code as axes number them.
  fileprivate var axisCode: Int {
    switch self {
    case .total: -3
    case .code(let index): index
    case .unknown: -1
    case .notApplicable: -2
    }
  }
}

extension MeasureNature {
  /// Whether its numbers are cells of the linked system.
  var hasCells: Bool {
    switch self {
    case .frequency, .share, .ratio, .mean, .median, .quantile, .extreme: true
    case .published, .impersonal, .derived: false
    }
  }
}

extension Observation {
  /// Whether its source was there: a row without a base is one of zeros.
  fileprivate var hasNumbers: Bool {
    absence != .sourceMissing && absence != .notYetDue
  }
}
