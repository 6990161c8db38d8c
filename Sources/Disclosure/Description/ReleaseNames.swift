import Model

/// What the numbers of a release are called in its files: one measure for each group, and the codes of the row.
struct ReleaseNames {
  /// Where a number stands in the files: its measure, and the codes of its row that are not totals.
  struct Name: Hashable, Sendable {
    var measure: Int
    var codes: [Code]
  }

  /// A code of a dimension.
  struct Code: Hashable, Comparable, Sendable {
    var dimension: Int
    var code: String

    static func < (left: Code, right: Code) -> Bool {
      (left.dimension, left.code) < (right.dimension, right.code)
    }
  }

  /// A number whatever the period: what is added up, and where.
  struct Place: Hashable, Sendable {
    var group: Int
    var place: Int
  }

  /// The columns of numbers of a row.
  enum Column: CaseIterable, Sendable {
    case value, numerator, denominator, linked, population

    var path: KeyPath<RowCells, Int> {
      switch self {
      case .value: \.value
      case .numerator: \.numerator
      case .denominator: \.denominator
      case .linked: \.linked
      case .population: \.population
      }
    }
  }

  /// Ids of the measures.
  private(set) var measures: [String] = []
  /// The group of each measure.
  private(set) var groups: [UnitGroup] = []
  /// Decimal places of the measures that are sums of such numbers.
  private(set) var places: [String: Int] = [:]
  /// Ids of the dimensions.
  private(set) var dimensions: [String] = []
  /// For each dataset the measure of each column that it has.
  private(set) var columns: [[Column: Int]] = []
  /// For each dataset the dimensions of its columns.
  private(set) var axes: [[Int]] = []
  /// The first name of every number.
  private(set) var names: [Place: Name] = [:]
  /// Further names, each with the first one.
  private(set) var aliases: [(place: Place, first: Name, other: Name)] = []
  private var measureNumbers: [UnitGroup: Int] = [:]
  private var dimensionNumbers: [String: Int] = [:]
  private var known: Set<Name> = []

  /// Names the numbers of all datasets.
  init(_ datasets: [Dataset], _ collector: CellCollector, _ cells: ReleaseCells) {
    for (index, dataset) in datasets.enumerated() {
      columns.append(collector.plans[index].map { measures(dataset.indicator.id, $0) } ?? [:])
      let plan = collector.unitPlan(of: dataset)
      axes.append(
        dataset.dimensions.map { dimension in
          let expression = plan?.dimensions[dimension.id]
          let axis = expression.flatMap { cells.places.axis(of: $0) }
          return number(
            of: dimension.id, axis.map { "\($0)" } ?? "\(dataset.indicator.id)")
        })
      name(dataset, index, cells)
    }
  }

  private mutating func measures(
    _ indicator: String, _ numbers: PlannedNumbers
  ) -> [Column: Int] {
    var found: [Column: Int] = [:]
    defer {
      for (column, number) in found {
        guard let planned = numbers.number(in: column), !planned.isCount else { continue }
        places[measures[number]] = planned.scale.places
      }
    }
    if let value = numbers.value { found[.value] = measure(value.group, indicator) }
    if let over = numbers.numerator {
      found[.numerator] = measure(over.group, "\(indicator).numerator")
    }
    if let under = numbers.denominator {
      found[.denominator] = measure(under.group, "\(indicator).denominator")
    }
    found[.population] = measure(numbers.population, "\(indicator).population")
    found[.linked] = measure(numbers.linked, "\(indicator).linked")
    return found
  }

  private mutating func measure(_ group: UnitGroup, _ name: String) -> Int {
    if let number = measureNumbers[group] { return number }
    measureNumbers[group] = measures.count
    measures.append(name)
    groups.append(group)
    return measures.count - 1
  }

  /// Dimensions of one id with different expressions are different.
  private mutating func number(of id: String, _ axis: String) -> Int {
    if let number = dimensionNumbers["\(id) \(axis)"] { return number }
    let isNew = !dimensions.contains(id)
    dimensionNumbers["\(id) \(axis)"] = dimensions.count
    dimensions.append(isNew ? id : "\(id)~\(dimensions.count)")
    return dimensions.count - 1
  }

  private mutating func name(_ dataset: Dataset, _ index: Int, _ cells: ReleaseCells) {
    var seen: [[DimensionValue]: Set<Column>] = [:]
    for (row, observation) in zip(cells.rows[index], dataset.observations) where row != RowCells() {
      let known = seen[observation.position] ?? []
      let found = Column.allCases.filter { row[keyPath: $0.path] >= 0 && !known.contains($0) }
      guard !found.isEmpty else { continue }
      seen[observation.position] = known.union(found)
      let codes = codes(of: observation.position, dataset, index)
      for column in found {
        guard let measure = columns[index][column] else { continue }
        let cell = cells.cells[row[keyPath: column.path]]
        add(
          Name(measure: measure, codes: codes), at: Place(group: cell.group, place: cell.place))
      }
    }
  }

  private mutating func add(_ name: Name, at place: Place) {
    guard let first = names[place] else {
      names[place] = name
      known.insert(name)
      return
    }
    if first != name, known.insert(name).inserted { aliases.append((place, first, name)) }
  }

  /// The codes of a row that are not totals.
  func codes(of position: [DimensionValue], _ dataset: Dataset, _ index: Int) -> [Code] {
    position.indices.compactMap { place in
      position[place] == .total
        ? nil
        : Code(
          dimension: axes[index][place], code: dataset.dimensions[place].codeID(position[place]))
    }.sorted()
  }
}

extension Double {
  /// How many powers of ten it is.
  fileprivate var places: Int {
    var (rest, places) = (self, 0)
    while rest >= 10, places < 18 { (rest, places) = (rest / 10, places + 1) }
    return places
  }
}
