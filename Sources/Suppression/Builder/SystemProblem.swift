/// What is wrong with a specification, or with numbers that should agree with it.
public enum SystemProblem: Hashable, Sendable {
  /// A total is not the sum of its parts: the name of the total's cell, and the dimension or relation.
  case doesNotAddUp(cell: String, along: String)
  /// A part is greater than the whole: the name of the part's cell, and that of the whole's measure.
  case partExceedsWhole(cell: String, whole: String)
  /// Readers know another number from elsewhere than follows from those of files: the name of the cell.
  case knownOtherwise(cell: String)
  /// A relation names a measure that no table holds.
  case unknownMeasure(relation: Int, measure: String)
  /// A relation names a dimension or code that there is none of.
  case unknownCode(relation: Int, dimension: String, code: String)
  /// A relation lacks a key that its type needs.
  case incompleteRelation(relation: Int, key: String)
  /// A relation is of a type that there is none of.
  case unknownRelation(relation: Int, type: String)
  /// A code is, in the end, a part of itself.
  case circularParents(dimension: String, code: String)
  /// A group has a member, or a code a parent, that is no code of the dimension.
  case unknownMember(dimension: String, code: String)
}
