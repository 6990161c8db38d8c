extension DefinitionProblem {
  /// What is wrong with an indicator or the configuration.
  var methodologyMessage: String {
    switch self {
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
    case .publicFolderNotSecured:
      "with policy `none` nobody is protected, and `public` is not a folder within `private`"
    default: ""
    }
  }

  /// What to do about an indicator or the configuration.
  var methodologyRemedy: String {
    switch self {
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
    case .publicFolderNotSecured:
      "set `paths: {public: private/internal}`, or choose policy `suppress` or `round`"
    default: ""
    }
  }
}
