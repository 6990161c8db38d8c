import Model
import Testing

@testable import Compute

@Suite("SpanBlock")
struct SpanBlockTests {
  private static let none = Column.missingWide

  private func union(_ spells: [(Int64, Int64)], gap: Int) -> [Spell] {
    var union = SpellUnion(rows: 3, spells: spells.count, gap: gap)
    for (from, to) in spells {
      if let spell = Spell(from: from, to: to) { union.add(spell, at: 1) }
    }
    let block = union.finished()
    #expect(block.count == 3)
    #expect(block.places(of: 0).isEmpty && block.places(of: 2).isEmpty)
    return block.places(of: 1).map { block.spells[$0] }
  }

  @Test("Spells that touch are one, and days between them count up to the gap")
  func gaps() {
    // Day 4 and days 4 to 6 lie between.
    #expect(union([(1, 3), (4, 6)], gap: 0) == [Spell(start: 1, end: 6)])
    #expect(union([(1, 3), (5, 6)], gap: 0).count == 2)
    #expect(union([(1, 3), (5, 6)], gap: 1) == [Spell(start: 1, end: 6)])
    #expect(union([(1, 3), (7, 8)], gap: 2).count == 2)
    #expect(union([(1, 3), (7, 8)], gap: 3) == [Spell(start: 1, end: 8)])
  }

  @Test("The order of spells does not matter, and one within another adds nothing")
  func order() {
    #expect(
      union([(10, 12), (1, 20), (5, 6), (23, 24)], gap: 2) == [Spell(start: 1, end: 24)])
  }

  @Test("A missing last day has no end, a missing first day or a reversed spell no days")
  func missing() {
    #expect(union([(5, Self.none), (9, 10)], gap: 0) == [Spell(start: 5, end: SpanBlock.open)])
    #expect(union([(Self.none, 9), (7, 6)], gap: 0).isEmpty)
    let block = SpanBlock(from: [5, Self.none, 7, 7], to: [Self.none, 9, 6, 7])
    #expect(block.dayCounts() == [Self.none, 0, 0, 1])
  }

  @Test("No days are unknown, days without end need a cover without end")
  func covered() {
    let spells = SpanBlock(from: [1, 1, 5, Self.none, 5], to: [3, 9, Self.none, 3, Self.none])
    let cover = SpanBlock(from: [1, 1, 5, 1, 1], to: [3, 8, 99, 9, Self.none])
    #expect(
      spells.covered(by: cover) == [Truth.yes, Truth.no, Truth.no, Truth.unknown, Truth.yes])
    #expect(spells.covered(by: SpanBlock(emptyRows: 5))[0] == Truth.no)
  }

  @Test("The example of the manual, spans.md")
  func example() {
    func stored(_ text: String) -> Int64 { ComputeWorkspace.stored(text) }
    let first = (stored("2026-01-01"), stored("2026-03-31"))
    let second = (stored("2026-04-10"), stored("2026-06-30"))
    let half = SpanBlock(from: [stored("2026-02-01")], to: [stored("2026-08-01")])
    let july = SpanBlock(from: [stored("2026-07-01")], to: [stored("2026-07-31")])
    for (third, isCovered, days) in [("2026-07-15", Truth.yes, 31), ("2026-07-16", Truth.no, 16)] {
      let spells = union([first, second, (stored(third), Self.none)], gap: 14)
      var block = SpanBlock(rows: 1, spells: spells.count)
      for spell in spells { block.add(spell) }
      block.endRow()
      #expect(half.covered(by: block) == [isCovered])
      #expect(block.intersected(with: july).dayCounts() == [Int64(days)])
      #expect(block.dayCounts() == [Self.none])
    }
  }

  @Test("No day can trap")
  func extremes() {
    let block = SpanBlock(from: [.min + 1, .min + 1], to: [.max - 1, .max])
    #expect(block.dayCounts() == [Self.none, Self.none])
    #expect(union([(.min + 1, .min + 2), (.max - 2, .max - 1)], gap: .max).count <= 2)
  }
}
