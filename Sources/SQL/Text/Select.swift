/// One SELECT, put together part by part.
struct Select {
  /// Result columns with their names; without a name where the text brings its own.
  var columns: [(value: String, name: String?)] = []
  /// Whether equal rows are given once.
  var isDistinct = false
  /// The first table.
  var from = ""
  /// Joins in order.
  var joins: [String] = []
  /// What rows satisfy.
  var conditions: [Fragment] = []
  /// What rows are grouped by; empty for no groups.
  var groups: [String] = []

  /// The text, its lines not indented.
  func text(_ dialect: SQLDialect) -> String {
    let list = columns.map { value, name in
      name.map { "\(value) AS \(dialect.name($0))" } ?? value
    }
    var lines = ["SELECT\(isDistinct ? " DISTINCT" : "") \(list.joined(separator: ",\n  "))"]
    lines.append("FROM \(from)")
    lines += joins
    if !conditions.isEmpty {
      lines.append(
        "WHERE " + conditions.map { $0.bound(.not) }.joined(separator: "\n  AND "))
    }
    if !groups.isEmpty { lines.append("GROUP BY \(groups.joined(separator: ", "))") }
    return lines.joined(separator: "\n")
  }

  /// Adds a column.
  mutating func add(_ value: Fragment, as name: String) {
    columns.append((value.text, name))
  }
}
