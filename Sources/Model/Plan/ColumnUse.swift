/// Which columns of which extracts computations read, so that nothing else need be kept in memory.
public struct ColumnUse: Sendable {
  /// Column names by extract id.
  public private(set) var columns: [String: Set<String>] = [:]

  /// Collects the columns of a catalogue: those of its plans, and the keys that link extracts.
  public init(_ catalogue: Catalogue) {
    for case .units(let plan) in catalogue.indicators.map(\.plan) { add(plan) }
    let schemes = Set(
      catalogue.contracts.filter { columns[$0.id] != nil }.compactMap(\.personScheme))
    for contract in catalogue.contracts where columns[contract.id] != nil || contract.isLinking {
      addKeys(of: contract, schemes)
    }
  }

  private mutating func add(_ plan: UnitPlan) {
    let unit = [plan.population.extract]
    columns[plan.population.extract, default: []].formUnion([])
    let conditions = plan.population.condition.map { [$0] } ?? []
    for expression in conditions + plan.measure.expressions + plan.dimensions.values {
      add(expression, rows: unit)
    }
  }

  /// Adds the columns of an expression; `rows` names the extract of each level in sight.
  private mutating func add(_ expression: Expression, rows: [String]) {
    switch expression.kind {
    case .column(let name, let level):
      if rows.indices.contains(level) { columns[rows[level], default: []].insert(name) }
    case .aggregate(let aggregation, let selection):
      let inner = Array(rows.prefix(selection.level)) + [selection.extract]
      columns[selection.extract, default: []].formUnion([])
      for part in aggregation.expressions + (selection.condition.map { [$0] } ?? []) {
        add(part, rows: inner)
      }
    case .ofPerson(let extract, let level, let part):
      add(part, rows: Array(rows.prefix(level)) + [extract])
    default:
      for child in expression.children { add(child, rows: rows) }
    }
  }

  /// Adds time and person, and of an extract that links the keys by which others find persons.
  private mutating func addKeys(of contract: ExtractContract, _ schemes: Set<String>) {
    columns[contract.id, default: []].formUnion(contract.time.columns)
    columns[contract.id, default: []].formUnion([contract.personColumn].compactMap { $0 })
    guard contract.isLinking else { return }
    for column in contract.columns {
      if case .identifier(let scheme) = column.type, schemes.contains(scheme) {
        columns[contract.id, default: []].insert(column.name)
      }
    }
  }
}

extension ExtractContract {
  /// The scheme of the keys by which its persons are found.
  public var personScheme: String? {
    guard case .identifier(let scheme)? = personColumn.flatMap({ column($0) })?.type else {
      return nil
    }
    return scheme
  }

  /// Whether the extract says which keys belong to one person.
  public var isLinking: Bool {
    grain == "link"
  }
}

extension ExtractContract.Time {
  /// Columns that hold the time of a row.
  public var columns: [String] {
    switch self {
    case .snapshot: []
    case .spell(let from, let to): [from, to]
    case .event(let column), .month(let column), .period(let column): [column]
    }
  }
}
