import Model
import Suppression

/// All cells that the tables of a release show, and which row shows which.
struct ReleaseCells: Sendable {
  /// Names a cell: what is added up, where, and when.
  struct Key: Hashable, Sendable {
    var group: Int
    var place: Int
    var period: Int
  }

  /// Names a table: all codes of an axis, beside a place.
  struct Table: Hashable, Sendable {
    var group: Int
    var place: Int
    var axis: Int
  }

  /// The tables that show every code that anybody has: what they do not show is nobody.
  private(set) var tables: Set<Table> = []
  /// The cells in order of appearance.
  private(set) var cells: [ReleaseCell] = []
  /// For each dataset and observation the cells that it shows.
  fileprivate(set) var rows: [[RowCells]] = []
  /// Groups by number.
  private(set) var groups = UnitGroups()
  /// Axes and places by number.
  private(set) var places: Places
  /// Periods by number.
  private(set) var periods: [ReferencePeriod] = []
  /// Rows whose numbers were not those of other rows about the same units.
  private(set) var contradictions = 0
  private var numbers: [Key: Int] = [:]
  private var periodNumbers: [ReferencePeriod: Int] = [:]
  private var reduced: [Key: Int] = [:]
  /// What follows for units from where they stand, by place.
  private var implied: [Int: [UnitCondition]] = [:]

  /// Starts without cells.
  init(places: Places) {
    self.places = places
  }

  /// The cell of a key, or nil.
  subscript(key: Key) -> Int? { numbers[key] }

  /// Notes that a group is shown by every code of each axis of a place.
  mutating func noteTables(_ group: Int, _ codes: [AxisCode]) {
    for code in codes {
      let rest = number(of: codes.filter { $0 != code })
      tables.insert(Table(group: self.group(group, at: rest), place: rest, axis: code.axis))
    }
  }

  /// The number of a period.
  mutating func number(of period: ReferencePeriod) -> Int {
    if let number = periodNumbers[period] { return number }
    periodNumbers[period] = periods.count
    periods.append(period)
    return periods.count - 1
  }

  /// The number of a group.
  mutating func number(of group: UnitGroup) -> Int { groups.number(of: group) }

  /// The number of a dimension's axis; one of its own where no expression is known.
  mutating func axis(_ expression: Expression?, of dimension: Dimension) -> Int {
    expression.flatMap { places.axis(of: $0) } ?? places.axis(named: dimension)
  }

  /// The number of a place.
  mutating func number(of codes: [AxisCode]) -> Int { places.number(of: codes) }

  /// The group that is left of a group at a place, whose codes imply some of its conditions: those aged
  /// 15 to 24 among those aged 15 to 64 are all those aged 15 to 24.
  mutating func group(_ group: Int, at place: Int) -> Int {
    let key = Key(group: group, place: place, period: 0)
    if let known = reduced[key] { return known }
    let implied = conditions(at: place)
    let isReduced = groups.groups[group].conditions.contains { condition in
      implied.contains { $0.implies(condition) }
    }
    let number = isReduced ? groups.number(of: groups.groups[group].without(implied)) : group
    reduced[key] = number
    return number
  }

  private mutating func conditions(at place: Int) -> [UnitCondition] {
    if let known = implied[place] { return known }
    let conditions = places.conditions(at: place)
    implied[place] = conditions
    return conditions
  }

  /// Adds a number of a row, or finds the cell that it is; nil where it is no whole number.
  mutating func cell(
    _ value: Double?, group: Int, place: Int, period: Int, indicator: String
  ) -> Int? {
    guard let value, let whole = Int(exactly: value.rounded()) else { return nil }
    let own = self.group(group, at: place)
    var key = Key(group: own, place: place, period: period)
    if let known = numbers[key], cells[known].value == whole { return known }
    if numbers[key] != nil {
      // What should be the same number is not: the row has units of its own.
      contradictions += 1
      var other = groups.groups[own]
      other.conditions.append(.holds("~ \(indicator)"))
      key.group = groups.number(of: other)
      if let known = numbers[key], cells[known].value == whole { return known }
    }
    numbers[key] = cells.count
    cells.append(
      ReleaseCell(group: key.group, place: place, period: period, value: whole))
    return cells.count - 1
  }

  /// Changes what is known of a cell.
  mutating func update(_ cell: Int, _ body: (inout ReleaseCell) -> Void) {
    body(&cells[cell])
  }

  /// Notes which cells the rows of the next dataset show.
  mutating func append(rows: [RowCells]) {
    self.rows.append(rows)
  }
}
