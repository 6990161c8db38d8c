import Model

extension ExpressionChecker {
  /// The days that a span stands for.
  func span(_ syntax: Syntax.Span) throws(LanguageProblem) -> Span {
    switch syntax {
    case .spell(let from, let to): return .spell(from: try day(from), to: try day(to))
    case .within(let first, let second): return .within(try span(first), try span(second))
    case .group(let group, let position):
      let (first, last) = try days(of: group, at: position)
      return .spell(from: first, to: last)
    case .rows(let rows, let gap):
      let (inner, selection) = try linked(rows)
      guard case .spell(let from, let to) = inner.scope.row.time else {
        throw LanguageProblem(.notSpells(extract: rows.extract), at: rows.position)
      }
      let level = inner.scope.level
      return .rows(
        selection, from: here(.column(from, level: level), .date, rows.position),
        to: here(.column(to, level: level), .date, rows.position), gap: gap)
    }
  }

  /// `spell(a to b) in spells(…)`, `day not in spells(…)`.
  func covered(
    _ span: Syntax.Span, by other: Syntax.Span, at position: SourcePosition
  ) throws(LanguageProblem) -> Expression {
    here(.isCovered(try self.span(span), by: try self.span(other)), .yesNo, position)
  }
}
