import Model

/// A formula that adds up whole numbers of other indicators, each times a whole factor: what readers know of how
/// their tables follow from each other, such as a stock from the one before and the flows.
struct LinearFormula: Sendable {
  /// One of the numbers.
  struct Term: Sendable {
    var reference: Formula.Reference
    var factor: Int
  }

  /// The numbers.
  private(set) var terms: [Term] = []

  /// Takes a formula apart; nil where it does anything else than adding up.
  init?(_ formula: Formula) {
    guard add(formula, 1), !terms.isEmpty else { return nil }
  }

  private mutating func add(_ formula: Formula, _ factor: Int) -> Bool {
    switch formula {
    case .reference(let reference):
      switch reference.window {
      case .single: terms.append(Term(reference: reference, factor: factor))
      case .sum(let periods):
        return add(reference, periods, factor)
      case .mean, .yearToDate: return false
      }
      return true
    case .arithmetic(.add, let left, let right): return add(left, factor) && add(right, factor)
    case .arithmetic(.subtract, let left, let right):
      return add(left, factor) && add(right, -factor)
    default: return false
    }
  }

  private mutating func add(
    _ reference: Formula.Reference, _ periods: Int, _ factor: Int
  ) -> Bool {
    guard (1...120).contains(periods) else { return false }
    for back in 0..<periods {
      var single = reference
      single.window = .single
      single.monthsAgo += back
      terms.append(Term(reference: single, factor: factor))
    }
    return true
  }
}

/// Where the inputs of linear formulas stand.
struct FormulaLinks {
  /// The cells of one period and place, each with its factor, and the value that they add up to.
  struct Link: Sendable {
    var dataset: Int
    var observation: Int
    var cells: [(cell: Int, factor: Int)]
    var value: Int
  }

  /// All links of a release.
  private(set) var links: [Link] = []
  /// Datasets whose definition says that the formula is zero, as it is in all periods: readers need no figure to
  /// know it.
  private(set) var laws: Set<Int> = []

  /// Finds the links of the datasets that are shown.
  init(_ datasets: [Dataset], _ collector: CellCollector, _ rows: [[RowCells]]) {
    let numbers = Dictionary(
      datasets.enumerated().map { ($1.indicator.id, $0) }, uniquingKeysWith: { first, _ in first })
    for (index, dataset) in datasets.enumerated() where dataset.nature == .derived {
      guard let indicator = collector.indicators[dataset.indicator.id], indicator.isPublished,
        case .formula(let formula) = indicator.plan, let linear = LinearFormula(formula)
      else { continue }
      let inputs = linear.terms.map { numbers[$0.reference.indicator] }
      let isCounted = inputs.allSatisfy { input in
        input.map {
          collector.plans[$0]?.value?.isCount == true
            && datasets[$0].indicator.frequency == dataset.indicator.frequency
        } ?? false
      }
      guard isCounted else { continue }
      let lookups = inputs.map { input in
        input.map { Self.lookup(datasets[$0]) } ?? [:]
      }
      for (place, observation) in dataset.observations.enumerated() {
        guard let value = observation.value, let whole = Int(exactly: value) else { continue }
        var cells: [(cell: Int, factor: Int)] = []
        for (term, number) in linear.terms.indices.map({ (linear.terms[$0], $0) }) {
          guard let input = inputs[number],
            let row = lookups[number][
              Self.key(term.reference, of: observation, dataset, datasets[input])]
          else { continue }
          let cell = rows[input][row].value
          if cell >= 0 { cells.append((cell, term.factor)) }
        }
        guard cells.count == linear.terms.count else { continue }
        links.append(Link(dataset: index, observation: place, cells: cells, value: whole))
      }
      if indicator.invariant?.value == 0,
        dataset.observations.allSatisfy({ ($0.value ?? 0) == 0 })
      {
        laws.insert(index)
      }
    }
  }

  private struct Key: Hashable {
    var period: ReferencePeriod
    var position: [DimensionValue]
  }

  private static func lookup(_ dataset: Dataset) -> [Key: Int] {
    Dictionary(
      dataset.observations.enumerated().map {
        (Key(period: $1.period, position: $1.position), $0)
      }, uniquingKeysWith: { first, _ in first })
  }

  private static func key(
    _ reference: Formula.Reference, of observation: Observation, _ dataset: Dataset,
    _ input: Dataset
  ) -> Key {
    let position = input.dimensions.map { dimension in
      reference.fixed[dimension.id]
        ?? dataset.dimensions.firstIndex { $0.id == dimension.id }
        .map { observation.position[$0] } ?? .total
    }
    let months = observation.period.frequency.months
    return Key(
      period: observation.period.advanced(by: -reference.monthsAgo / max(1, months)),
      position: position)
  }
}
