/// Days that belong together: spells of a row, of other rows taken together, or what two have in common.
///
/// A span is a set of days, kept as spells that neither touch nor overlap. Both ends of a spell belong
/// to it.
public indirect enum Span: Hashable, Sendable {
  /// One spell; without a first day it has no days, without a last day no end.
  case spell(from: Expression, to: Expression)
  /// The spells of selected rows taken together. Days between two of them belong to the span where
  /// they are at most `gap`.
  case rows(Selection, from: Expression, to: Expression, gap: Int)
  /// The days that belong to both.
  case within(Span, Span)

  /// The expressions that it is made of, those of selections included.
  public var expressions: [Expression] {
    switch self {
    case .spell(let from, let to): [from, to]
    case .rows(let selection, let from, let to, _):
      [from, to] + (selection.condition.map { [$0] } ?? [])
    case .within(let first, let second): first.expressions + second.expressions
    }
  }

  /// The selections that it takes rows from.
  public var selections: [Selection] {
    switch self {
    case .spell: []
    case .rows(let selection, _, _, _): [selection]
    case .within(let first, let second): first.selections + second.selections
    }
  }

  /// The deepest level whose row the days depend on; -1 for days that are the same for all.
  var level: Int {
    switch self {
    case .spell(let from, let to): max(from.level, to.level)
    case .rows(let selection, _, _, _): selection.level - 1
    case .within(let first, let second): max(first.level, second.level)
    }
  }
}
