/// Looks up what a relation names, and keeps what is not there.
struct RelationReader {
  let relation: SpecifiedRelation
  let index: Int
  var problems: [SystemProblem] = []

  init(_ relation: SpecifiedRelation, index: Int) {
    self.relation = relation
    self.index = index
  }

  /// Number of the measure that a key names.
  mutating func measure(_ id: String?, _ key: String, _ tabulation: Tabulation) -> Int? {
    guard let id else {
      problems.append(.incompleteRelation(relation: index, key: key))
      return nil
    }
    guard let measure = tabulation.seenMeasure(id) else {
      problems.append(.unknownMeasure(relation: index, measure: id))
      return nil
    }
    return measure
  }
}
