import Model

extension SQLDialect {
  /// The name of a table or column; the one place where names are quoted.
  func name(_ name: String) -> String {
    switch self {
    case .duckdb: "\"" + name.doubling("\"") + "\""
    case .spark: "`" + name.doubling("`") + "`"
    }
  }

  /// A text; the one place where texts are quoted.
  func text(_ text: String) -> String {
    switch self {
    case .duckdb: "'" + text.doubling("'") + "'"
    case .spark: "'" + text.escaping("\\").escaping("'") + "'"
    }
  }

  /// A day.
  func day(_ day: Day) -> String {
    "DATE '\(day)'"
  }

  /// A number that is no whole one: written with an exponent it is a double in every dialect.
  func number(_ number: Double) -> Fragment {
    guard number.isFinite else { return Fragment("CAST(NULL AS DOUBLE)") }
    let text = "\(abs(number))"
    let literal = text.contains("e") ? text : text + "e0"
    return number < 0 ? Fragment("(-\(literal))") : Fragment(literal)
  }

  /// A whole number.
  func integer(_ number: Int64) -> Fragment {
    number < 0 ? Fragment("(\(number))") : Fragment("\(number)")
  }

  /// A set of texts.
  func array(_ members: [String]) -> Fragment {
    let list = members.joined(separator: ", ")
    return switch self {
    case .duckdb: Fragment("CAST([\(list)] AS VARCHAR[])")
    case .spark: Fragment("CAST(array(\(list)) AS ARRAY<STRING>)")
    }
  }

  /// The type of texts.
  var textType: String {
    switch self {
    case .duckdb: "VARCHAR"
    case .spark: "STRING"
    }
  }
}

extension String {
  fileprivate func doubling(_ mark: Character) -> String {
    String(flatMap { $0 == mark ? [$0, $0] : [$0] })
  }

  fileprivate func escaping(_ mark: Character) -> String {
    String(flatMap { $0 == mark ? ["\\", $0] : [$0] })
  }
}
