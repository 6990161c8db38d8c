import Model

/// Prints formulas over rows, joining the results of other indicators.
final class FormulaPrinter {
  let indicator: Indicator
  let catalogue: Catalogue
  let dialect: SQLDialect
  let parts: StatementParts

  /// Prints the formula of an indicator.
  init(
    _ indicator: Indicator, _ catalogue: Catalogue, _ dialect: SQLDialect, _ parts: StatementParts
  ) {
    self.indicator = indicator
    self.catalogue = catalogue
    self.dialect = dialect
    self.parts = parts
  }

  var id: String { indicator.description.id }

  /// One SELECT over rows, with what has been joined.
  final class Scope {
    let rows: FormulaRows
    private let outer: Scope?
    private var ownJoins: [String] = []
    private var aliases: [String: String] = [:]

    /// A SELECT over rows; `outer` is one over the same rows to which joins are added.
    init(_ rows: FormulaRows, joining outer: Scope? = nil) {
      self.rows = rows
      self.outer = outer
    }

    /// What has been joined, in order.
    var joins: [String] { ownJoins }

    /// Joins a table once; gives what it is called.
    func join(_ table: String, on condition: (String) -> String) -> String {
      if let outer { return outer.join(table, on: condition) }
      let key = "\(table) \(condition("?"))"
      if let alias = aliases[key] { return alias }
      let alias = "j\(aliases.count + 1)"
      aliases[key] = alias
      ownJoins.append("LEFT JOIN \(table) AS \(alias) ON \(condition(alias))")
      return alias
    }
  }

  /// The value of a formula for each row.
  func print(_ formula: Formula, _ scope: Scope) -> FormulaValue {
    switch formula {
    case .number(let number): return FormulaValue(value: dialect.number(number))
    case .reference(let reference): return self.reference(reference, scope)
    case .absolute(let inner):
      var value = print(inner, scope)
      value.value = .call("abs", value.value)
      return value
    case .arithmetic(let sign, let left, let right):
      let (first, second) = (print(left, scope), print(right, scope))
      return FormulaValue(
        value: arithmetic(sign, first.value, second.value),
        absences: first.absences + second.absences, found: first.found + second.found,
        unknown: first.unknown + second.unknown)
    case .over(let combination, let dimension, let inner):
      return over(combination, dimension, inner, scope)
    }
  }

  private func arithmetic(_ sign: Arithmetic, _ left: Fragment, _ right: Fragment) -> Fragment {
    switch sign {
    case .add, .subtract:
      Fragment("\(left.bound(.sum)) \(sign.rawValue) \(right.operand)", .sum)
    case .multiply:
      Fragment("\(left.bound(.product)) * \(right.bound(.atom))", .product)
    case .divide: Fragment("\(left.bound(.product)) / nullif(\(right.text), 0)", .product)
    }
  }

  /// The SELECT over rows.
  func select(_ scope: Scope) -> Select {
    var select = Select()
    for key in scope.rows.keys { select.add(Fragment("q.\(dialect.name(key))"), as: key) }
    select.from = "\(dialect.name(scope.rows.part)) AS q"
    select.joins = scope.joins
    return select
  }

  /// Joins a part with the same rows, made of them.
  func join(part: String, _ scope: Scope) -> String {
    scope.join(dialect.name(part)) { alias in
      scope.rows.keys.map { "\(alias).\(dialect.name($0)) = q.\(dialect.name($0))" }
        .joined(separator: " AND ")
    }
  }

  private func over(
    _ combination: Formula.Combination, _ dimension: String, _ inner: Formula, _ scope: Scope
  ) -> FormulaValue {
    let (name, rowsName) = (parts.free("\(id) over"), parts.free("\(id) codes"))
    let code = "_\(dimension)"
    parts.add(rowsName, codes(of: dimension, code, scope.rows))
    let rows = FormulaRows(
      part: rowsName, keys: scope.rows.keys + [code],
      places: scope.rows.places.merging([dimension: code]) { $1 },
      codes: scope.rows.codes.union([dimension]), wholePlaces: scope.rows.whole.places)
    let own = Scope(rows)
    let value = print(inner, own)
    var select = select(own)
    select.add(Fragment("q.\(dialect.name("_place"))"), as: "_place")
    select.add(value.value, as: TechnicalName.value)
    select.add(value.absence(dialect), as: TechnicalName.absence)
    let flag = value.isUnknown(dialect).map { "CASE WHEN \($0.text) THEN 1 ELSE 0 END" }
    select.add(Fragment(flag ?? "0"), as: "_unknown")
    // Of long lists the inputs have only codes that occur.
    if !value.found.isEmpty { select.conditions = [.any(value.found)] }
    parts.add(name, combined(combination, select, scope.rows.keys))
    let alias = join(part: name, scope)
    let result = "\(alias).\(dialect.name(TechnicalName.value))"
    let reason = Fragment("\(alias).\(dialect.name(TechnicalName.absence))")
    // Where no code has a value, the reason is that of the codes, or of all of them together.
    let whole = print(inner, Scope(scope.rows, joining: scope))
    let isNull = Fragment("\(result) IS NULL", .comparison)
    let isUnknown = Fragment("\(alias).\(dialect.name("_unknown")) = 1", .comparison)
    return FormulaValue(
      value: Fragment(result),
      absences: ([reason] + whole.absences).map {
        Fragment("CASE WHEN \(isNull.text) THEN \($0.text) END")
      },
      unknown: [isUnknown] + whole.unknown.map { .all([isNull, $0]) })
  }

  private func combined(
    _ combination: Formula.Combination, _ select: Select, _ keys: [String]
  ) -> String {
    let keys = keys.map(dialect.name).joined(separator: ", ")
    let lines = select.text(dialect).split(separator: "\n").map { "  " + $0 }
    let value = dialect.name(TechnicalName.value)
    let (absence, place) = (dialect.name(TechnicalName.absence), dialect.name("_place"))
    let unknown = dialect.name("_unknown")
    let hidden = "min_by(\(absence), CASE WHEN \(unknown) = 1 THEN \(place) END)"
    let first = "min_by(\(absence), CASE WHEN \(absence) IS NOT NULL THEN \(place) END)"
    let whole = "\(combination == .sum ? "sum" : "avg")(\(value))"
    // What does not apply at a code is left out; what is not known there leaves no whole.
    return """
      SELECT \(keys), CASE WHEN max(\(unknown)) = 0 THEN \(whole) END AS \(value),
        coalesce(\(hidden), \(first)) AS \(absence), max(\(unknown)) AS \(unknown)
      FROM (
      \(lines.joined(separator: "\n"))
      ) AS t
      GROUP BY \(keys)
      """
  }

  /// Each row with every code of a dimension, or with its own where it has one.
  private func codes(of dimension: String, _ code: String, _ rows: FormulaRows) -> String {
    let list = catalogue.dimensions[dimension]?.codeList.id ?? ""
    var select = Select()
    select.columns = rows.keys.map { ("q.\(dialect.name($0))", $0) }
    select.add(Fragment("l.code"), as: code)
    select.add(Fragment("l.place"), as: "_place")
    select.from = "\(dialect.name(rows.part)) AS q"
    let own = rows.places[dimension].map { "q.\(dialect.name($0))" }
    let total = dialect.text(CodeList.total)
    let fits = own.map { " AND (\($0) = \(total) OR \($0) = l.code)" } ?? ""
    select.joins = ["JOIN yol_codes AS l ON l.list = \(dialect.text(list))\(fits)"]
    return select.text(dialect)
  }
}
