/// The rows that expressions of one SELECT are printed over, and the joins that they need.
final class RowScope {
  /// Rows of all levels in sight, the periods first; those of a level are at its number plus one.
  let frames: [RowFrame]
  /// What the deepest rows are: a part of the statement, or rows just joined to the level above.
  private let isJoined: Bool
  private let dialect: SQLDialect
  private var rowJoins: [String]
  private var rowLevels: Set<Int>
  private var valueJoins: [String] = []
  private var aliases: [String: String] = [:]
  private var persons: [Int: String] = [:]

  /// Rows that are a part of the statement.
  init(of frames: [RowFrame], _ dialect: SQLDialect) {
    self.frames = frames
    self.dialect = dialect
    isJoined = false
    rowJoins = []
    rowLevels = [frames.count - 2]
  }

  /// Rows that are joined to those of the level above.
  init(joining frames: [RowFrame], by joins: RowJoins, _ dialect: SQLDialect) {
    self.frames = frames
    self.dialect = dialect
    isJoined = true
    rowJoins = joins.texts
    rowLevels = [frames.count - 2, frames.count - 3]
    if joins.havePeriods { rowLevels.insert(-1) }
  }

  /// The deepest level.
  var level: Int {
    frames.count - 2
  }

  /// The level whose rows are a part of the statement.
  private var base: Int {
    isJoined ? level - 1 : level
  }

  /// Whether the rows of the population are a part of the statement, with what was computed of them.
  var hasUnitsAsPart: Bool {
    level > 0 || level == 0 && !isJoined
  }

  /// The rows of a level.
  func frame(_ level: Int) -> RowFrame {
    frames[min(max(0, level + 1), frames.count - 1)]
  }

  /// The column that names the period.
  var period: String {
    qualified(base, TechnicalName.period)
  }

  /// The column that names the row of a level.
  func key(_ level: Int) -> String {
    isJoined && level == self.level
      ? qualified(level, TechnicalName.row) : qualified(base, TechnicalName.key(level))
  }

  /// The columns that name the row of a level.
  func keys(_ level: Int) -> [String] {
    [period] + (0..<max(0, level + 1)).map { key($0) }
  }

  /// A column of the row of a level.
  func column(_ name: String, level: Int) -> Fragment {
    if let alias = persons[level] { return Fragment("\(alias).\(dialect.name(name))") }
    if rowLevels.insert(level).inserted {
      let keys = TechnicalName.keys(level).map { qualified(level, $0) }
      let equal = zip(keys, self.keys(level)).map { "\($0) = \($1)" }
      rowJoins.append(
        "JOIN \(dialect.name(frame(level).name)) AS \(RowFrame.alias(level))"
          + " ON \(equal.joined(separator: " AND "))")
    }
    return Fragment(qualified(level, name))
  }

  /// A column of the period.
  func ofPeriod(_ name: String) -> Fragment {
    column(name, level: -1)
  }

  /// Joins a table that has at most one row for each row here; gives what it is called.
  ///
  /// - Parameters:
  ///   - table: the table as it is written in FROM.
  ///   - condition: the condition, given what the table is called.
  /// - Returns: what it is called.
  func join(_ table: String, on condition: (String) -> String) -> String {
    let key = "\(table) \(condition("?"))"
    if let alias = aliases[key] { return alias }
    let alias = "j\(aliases.count + 1)"
    aliases[key] = alias
    valueJoins.append("LEFT JOIN \(table) AS \(alias) ON \(condition(alias))")
    return alias
  }

  /// Joins a part of the statement that has at most one row for each row of a level.
  func join(part name: String, level: Int) -> String {
    let keys = keys(level)
    return join(dialect.name(name)) { alias in
      zip(TechnicalName.keys(level), keys)
        .map { "\(alias).\(dialect.name($0)) = \($1)" }.joined(separator: " AND ")
    }
  }

  /// Prints with the columns of a level taken from a joined table.
  func with<Value>(_ alias: String, asLevel level: Int, _ body: () -> Value) -> Value {
    let before = persons.updateValue(alias, forKey: level)
    defer { persons[level] = before }
    return body()
  }

  /// The SELECT over these rows, with the joins that were asked for until now.
  func select() -> Select {
    var select = Select()
    select.from = "\(dialect.name(frame(base).name)) AS \(RowFrame.alias(base))"
    select.joins = rowJoins + valueJoins
    return select
  }

  private func qualified(_ level: Int, _ name: String) -> String {
    "\(RowFrame.alias(level)).\(dialect.name(name))"
  }
}
