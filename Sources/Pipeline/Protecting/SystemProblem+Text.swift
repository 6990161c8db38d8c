internal import Model
internal import Suppression

extension SystemProblem {
  /// The name of the cell that is wrong, or whose parts are.
  var cell: String? {
    switch self {
    case .doesNotAddUp(let cell, _), .partExceedsWhole(let cell, _), .knownOtherwise(let cell): cell
    default: nil
    }
  }

  var status: ExitStatus {
    switch self {
    case .doesNotAddUp, .partExceedsWhole, .knownOtherwise: .badData
    default: .badDefinition
    }
  }

  var code: String {
    switch self {
    case .doesNotAddUp: "SPC030"
    case .partExceedsWhole: "SPC031"
    case .knownOtherwise: "SPC023"
    case .unknownMeasure: "SPC032"
    case .unknownCode: "SPC033"
    case .incompleteRelation: "SPC034"
    case .unknownRelation: "SPC035"
    case .circularParents: "SPC036"
    case .unknownMember: "SPC037"
    }
  }

  var message: String {
    switch self {
    case .doesNotAddUp(let cell, let along): "\(cell) is not the sum of its parts along '\(along)'"
    case .partExceedsWhole(let cell, let whole): "\(cell) is more than '\(whole)'"
    case .knownOtherwise(let cell): "'known' says otherwise of \(cell) than the numbers do"
    case .unknownMeasure(let relation, let measure):
      "relation \(relation + 1) names '\(measure)', which no table holds"
    case .unknownCode(let relation, let dimension, let code):
      "relation \(relation + 1) names '\(dimension)' \(code), which is not there"
    case .incompleteRelation(let relation, let key): "relation \(relation + 1) lacks '\(key)'"
    case .unknownRelation(let relation, let type):
      "relation \(relation + 1) is of the type '\(type)' that there is none of"
    case .circularParents(let dimension, let code):
      "'\(code)' of '\(dimension)' is, in the end, a part of itself"
    case .unknownMember(let dimension, let code): "'\(code)' is no code of '\(dimension)'"
    }
  }

  var remedy: String {
    switch self {
    case .doesNotAddUp:
      "correct the numbers; say 'exhaustive': false of a dimension that leaves something out"
    case .partExceedsWhole: "correct the numbers, or the relation"
    case .knownOtherwise: "correct the numbers, or what 'known' says"
    case .circularParents, .unknownMember: "correct 'parents' or 'groups'"
    default: "correct the relation"
    }
  }
}
