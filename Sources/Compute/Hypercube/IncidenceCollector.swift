import Model

/// Finds in which planned numbers the units of a table count, for all indicators over it.
struct IncidenceCollector: Sendable {
  /// The margins of one kind of unit, and what counts in them.
  struct Kind: Sendable {
    /// What is counted.
    var unit: PlannedHypercube.Unit
    /// The margins.
    var plan = MarginPlan()
    /// Which units count in which.
    var incidences = Incidences()
  }

  /// The kinds of units that the indicators count, rows first.
  private(set) var kinds: [Kind] = [Kind(unit: .rows)]
  private let evaluations: [UnitEvaluation]
  /// For each indicator the kind that it counts beside rows.
  private var ownKinds: [Int?] = []

  /// Plans the margins of indicators over one table, in their order.
  init(_ evaluations: [UnitEvaluation], ids: [String], units: [UnitOfMeasure]) {
    self.evaluations = evaluations
    for (member, evaluation) in evaluations.enumerated() {
      for part in evaluation.plan.countedParts {
        kinds[0].plan.add(part, of: evaluation, member: member)
      }
      let own = Self.ownUnit(evaluation.plan, id: ids[member], unit: units[member])
      ownKinds.append(own.map { kind(of: $0) })
      if let own, let kind = ownKinds[member] {
        kinds[kind].plan.add(own.part, of: evaluation, member: member)
      }
    }
  }

  /// The margins of a part of an indicator in a table, and the kind they belong to.
  func block(_ part: PlannedPart, member: Int, table: Int) -> (kind: Int, start: Int)? {
    let kind = part == .distinct || part == .amount ? ownKinds[member] : 0
    return kind.flatMap { kind in
      kinds[kind].plan.block(part, member: member, table: table).map { (kind, $0.start) }
    }
  }

  /// Goes through the rows of the table.
  mutating func collect(_ table: LinkedTable, sharing repeated: Set<Expression>) {
    guard let first = evaluations.first else { return }
    var start = 0
    while start < table.rowCount {
      let end = min(start + first.blockLength, table.rowCount)
      let rows = RowFrame(table: table, rows: .stretch(start..<end), parents: [])
      var evaluator = first.evaluator
      evaluator.shared = SharedValues(of: start..<end, table, repeated)
      var block = SharedBlock(rows: rows, evaluator: evaluator)
      for member in evaluations.indices { collect(member, &block) }
      start = end
    }
  }

  /// Keeps the margins alone.
  mutating func forgetIncidences() {
    for kind in kinds.indices { kinds[kind].incidences = Incidences() }
  }

  private typealias OwnUnit = (unit: PlannedHypercube.Unit, part: PlannedPart)

  private static func ownUnit(_ plan: UnitPlan, id: String, unit: UnitOfMeasure) -> OwnUnit? {
    switch plan.measure {
    case .distinct(.person): (.persons, .distinct)
    case .distinct(.value): (.values(id), .distinct)
    case .sum where plan.countsUnits(unit: unit): (.amounts(id), .amount)
    default: nil
    }
  }

  private mutating func kind(of own: OwnUnit) -> Int {
    if let kind = kinds.firstIndex(where: { $0.unit == own.unit }) { return kind }
    kinds.append(Kind(unit: own.unit))
    return kinds.count - 1
  }

  private mutating func collect(_ member: Int, _ block: inout SharedBlock) {
    let evaluation = evaluations[member]
    let frame = block.rows(where: evaluation.numbered.condition)
    guard frame.count > 0 else { return }
    let units = block.evaluator.measures(
      evaluation.plan, frame, linkedPersons: evaluation.linkedPersons)
    let codes = evaluation.codes(&block, frame)
    let rows = (0..<frame.count).map { Int64(frame.row($0)) }
    let everybody = CellLayout.Placement(cells: Array(repeating: 0, count: frame.count))
    collect(member, table: 0, first: 0, everybody, units, rows, frame)
    for (table, stretch) in evaluation.layout.stretches.enumerated() {
      evaluation.layout.eachPlacement(of: codes, in: stretch, count: frame.count) { placement in
        collect(member, table: table + 1, first: stretch.start, placement, units, rows, frame)
      }
    }
  }

  private mutating func collect(
    _ member: Int, table: Int, first: Int, _ placement: CellLayout.Placement,
    _ units: UnitMeasures, _ rows: [Int64], _ frame: RowFrame
  ) {
    let all = rows.indices.filter { placement.among?[$0] ?? true }
    for part in evaluations[member].plan.countedParts {
      guard let block = kinds[0].plan.block(part, member: member, table: table), !block.isShared,
        let counted = units.members(of: part, all, counted: placement.counted)
      else { continue }
      kinds[0].incidences.add(counted, rows, cells: placement.cells, shift: block.start - first)
    }
    guard let kind = ownKinds[member] else { return }
    let kept = all.filter { units.inBase[$0] }
    let part: PlannedPart = units.distinct == nil && units.numerator != nil ? .amount : .distinct
    guard let block = kinds[kind].plan.block(part, member: member, table: table) else { return }
    let names = part == .amount ? rows : units.distinct ?? frame.persons.map { Int64($0) }
    kinds[kind].incidences.add(kept, names, cells: placement.cells, shift: block.start - first)
    if let amounts = units.numerator, part == .amount, table == 0 {
      kinds[kind].incidences.count(kept, rows, as: amounts)
    }
  }
}

extension UnitMeasures {
  /// The units that count in a part; nil where the part is empty for all.
  fileprivate func members(of part: PlannedPart, _ all: [Int], counted: [Bool]?) -> [Int]? {
    switch part {
    case .base: excluded > 0 ? all.filter { inBase[$0] } : all
    case .numerator:
      inNumerator.map { isIn in all.filter { inBase[$0] && isIn[$0] && counted?[$0] ?? true } }
    case .denominator: inDenominator.map { isIn in all.filter { inBase[$0] && isIn[$0] } }
    case .leftOut: excluded > 0 ? all.filter { !inBase[$0] } : nil
    case .unlinked: isLinked.map { isLinked in all.filter { !isLinked[$0] } }
    case .distinct, .amount: nil
    }
  }
}
