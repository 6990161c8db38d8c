import Model

extension Evaluator {
  /// The days of a span for the rows of the innermost block, or for one row without a block.
  func spans(_ span: Span, _ frames: [RowFrame]) -> SpanBlock {
    switch span {
    case .spell(let from, let to):
      return SpanBlock(from: evaluate(from, frames).exact, to: evaluate(to, frames).exact)
    case .rows(let selection, let from, let to, let gap):
      let outer = Array(frames.prefix(selection.level))
      let block = spans(selection, from: from, to: to, gap: gap, outer)
      return frames.dropFirst(outer.count).reduce(block) { $0.gathered($1.parents) }
    case .within(let first, let second):
      return spans(first, frames).intersected(with: spans(second, frames))
    }
  }

  /// The spells of selected rows taken together, for each row that they belong to.
  private func spans(
    _ selection: Selection, from: Expression, to: Expression, gap: Int, _ frames: [RowFrame]
  ) -> SpanBlock {
    let count = frames.last?.count ?? 1
    guard let frame = frames.last, let related = related(selection, to: frame) else {
      return SpanBlock(emptyRows: count)
    }
    let inner = frames + [related]
    let selected = selection.condition.map { evaluate($0, inner).truth }
    var union = SpellUnion(rows: count, spells: related.count, gap: gap)
    let (starts, ends) = (evaluate(from, inner).exact, evaluate(to, inner).exact)
    for row in starts.indices where selected.map({ $0[row] == Truth.yes }) ?? true {
      guard let spell = Spell(from: starts[row], to: ends[row]) else { continue }
      union.add(spell, at: Int(related.parents[row]))
    }
    return union.finished()
  }
}

/// Puts spells together that touch, overlap, or have at most so many days between them.
struct SpellUnion {
  private let rows: Int
  private let gap: Int64
  private var block: SpanBlock
  /// Spells of the row that is being filled.
  private var open: [Spell] = []
  private var isOrdered = true

  /// Prepares for a number of rows and spells; `gap` days between two spells count as covered.
  init(rows: Int, spells: Int, gap: Int) {
    self.rows = rows
    self.gap = Int64(max(0, gap))
    block = SpanBlock(rows: rows, spells: spells)
  }

  /// Adds a spell; rows come in rising order.
  @inline(__always)
  mutating func add(_ spell: Spell, at row: Int) {
    while block.count < row { closeRow() }
    if let last = open.last, spell.start < last.start { isOrdered = false }
    open.append(spell)
  }

  /// All rows.
  mutating func finished() -> SpanBlock {
    while block.count < rows { closeRow() }
    return block
  }

  private mutating func closeRow() {
    if !isOrdered { open.sort { $0.start < $1.start } }
    if var held = open.first {
      for next in open.dropFirst() {
        if next.start <= held.end || next.start &- held.end &- 1 <= gap {
          held.end = max(held.end, next.end)
        } else {
          block.add(held)
          held = next
        }
      }
      block.add(held)
    }
    open.removeAll(keepingCapacity: true)
    isOrdered = true
    block.endRow()
  }
}
