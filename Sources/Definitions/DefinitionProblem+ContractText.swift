extension DefinitionProblem {
  /// What is wrong with a contract.
  var contractMessage: String {
    switch self {
    case .wrongColumnType(let name, let expected): "column `\(name)` is not of type \(expected)"
    case .notTime: "does not say in one of the five forms what time means for a row"
    case .settingNotForType(let setting, let type): "`\(setting)` has no meaning for type \(type)"
    case .settingForType(let setting, let type): "type \(type) needs `\(setting)`"
    case .pattern(let fault): fault.message
    case .severalPersonColumns: "a state of persons and a crosswalk have one key of the person"
    case .notInManifest(let name, _, _):
      "lists of received files have no column `\(name)`"
    case .extractWithoutCode(let extract, let list):
      "code list `\(list)` lacks extract `\(extract)`"
    case .beyondRow: "rule needs more than one row of its extract"
    case .referenceTypes(let column, let extract, let other):
      "`\(column)` and `\(extract).\(other)` are of different types, schemes or lists"
    case .referenceCycle(let extracts):
      "references form a circle: \(extracts.joined(separator: ", "))"
    case .referenceToLists(let extract):
      "extract `\(extract)` is made of the lists of received files"
    case .notInKey(let name): "column `\(name)` is not in the key"
    case .markerIsCode(let marker, let list): "`\(marker)` is a code of list `\(list)`"
    case .groupingIsDecimalMark: "mark between groups of digits is the decimal mark"
    case .severalExtracts: "definition has several extracts"
    default: methodologyMessage
    }
  }

  /// What to do about a contract.
  var contractRemedy: String {
    switch self {
    case .wrongColumnType(_, let expected):
      "name a column of type \(expected), or correct the column's type"
    case .notTime:
      "write {snapshot: day}, {from: A, to: B}, {date: A}, {month: A} or {period: A}"
    case .settingNotForType(let setting, _): "delete `\(setting)`, or correct the type"
    case .settingForType(let setting, _): "add `\(setting)`"
    case .pattern(let fault): fault.remedy
    case .severalPersonColumns: "name the column of the register's own key"
    case .notInManifest(_, let nearest, let known):
      suggestion(nearest, verb: "write") ?? "use one of: \(known.joined(separator: ", "))"
    case .extractWithoutCode(let extract, let list):
      "add `\(extract)` to codelists/\(list).csv"
    case .beyondRow:
      "use columns of this extract, codes, days, `day` and numbers; write the rest as an indicator"
    case .referenceTypes: "name a column of the same type, scheme or list"
    case .referenceCycle: "delete one of these references: extracts are read one after the other"
    case .referenceToLists: "name an extract that has a file"
    case .notInKey: "name a column of `key`, or add this one to it"
    case .markerIsCode: "delete the marker, or the code from the list"
    case .groupingIsDecimalMark: "declare the column's `decimal`, or another `grouping`"
    case .severalExtracts(let known):
      "say which one is meant: \(known.joined(separator: ", "))"
    default: methodologyRemedy
    }
  }
}

extension DefinitionProblem.PatternFault {
  fileprivate var message: String {
    switch self {
    case .unsupported: "sign is not part of the patterns that Yol reads"
    case .unclosedClass: "class of characters is not closed"
    case .emptyClass: "class of characters is empty"
    case .badRange: "range of characters runs backwards or is not ASCII"
    case .badRepetition: "repetition is not {n} or {n,m} with 1 to 99"
    }
  }

  fileprivate var remedy: String {
    switch self {
    case .unsupported: "use ASCII characters, [classes], ?, {n} and {n,m}; put \\ before a sign"
    case .unclosedClass: "close it with ]"
    case .emptyClass: "list the characters, as in [0-9A-F]"
    case .badRange: "write it as in A-Z or 0-9"
    case .badRepetition: "write it as in {7} or {1,3}"
    }
  }
}
