import Model

extension ExpressionPrinter {
  /// Conditions: Kleene's logic is that of SQL.
  func condition(_ expression: Expression, _ scope: RowScope) -> Fragment {
    switch expression.kind {
    case .comparison(let sign, let left, let right): comparison(sign, left, right, scope)
    case .among(let inner, let members):
      among(print(inner, scope), members.map { literal($0, inner.type).text })
    case .isMissing(let inner): print(inner, scope).isMissing
    case .and(let parts):
      parts.isEmpty ? Fragment("TRUE") : .all(parts.map { print($0, scope) })
    case .or(let parts):
      parts.isEmpty ? Fragment("FALSE") : .any(parts.map { print($0, scope) })
    case .not(let inner): Fragment("NOT \(print(inner, scope).bound(.comparison))", .not)
    default: Fragment("NULL")
    }
  }

  private func among(_ value: Fragment, _ members: [String]) -> Fragment {
    guard !members.isEmpty else { return .call("nullif", value.isThere, Fragment("TRUE")) }
    return Fragment("\(value.bound(.sum)) IN (\(members.joined(separator: ", ")))", .comparison)
  }

  /// Codes are ordered as their list is; against one code, the codes that qualify are written out.
  private func comparison(
    _ sign: Comparison, _ left: Expression, _ right: Expression, _ scope: RowScope
  ) -> Fragment {
    let symbol = sign == .notEqual ? "<>" : sign.rawValue
    guard case .code(let name) = left.type, sign != .equal, sign != .notEqual else {
      return .compare(print(left, scope), symbol, print(right, scope))
    }
    guard case .literal(let bound) = right.kind, let list = catalogue.codeLists[name] else {
      return .compare(rank(left, scope), symbol, rank(right, scope))
    }
    let members = list.codes.indices.filter { place in
      switch sign {
      case .less: Int64(place) < bound
      case .lessOrEqual: Int64(place) <= bound
      case .greater: Int64(place) > bound
      default: Int64(place) >= bound
      }
    }
    return among(print(left, scope), members.map { dialect.text(list.codes[$0].id) })
  }
}
