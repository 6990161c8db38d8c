import Model

extension ExpressionPrinter {
  /// A stored value as SQL writes it.
  func literal(_ value: Int64, _ type: ValueType) -> Fragment {
    guard value != Column.missingWide else { return Fragment("NULL") }
    switch type {
    case .code(let list): return code(value, list)
    case .date: return Fragment(dialect.day(Day(number: Int32(clamping: value))))
    case .month:
      let month = ReferencePeriod(frequency: .monthly, ordinal: Int(Int32(clamping: value)))
      return Fragment(dialect.day(month.firstDay))
    case .yesNo: return Fragment(value == 0 ? "FALSE" : "TRUE")
    default: return dialect.integer(value)
    }
  }

  private func code(_ place: Int64, _ list: String) -> Fragment {
    guard let codes = catalogue.codeLists[list]?.codes,
      let place = Int(exactly: place), codes.indices.contains(place)
    else { return Fragment("NULL") }
    return Fragment(dialect.text(codes[place].id))
  }

  /// One value for each other value; nothing for one that has none.
  func cases(_ value: Fragment, _ pairs: [(String, String)]) -> Fragment {
    guard !pairs.isEmpty else { return Fragment("NULL") }
    let list = pairs.map { "WHEN \($0) THEN \($1)" }
    return Fragment("CASE \(value.text) \(list.joined(separator: " ")) END")
  }

  /// Codes made of other values.
  func code(_ expression: Expression, _ scope: RowScope) -> Fragment {
    switch expression.kind {
    case .cut(let inner, let bounds):
      cut(print(inner, scope), bounds.map { literal($0, inner.type) }, expression.type)
    case .rank(let inner): rank(inner, scope)
    case .recoded(let inner, let mapping): recoded(inner, mapping, expression.type, scope)
    case .tabled(let inner, let from, let codes):
      cases(
        print(inner, scope),
        codes.enumerated().filter { $1 != Column.missingNarrow }.map { place, code in
          (
            literal(from &+ Int64(place), inner.type).text,
            literal(Int64(code), expression.type).text
          )
        })
    case .codes(let branches):
      dialect.array(
        branches.map {
          "CASE WHEN \(print($0.condition, scope).text) THEN \(print($0.value, scope).text) END"
        })
    default: Fragment("NULL")
    }
  }

  /// The place of a code in its list.
  func rank(_ expression: Expression, _ scope: RowScope) -> Fragment {
    if case .literal(let value) = expression.kind { return dialect.integer(value) }
    let codes = expression.type.list.flatMap { catalogue.codeLists[$0]?.codes } ?? []
    return cases(
      print(expression, scope),
      codes.enumerated().map { (dialect.text($1.id), "\($0)") })
  }

  private func cut(_ value: Fragment, _ bounds: [Fragment], _ type: ValueType) -> Fragment {
    let below = bounds.enumerated().map { place, bound in
      "WHEN \(value.bound(.sum)) < \(bound.text) THEN \(literal(Int64(place), type).text)"
    }
    let last = "WHEN \(value.isThere.text) THEN \(literal(Int64(bounds.count), type).text)"
    return Fragment("CASE \((below + [last]).joined(separator: " ")) END")
  }

  /// Codes of one new code stand together, so that a hierarchy can be read.
  private func recoded(
    _ inner: Expression, _ mapping: [Int32], _ type: ValueType, _ scope: RowScope
  ) -> Fragment {
    var groups: [(code: Int32, members: [String])] = []
    for (place, code) in mapping.enumerated() where code != Column.missingNarrow {
      let member = literal(Int64(place), inner.type).text
      if let group = groups.firstIndex(where: { $0.code == code }) {
        groups[group].members.append(member)
      } else {
        groups.append((code, [member]))
      }
    }
    guard !groups.isEmpty else { return Fragment("NULL") }
    let value = print(inner, scope)
    let list = groups.map { code, members in
      "WHEN \(value.bound(.sum)) IN (\(members.joined(separator: ", ")))"
        + " THEN \(literal(Int64(code), type).text)"
    }
    return Fragment("CASE \(list.joined(separator: " ")) END")
  }
}
