internal import Model
internal import Suppression

extension TidyProblem.Kind {
  var status: ExitStatus {
    switch self {
    case .noFile: .noInput
    case .unknownDimension, .undescribed, .unknownKnown, .sharedColumn: .badDefinition
    default: .badData
    }
  }

  var code: String {
    switch self {
    case .noFile: "SPC010"
    case .undescribed: "SPC011"
    case .missingColumn: "SPC012"
    case .unknownDimension: "SPC013"
    case .unknownMeasure: "SPC014"
    case .unknownCode: "SPC015"
    case .missingNumber: "SPC016"
    case .noNumber: "SPC017"
    case .noCount: "SPC018"
    case .contradiction: "SPC019"
    case .revised: "SPC020"
    case .rounded: "SPC021"
    case .contributions: "SPC022"
    case .knownOtherwise: "SPC023"
    case .unknownKnown: "SPC024"
    case .sharedColumn: "SPC025"
    case .wrongQuotient: "SPC026"
    }
  }

  var message: String {
    switch self {
    case .noFile: "no file has the name of this table"
    case .undescribed: "no table of the specification describes this file"
    case .missingColumn(let name, _): "the column '\(name)' is missing"
    case .unknownDimension(let id): "the table names the dimension '\(id)' that there is none of"
    case .unknownMeasure(let column): "'\(column)' holds no measure that the table names"
    case .unknownCode(let column): "the code is none of the dimension '\(column)'"
    case .missingNumber: "the number is missing or hidden"
    case .noNumber: "this is no number of at most 15 digits"
    case .noCount: "a count has decimal places or is negative"
    case .contradiction: "another row has another number of the same cell"
    case .revised: "the earlier release printed another number of this cell"
    case .rounded: "numbers that were rounded do not add up, and are protected already"
    case .contributions: "what the columns of contributions say cannot be right"
    case .knownOtherwise(let number): "'known' says otherwise of this cell (entry \(number))"
    case .unknownKnown(let number):
      "entry \(number) of 'known' names a measure, dimension or code that there is none of"
    case .sharedColumn(let name): "two tables use the column '\(name)' for different numbers"
    case .wrongQuotient: "the quotient is not that of its numbers"
    }
  }

  var remedy: String {
    switch self {
    case .noFile: "correct 'file', or add the file"
    case .undescribed: "add a table to the specification, or take the file out of the folder"
    case .missingColumn(_, let key): "name the column that the file has under '\(key)'"
    case .unknownDimension: "add it to 'dimensions'"
    case .unknownMeasure: "add the text to 'map'"
    case .unknownCode: "add it to 'members', 'parents' or 'groups'"
    case .missingNumber: "give the true numbers; rows without one are told by 'absent'"
    case .noNumber: "write digits, and a point before decimal places"
    case .noCount: "say 'integer': false of a measure that is an amount"
    case .contradiction: "correct the tables: both numbers would be printed"
    case .revised: "protect a revision as a release of its own, with the old numbers as tables"
    case .rounded: "give the true numbers"
    case .contributions: "give persons, the greatest contribution and the next one"
    case .knownOtherwise: "correct the number, or what 'known' says"
    case .unknownKnown: "correct 'known', or take the entry out"
    case .sharedColumn: "give each number its own column, and its own column of flags"
    case .wrongQuotient:
      "correct the quotient or its numbers; 'scale' and 'decimals' say how it is computed"
    }
  }
}
