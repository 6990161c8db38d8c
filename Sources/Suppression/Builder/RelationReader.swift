/// Looks up what a relation names, and keeps what is not there.
struct RelationReader {
  let relation: SpecifiedRelation
  let index: Int
  var problems: [SystemProblem] = []
  /// Measures that need not be in any file.
  private let declared: Set<String>

  init(_ relation: SpecifiedRelation, index: Int, declared: Set<String> = []) {
    self.relation = relation
    self.index = index
    self.declared = declared
  }

  /// Number of the measure that a key names; nil where no file holds it, and the relation says nothing of a release.
  mutating func measure(_ id: String?, _ key: String, _ tabulation: Tabulation) -> Int? {
    guard let id else {
      problems.append(.incompleteRelation(relation: index, key: key))
      return nil
    }
    guard let measure = tabulation.seenMeasure(id) else {
      guard !declared.contains(id) else { return nil }
      problems.append(.unknownMeasure(relation: index, measure: id))
      return nil
    }
    return measure
  }

  /// Number of the measure that a key names, also where no file holds it: its cells may follow from others.
  mutating func openMeasure(
    _ id: String?, _ key: String, _ tabulation: inout Tabulation
  ) -> Int? {
    if let id, declared.contains(id) { return tabulation.measure(id) }
    return measure(id, key, tabulation)
  }
}
