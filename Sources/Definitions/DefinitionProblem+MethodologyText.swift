extension DefinitionProblem {
  /// What is wrong with a contract, an indicator or the configuration.
  var methodologyMessage: String {
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
    case .notFileID: "indicator has another id than its file"
    case .notFolderArea: "area is not the one of the folder"
    case .computationCount(let count):
      count == 0 ? "nothing says how it is computed" : "\(count) ways to compute it"
    case .settingOnlyForUnits(let name): "`\(name)` has no meaning without a population"
    case .noGoalposts: "`worst` and `best` are the same value"
    case .targetWithoutValue: "target says no value to reach"
    case .directionWithoutTarget: "direction is a target, and there is none"
    case .thresholdTooLow(let least): "threshold below \(least) does not protect anybody"
    case .foldersOverlap(let first, let second):
      first == second
        ? "`\(first)` is used twice" : "folder `\(first)` and folder `\(second)` overlap"
    case .releaseBeforePeriodEnds: "release is before the end of its period"
    case .languagesMissing: "both languages are published, az and en"
    default: ""
    }
  }

  /// What to do about a contract, an indicator or the configuration.
  var methodologyRemedy: String {
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
    case .notFileID(let expected): "write `\(expected)`, or rename the file"
    case .notFolderArea(let expected): "write `\(expected)`, or move the file"
    case .computationCount:
      "give either population and measure, or formula, or composite"
    case .settingOnlyForUnits(let name): "delete `\(name)`"
    case .noGoalposts: "give the values that score 0 and 100"
    case .targetWithoutValue: "give `least`, `greatest`, or both"
    case .directionWithoutTarget:
      "add `target: {least: …, greatest: …}`, or choose another direction"
    case .thresholdTooLow(let least): "write at least \(least); 5 is the usual number"
    case .foldersOverlap: "keep what is published in a folder of its own"
    case .releaseBeforePeriodEnds: "correct the period or the day"
    case .languagesMissing: "write `languages: [az, en]`, or leave it out"
    default: ""
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
