/// A linked system while it is built.
struct SystemAssembly {
  let specification: ReleaseSpecification
  var tabulation: Tabulation
  var cells: [LinkedSystem.Cell] = []
  var names: [ReleaseSystem.CellName] = []
  var relations: [LinkedSystem.Relation] = []
  var problems: [SystemProblem] = []
  /// Cells that are nothing but the sum of others; they are left out again where nothing else links to them.
  var sumsOnly: Set<Int> = []
  /// For codes that files do not hold the code that stands for all of them.
  var rests: [[Int]: Int] = [:]
  /// Cells that no file holds because they are the sum of zeros.
  private var zeros: Set<UInt64> = []
  private var cellOfKey: [UInt64: Int32] = [:]
  private var rules: [MeasureRule] = []
  private let timeDimensions: Set<Int>

  /// What the specification says of a measure's cells.
  struct MeasureRule {
    var isProtected: Bool
    var least: Int
  }

  init(_ specification: ReleaseSpecification, _ tabulation: Tabulation) {
    self.specification = specification
    self.tabulation = tabulation
    timeDimensions = Self.timeDimensions(specification, tabulation.codes)
    cells.reserveCapacity(tabulation.entries.count)
    names.reserveCapacity(tabulation.entries.count)
    cellOfKey.reserveCapacity(tabulation.entries.count)
    for entry in tabulation.entries { add(entry) }
  }

  /// The least difference that must stay of a sensitive cell's possible values.
  var width: LinkedSystem.Need {
    LinkedSystem.Need(width: max(1, specification.width))
  }

  func finished() -> ReleaseSystem {
    ReleaseSystem(
      system: LinkedSystem(cells: cells, relations: relations), names: names,
      tabulation: tabulation, problems: problems)
  }

  /// Index of the cell of a measure at a position.
  func cell(measure: Int, position: Int) -> Int? {
    cellOfKey[CellKey.key(measure, position)].map(Int.init)
  }

  /// Whether a measure is known to count nobody at a position that no file holds.
  func isNobody(measure: Int, position: Int) -> Bool {
    zeros.contains(CellKey.key(measure, position))
  }

  /// Keeps that a measure counts nobody at a position that no file holds.
  mutating func noteNobody(measure: Int, position: Int) {
    zeros.insert(CellKey.key(measure, position))
  }

  /// Whether a count of this size is to be protected.
  func isSmall(_ value: Int) -> Bool {
    value > 0 && value < specification.threshold
  }

  /// What the specification says of the cells of a measure.
  mutating func rule(of measure: Int) -> MeasureRule {
    while rules.count <= measure {
      let stated = specification.measures?[tabulation.measures[rules.count]]
      let isMagnitude = stated?.integer == false || (stated?.type ?? "count") != "count"
      let least = isMagnitude ? 0 : specification.policy?.suppressedMin ?? 1
      rules.append(
        MeasureRule(
          isProtected: stated?.sensitive ?? !isMagnitude, least: stated?.suppressedMin ?? least))
    }
    return rules[measure]
  }

  private mutating func add(_ entry: Tabulation.Entry) {
    let rule = rule(of: entry.measure)
    // A range that readers have from elsewhere does not take from them what hiding tells.
    let habit = entry.value < 0 ? nil : rule.least
    let cost = entry.cost ?? cost(measure: entry.measure, position: entry.position)
    var cell = LinkedSystem.Cell(
      value: entry.value, least: [habit, entry.least].compactMap(\.self).max(),
      greatest: entry.greatest, need: entry.need, standing: entry.standing, cost: cost)
    if entry.standing == .known {
      cell.need = nil
    } else if rule.isProtected, isSmall(entry.value) {
      cell.need = .joined(cell.need, width)
    }
    // What is asked of a zero beyond that stays: that it cannot be hidden must not go unnoticed.
    if cell.value == 0, let least = cell.least, least > 0 { cell.standing = .known }
    if entry.standing == .unprinted { cell.cost = 1 }
    append(cell, measure: entry.measure, position: entry.position)
  }

  /// Adds a cell that no table holds, but that follows from others.
  mutating func addUnprinted(
    value: Int, measure: Int, position: Int, isProtected: Bool, least: Int? = 0,
    greatest: Int? = nil
  ) -> Int {
    let need = isProtected && isSmall(value) ? width : nil
    var cell = LinkedSystem.Cell(
      value: value, least: least, greatest: greatest, need: need, standing: .unprinted, cost: 1)
    if let known = tabulation.range(measure: measure, position: position) {
      if !known.contains(value) {
        problems.append(
          .knownOtherwise(cell: tabulation.name(measure: measure, position: position)))
      }
      cell.least = max(least ?? known.lowerBound, known.lowerBound)
      cell.greatest = min(greatest ?? known.upperBound, known.upperBound)
    }
    append(cell, measure: measure, position: position)
    return cells.count - 1
  }

  private mutating func append(_ cell: LinkedSystem.Cell, measure: Int, position: Int) {
    cellOfKey[CellKey.key(measure, position)] = Int32(truncatingIfNeeded: cells.count)
    cells.append(cell)
    names.append(ReleaseSystem.CellName(measure: measure, position: position))
  }

  /// Structural cost: a cell is dearer the fewer codes it is broken down by, whatever its value.
  private func cost(measure: Int, position: Int) -> Int {
    let depth = tabulation.positions[position].count { atom in
      !timeDimensions.contains(tabulation.codes.dimension(of: Int(atom)))
    }
    return Self.costs[min(depth, Self.costs.count - 1)]
  }

  private static let costs = [64, 32, 16, 11, 8]

  private static func timeDimensions(
    _ specification: ReleaseSpecification, _ codes: CodeTable
  ) -> Set<Int> {
    Set(
      codes.dimensions.indices.filter {
        specification.dimensions[codes.dimensions[$0]]?.time == true
      })
  }
}
