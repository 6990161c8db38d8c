/// Which columns of which extracts computations read, so that nothing else need be kept in memory.
public struct ColumnUse: Sendable {
  /// Column names by extract id.
  public private(set) var columns: [String: Set<String>] = [:]
  /// Those of them that expressions over rows read, by the id of each extract that has a part in one.
  public let evaluated: [String: Set<String>]

  /// Collects the columns of a catalogue: those of its plans, and the keys that link extracts.
  ///
  /// - Parameters:
  ///   - catalogue: the indicators to compute.
  ///   - withClusters: whether disclosure control will ask which few persons live or work together.
  public init(_ catalogue: Catalogue, withClusters: Bool = false) {
    var plans = PlanColumns()
    for case .units(let plan) in catalogue.indicators.map(\.plan) {
      plans.add(plan)
      let population = withClusters ? catalogue.contract(plan.population.extract) : nil
      plans.addCluster(of: population)
      let isOfPersons = population.map { !$0.personColumns.isEmpty } ?? false
      if plan.usesHouseholds || isOfPersons { plans.addHouseholds(of: catalogue.personExtract) }
    }
    evaluated = plans.columns
    columns = plans.columns
    let used = catalogue.contracts.filter { columns[$0.id] != nil }
    let schemes = Set(used.flatMap(\.personSchemes))
    let persons = schemes.isEmpty ? nil : catalogue.personExtract?.id
    for contract in catalogue.contracts {
      let namesKeys = contract.isLinking || contract.id == persons
      guard namesKeys || columns[contract.id] != nil else { continue }
      addKeys(of: contract, namesKeys ? schemes : [])
    }
  }

  /// The columns by which rows are linked; of the crosswalk and the person snapshot also the keys
  /// that some extract links by.
  private mutating func addKeys(of contract: ExtractContract, _ schemes: Set<String>) {
    columns[contract.id, default: []].formUnion(contract.time.columns)
    columns[contract.id, default: []].formUnion(contract.personColumns)
    for column in contract.columns {
      guard case .identifier(let scheme) = column.type, schemes.contains(scheme) else { continue }
      columns[contract.id, default: []].insert(column.name)
    }
  }
}

/// Collects the columns that plans evaluate.
private struct PlanColumns {
  /// Column names by extract id.
  var columns: [String: Set<String>] = [:]

  /// The person snapshot says who lives in which household.
  mutating func addHouseholds(of persons: ExtractContract?) {
    guard let persons, let column = persons.householdColumn else { return }
    columns[persons.id, default: []].insert(column)
  }

  /// The centre or employer that several persons have in common.
  mutating func addCluster(of contract: ExtractContract?) {
    guard let contract, let column = contract.clusterColumn else { return }
    columns[contract.id, default: []].insert(column)
  }

  mutating func add(_ plan: UnitPlan) {
    let unit = [plan.population.extract]
    columns[plan.population.extract, default: []].formUnion([])
    let conditions = plan.population.condition.map { [$0] } ?? []
    for expression in conditions + plan.measure.expressions + plan.codes {
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
    case .days(let span): add(span, rows: rows)
    case .isCovered(let span, let other):
      add(span, rows: rows)
      add(other, rows: rows)
    case .ofPerson(let extract, let level, let part):
      add(part, rows: Array(rows.prefix(level)) + [extract])
    default:
      for child in expression.children { add(child, rows: rows) }
    }
  }

  private mutating func add(_ span: Span, rows: [String]) {
    switch span {
    case .spell(let from, let to): for part in [from, to] { add(part, rows: rows) }
    case .within(let first, let second): for part in [first, second] { add(part, rows: rows) }
    case .rows(let selection, let from, let to, _):
      let inner = Array(rows.prefix(selection.level)) + [selection.extract]
      columns[selection.extract, default: []].formUnion([])
      for part in [from, to] + (selection.condition.map { [$0] } ?? []) { add(part, rows: inner) }
    }
  }
}

extension ExtractContract {
  /// Whether the extract is the state of all persons on the last day of a period.
  public var isPersonSnapshot: Bool {
    grain == "person" && time == .snapshot && !personColumns.isEmpty
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
