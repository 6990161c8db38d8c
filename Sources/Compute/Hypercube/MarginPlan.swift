import Model

/// The margins of one hypercube: which numbers of which indicators they are.
///
/// Numbers that definitions have in common, such as the base of two shares of one population, are one margin.
struct MarginPlan: Sendable {
  /// For each margin the number of dimensions of its table.
  private(set) var depths: [Int] = []
  private var blocks: [Key: Block] = [:]
  private var known: [Content: Int] = [:]

  /// A part of an indicator in one of its tables; the total is table 0.
  private struct Key: Hashable {
    var member: Int
    var part: PlannedPart
    var table: Int
  }

  /// What a block of margins counts.
  private struct Content: Hashable {
    var condition: Int?
    var dimensions: [Int]
  }

  /// Margins one after another, in the order of the table's cells.
  struct Block: Sendable {
    /// The first of them.
    var start: Int
    /// Whether another part has them already, so that units need not be counted again.
    var isShared: Bool
  }

  /// Plans the margins of a part in all tables of an indicator.
  mutating func add(_ part: PlannedPart, of evaluation: UnitEvaluation, member: Int) {
    let tables = [nil] + evaluation.layout.stretches.map { $0 as CellLayout.Stretch? }
    for (table, stretch) in tables.enumerated() {
      let content = Self.content(part, of: evaluation, stretch)
      let start = content.flatMap { known[$0] }
      blocks[Key(member: member, part: part, table: table)] = Block(
        start: start ?? depths.count, isShared: start != nil)
      guard start == nil else { continue }
      if let content { known[content] = depths.count }
      depths += Array(
        repeating: stretch?.dimensions.count ?? 0, count: stretch?.count ?? 1)
    }
  }

  /// The margins of a part in a table, the total being table 0; nil where they were not planned.
  func block(_ part: PlannedPart, member: Int, table: Int) -> Block? {
    blocks[Key(member: member, part: part, table: table)]
  }

  /// What can be shared: the units of a population by the same dimensions.
  private static func content(
    _ part: PlannedPart, of evaluation: UnitEvaluation, _ stretch: CellLayout.Stretch?
  ) -> Content? {
    guard part == .base, evaluation.plan.takesEverybody, stretch?.answers.isEmpty ?? true else {
      return nil
    }
    let dimensions = (stretch?.dimensions ?? []).map { evaluation.numbered.dimensions[$0]?.number }
    return Content(
      condition: evaluation.numbered.condition?.number, dimensions: dimensions.compactMap { $0 })
  }
}
