import Model

/// Prints typed expressions, adding to the statement the parts that they are computed from.
///
/// Values are stored thus: codes and keys as texts, days as dates, months as the date of their first
/// day, decimals as whole numbers of their last place, periods as `ReferencePeriod.stored`, sets of
/// codes as arrays. Three-valued logic, and missing as NULL, are those of SQL.
final class ExpressionPrinter {
  /// Whose SQL.
  let dialect: SQLDialect
  /// The methodology.
  let catalogue: Catalogue
  /// The statement.
  let parts: StatementParts
  /// Names of parts begin with it.
  let prefix: String
  /// Parts that were made, by what they compute and over which rows.
  var made: [PartKey: String] = [:]

  /// Columns of the population's rows that hold what several expressions ask of them.
  var columns: [Expression: String] = [:]

  /// What a part computes.
  struct PartKey: Hashable {
    var rows: String
    var value: Computed
  }

  /// The kinds of parts.
  enum Computed: Hashable {
    case value(Expression)
    case days(Span)
    case spells(Span)
    case cover(Span, by: Span)
    case persons(String)
  }

  /// Prints into a statement.
  init(_ dialect: SQLDialect, _ catalogue: Catalogue, _ parts: StatementParts, prefix: String) {
    self.dialect = dialect
    self.catalogue = catalogue
    self.parts = parts
    self.prefix = prefix
  }

  /// The text of an expression over rows.
  func print(_ expression: Expression, _ scope: RowScope) -> Fragment {
    if let name = columns[expression], scope.hasUnitsAsPart {
      return scope.column(name, level: 0)
    }
    return text(of: expression, scope)
  }

  private func text(of expression: Expression, _ scope: RowScope) -> Fragment {
    switch expression.kind {
    case .literal(let value): literal(value, expression.type)
    case .real(let value): dialect.number(value)
    case .column(let name, let level): scope.column(name, level: level)
    case .referenceDay, .periodStart, .yearStart, .referencePeriod:
      ofPeriod(expression, scope)
    case .parameter(let id): parameter(id, group: Fragment(dialect.text("all")), scope)
    case .parameterOf(let id, let groups, let code):
      parameter(id, group: group(code, groups, scope), scope)
    case .scaled(let inner, let factor):
      dialect.exact(.multiply, print(inner, scope), dialect.integer(factor))
    case .toReal(let inner, let scale): real(print(inner, scope), scale)
    case .arithmetic(let sign, let left, let right):
      arithmetic(sign, expression.type, print(left, scope), print(right, scope))
    case .anniversary, .shifted, .elapsed, .yearOf, .monthOf: time(expression, scope)
    case .comparison, .among, .isMissing, .and, .or, .not: condition(expression, scope)
    case .otherwise(let first, let second): print(first, scope).otherwise(print(second, scope))
    case .cut, .rank, .recoded, .tabled, .codes: code(expression, scope)
    case .when(let branches, let otherwise): when(branches, otherwise, scope)
    case .days(let span): days(of: span, scope)
    case .isCovered(let span, let other): isCovered(span, by: other, scope)
    case .ofPerson(let extract, let level, let inner):
      ofPerson(extract, level, inner, scope)
    case .aggregate(let aggregation, let selection):
      aggregate(expression, aggregation, selection, scope)
    }
  }

  private func real(_ value: Fragment, _ scale: Int64) -> Fragment {
    let double = value.cast("DOUBLE")
    return scale == 1 ? double : Fragment("\(double.text) / \(scale)e0", .product)
  }

  private func arithmetic(
    _ sign: Arithmetic, _ type: ValueType, _ left: Fragment, _ right: Fragment
  ) -> Fragment {
    switch (type, sign) {
    case (.real, .divide):
      Fragment("\(left.bound(.product)) / nullif(\(right.text), 0)", .product)
    case (.real, .multiply): Fragment("\(left.bound(.product)) * \(right.operand)", .product)
    case (.real, _):
      Fragment("\(left.bound(.sum)) \(sign.rawValue) \(right.operand)", .sum)
    default: dialect.exact(sign, left, right)
    }
  }

  private func ofPeriod(_ expression: Expression, _ scope: RowScope) -> Fragment {
    switch (expression.kind, expression.type) {
    case (.periodStart, _): scope.ofPeriod(PeriodColumn.firstDay)
    case (.yearStart, _): scope.ofPeriod(PeriodColumn.yearStart)
    case (.referencePeriod, .month): scope.ofPeriod(PeriodColumn.month)
    case (.referencePeriod, _): scope.ofPeriod(PeriodColumn.stored)
    default: scope.ofPeriod(PeriodColumn.lastDay)
    }
  }

  private func parameter(_ id: String, group: Fragment, _ scope: RowScope) -> Fragment {
    let day = scope.ofPeriod(PeriodColumn.lastDay).text
    let alias = scope.join("yol_parameters") { alias in
      "\(alias).parameter = \(dialect.text(id)) AND \(alias).person_group = \(group.bound(.sum))"
        + " AND \(day) BETWEEN \(alias).valid_from AND \(alias).valid_to"
    }
    return Fragment("\(alias).amount")
  }

  /// The group that a code names: the code itself where they are called the same.
  private func group(_ code: Expression, _ groups: [String], _ scope: RowScope) -> Fragment {
    let value = print(code, scope)
    guard let list = code.type.list.flatMap({ catalogue.codeLists[$0] }),
      list.codes.map(\.id) != groups
    else { return value }
    let pairs = zip(list.codes.map(\.id), groups)
    return cases(value, pairs.map { (dialect.text($0), dialect.text($1)) })
  }

  private func when(
    _ branches: [Branch], _ otherwise: Expression?, _ scope: RowScope
  ) -> Fragment {
    let cases = branches.map {
      "WHEN \(print($0.condition, scope).text) THEN \(print($0.value, scope).text)"
    }
    let rest = otherwise.map { " ELSE \(print($0, scope).text)" } ?? ""
    return Fragment("CASE \(cases.joined(separator: " "))\(rest) END")
  }
}

extension ValueType {
  /// Id of the code list of codes and sets of codes.
  var list: String? {
    switch self {
    case .code(let list), .codeSet(let list): list
    default: nil
    }
  }
}
