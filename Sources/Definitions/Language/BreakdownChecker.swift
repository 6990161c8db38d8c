import Model

/// Checks the tables by which an indicator is broken down: known dimensions, none twice, and no more
/// cells than can be computed and read.
struct BreakdownChecker {
  /// Dimensions by id.
  let dimensions: [String: Dimension]

  /// Most cells of all tables of one indicator.
  static let mostCells = 1_000_000

  /// The dimensions of all tables in reading order, with the place of each.
  func check(
    _ breakdowns: [[DefinitionText]]
  ) throws(LanguageProblem) -> [(dimension: Dimension, position: SourcePosition)] {
    var all: [(dimension: Dimension, position: SourcePosition)] = []
    var tables: Set<Set<String>> = []
    var cells = 0
    for table in breakdowns {
      guard let position = table.first?.location.position else { continue }
      let found = try once(table)
      guard tables.insert(Set(found.map(\.dimension.id))).inserted else {
        throw LanguageProblem(.repeatedBreakdown, at: position)
      }
      cells += found.reduce(1) { product, next in
        min(Self.mostCells + 1, product * (next.dimension.codeList.codes.count + 1))
      }
      guard cells <= Self.mostCells else {
        throw LanguageProblem(.tooManyCells(Self.mostCells), at: position)
      }
      all += found
    }
    return all
  }

  private func once(
    _ table: [DefinitionText]
  ) throws(LanguageProblem) -> [(dimension: Dimension, position: SourcePosition)] {
    var found: [(dimension: Dimension, position: SourcePosition)] = []
    for name in table {
      let position = name.location.position
      guard !found.contains(where: { $0.dimension.id == name.text }) else {
        throw LanguageProblem(.repeatedDimension(name.text), at: position)
      }
      found.append((try dimension(name.text, at: position), position))
    }
    return found
  }

  /// The dimension of a name.
  func dimension(
    _ name: String, at position: SourcePosition
  ) throws(LanguageProblem) -> Dimension {
    guard let dimension = dimensions[name] else {
      throw LanguageProblem(
        .unknownDimension(name, nearest: nearestName(to: name, among: dimensions.keys.sorted())),
        at: position)
    }
    return dimension
  }
}
