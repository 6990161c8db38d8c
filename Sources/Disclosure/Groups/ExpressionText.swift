import Model

/// Writes expressions in one way, so that equal ones are recognised in other indicators and in later
/// releases.
///
/// Codes are written by their ids: a list may grow without giving another text.
struct ExpressionText: Sendable {
  /// Code lists by id.
  let codeLists: [String: CodeList]

  /// An expression as text.
  func text(_ expression: Expression) -> String {
    let inner = expression.children
    switch expression.kind {
    case .literal(let value): return literal(value, expression.type)
    case .real(let value): return "\(value)"
    case .column(let name, let level): return level == 0 ? name : "\(name)^\(level)"
    case .referenceDay: return "day"
    case .periodStart: return "period_start"
    case .yearStart: return "year_start"
    case .referencePeriod: return "period"
    case .parameter(let id): return "parameter(\(id))"
    case .comparison(let sign, let left, let right):
      return "(\(text(left)) \(sign.rawValue) \(text(right)))"
    case .arithmetic(let sign, let left, let right):
      return "(\(text(left)) \(sign.rawValue) \(text(right)))"
    case .among(let value, let codes):
      return
        "among(\(text(value)); \(codes.map { literal($0, value.type) }.sorted().joined(separator: " ")))"
    case .recoded(let value, let map): return "recoded(\(text(value)); \(digest(map)))"
    case .tabled(let value, let from, let map):
      return "tabled(\(text(value)); \(from) \(digest(map)))"
    case .aggregate(let aggregation, let selection): return text(aggregation, selection)
    case .days(let span): return "days(\(text(span)))"
    case .isCovered(let span, let other): return "covered(\(text(span)); \(text(other)))"
    default: return "\(name(of: expression.kind))(\(inner.map(text).joined(separator: "; ")))"
    }
  }

  /// A stored value: a code by its id.
  func literal(_ value: Int64, _ type: ValueType) -> String {
    guard case .code(let list) = type, let codes = codeLists[list]?.codes,
      let index = Int(exactly: value), codes.indices.contains(index)
    else { return "\(value)" }
    return codes[index].id
  }

  private func name(of kind: Expression.Kind) -> String {
    switch kind {
    case .anniversary(let month, let day, _): "anniversary \(month) \(day)"
    case .parameterOf(let id, let groups, _): "parameter \(id) \(groups.joined(separator: " "))"
    case .scaled(_, let factor): "scaled \(factor)"
    case .toReal(_, let scale): "real \(scale)"
    case .shifted(_, let amount, let unit): "shifted \(amount) \(unit.rawValue)"
    case .elapsed(let unit, _, _): "elapsed \(unit.rawValue)"
    case .isMissing: "missing"
    case .and: "and"
    case .or: "or"
    case .not: "not"
    case .otherwise: "otherwise"
    case .cut(_, let bounds): "cut \(bounds.map(String.init).joined(separator: " "))"
    case .rank: "rank"
    case .yearOf: "year"
    case .monthOf: "month"
    case .when(let branches, let other): "when \(branches.count) \(other != nil)"
    case .codes: "each"
    case .ofPerson(let extract, let level, _): "of \(extract) \(level)"
    default: "value"
    }
  }

  private func text(_ aggregation: Aggregation, _ selection: Selection) -> String {
    let name =
      switch aggregation {
      case .exists: "exists"
      case .count: "count"
      case .sum: "sum"
      case .least: "least"
      case .greatest: "greatest"
      case .first: "first"
      case .latest: "latest"
      case .each: "each"
      }
    let values = aggregation.expressions.map(text).joined(separator: "; ")
    return "\(name)(\(values) of \(text(selection)))"
  }

  private func text(_ selection: Selection) -> String {
    let rows = "\(selection.extract) \(selection.level) \(selection.link)"
    return selection.condition.map { "\(rows) where \(text($0))" } ?? rows
  }

  private func text(_ span: Span) -> String {
    switch span {
    case .spell(let from, let to): "spell(\(text(from)); \(text(to)))"
    case .rows(let selection, let from, let to, let gap):
      "spells(\(text(selection)); \(text(from)); \(text(to)); \(gap))"
    case .within(let first, let second): "within(\(text(first)); \(text(second)))"
    }
  }

  /// The codes of a table: FNV-1a, since lists are long.
  private func digest(_ codes: [Int32]) -> String {
    let hash = codes.reduce(0xcbf2_9ce4_8422_2325 as UInt64) { hash, code in
      (hash ^ UInt64(UInt32(bitPattern: code))) &* 0x100_0000_01b3
    }
    return String(hash, radix: 16)
  }
}
