import Model

extension DefinitionProblem {
  /// Stable code and title of a kind of problem; codes are never reused.
  ///
  /// The first digit groups them: 0 files and YAML, 1 values, 2 tables, 3 extracts, 4 indicators,
  /// 5 configuration. The indicator language has codes of its own, `LNG`.
  enum Kind: String, CaseIterable, Sendable {
    case notFound = "DEF001"
    case notPermitted = "DEF002"
    case notReadable = "DEF003"
    case notRegularFile = "DEF004"
    case tooLarge = "DEF005"
    case notUTF8 = "DEF006"
    case controlCharacter = "DEF007"
    case empty = "DEF008"
    case unexpectedFile = "DEF009"
    case missingFile = "DEF010"
    case unknownAreaFolder = "DEF011"
    case syntax = "DEF020"
    case anchor = "DEF021"
    case tag = "DEF022"
    case secondDocument = "DEF023"
    case tooDeep = "DEF024"
    case keyNotText = "DEF025"
    case duplicateKey = "DEF026"
    case unknownKey = "DEF027"
    case missingKey = "DEF028"
    case wrongShape = "DEF029"
    case emptyText = "DEF100"
    case notInteger = "DEF101"
    case notNumber = "DEF102"
    case notYesNo = "DEF103"
    case notAmong = "DEF104"
    case notIdentifier = "DEF105"
    case notDay = "DEF106"
    case notPeriod = "DEF107"
    case notDuration = "DEF108"
    case notReleaseTime = "DEF109"
    case notFileName = "DEF110"
    case unknownName = "DEF111"
    case duplicateName = "DEF112"
    case reversed = "DEF113"
    case notTimeLength = "DEF114"
    case quoting = "DEF200"
    case raggedRow = "DEF201"
    case missingColumn = "DEF202"
    case unknownColumn = "DEF203"
    case outerBlank = "DEF204"
    case bareCarriageReturn = "DEF205"
    case notCode = "DEF210"
    case reservedCode = "DEF211"
    case severalParentLists = "DEF212"
    case parentCycle = "DEF213"
    case overlap = "DEF214"
    case calendarGap = "DEF215"
    case wrongColumnType = "DEF300"
    case notTime = "DEF301"
    case settingNotForType = "DEF302"
    case settingForType = "DEF303"
    case pattern = "DEF304"
    case severalPersonColumns = "DEF305"
    case notInManifest = "DEF306"
    case extractWithoutCode = "DEF307"
    case notFileID = "DEF400"
    case notFolderArea = "DEF401"
    case computationCount = "DEF402"
    case settingOnlyForUnits = "DEF403"
    case noGoalposts = "DEF404"
    case targetWithoutValue = "DEF405"
    case directionWithoutTarget = "DEF406"
    case thresholdTooLow = "DEF500"
    case foldersOverlap = "DEF501"
    case releaseBeforePeriodEnds = "DEF502"
    case languagesMissing = "DEF503"
  }

  /// Every code with its title, in the order of the codes, for `docs/diagnostics.md`.
  static var catalogue: [(code: String, title: String)] {
    Kind.allCases.map { ($0.rawValue, $0.title) }
  }

  /// How much it matters: all but a file that nothing reads is an error.
  var severity: Diagnostic.Severity {
    if case .unexpectedFile = self { .warning } else { .error }
  }

  /// The diagnostic of a problem at a place.
  func diagnostic(at location: Location) -> Diagnostic {
    Diagnostic(
      code: kind.rawValue, severity: severity, message: message, location: location,
      remedy: remedy)
  }
}

extension DefinitionProblem.Kind {
  /// What the code means, without the facts of a case.
  var title: String {
    switch self {
    case .notFound: "File or folder not found"
    case .notPermitted: "File or folder may not be read"
    case .notReadable: "Reading failed on the way"
    case .notRegularFile: "Not a regular file"
    case .tooLarge: "File too large"
    case .notUTF8: "Not UTF-8"
    case .controlCharacter: "Control character"
    case .empty: "Empty file"
    case .unexpectedFile: "File that nothing reads"
    case .missingFile: "File of the methodology missing"
    case .unknownAreaFolder: "Folder is not an area"
    case .syntax: "YAML syntax"
    case .anchor: "YAML anchor"
    case .tag: "YAML tag"
    case .secondDocument: "Second YAML document"
    case .tooDeep: "Nested too deeply"
    case .keyNotText: "Key is not a text"
    case .duplicateKey: "Key occurs twice"
    case .unknownKey: "Unknown key"
    case .missingKey: "Missing key"
    case .wrongShape: "Text, list or mapping confused"
    case .emptyText: "Empty text"
    case .notInteger: "Not a whole number in range"
    case .notNumber: "Not a number in range"
    case .notYesNo: "Neither yes nor no"
    case .notAmong: "Not one of the allowed words"
    case .notIdentifier: "Not an identifier"
    case .notDay: "Not a calendar day"
    case .notPeriod: "Not a reference period"
    case .notDuration: "Not a number of months"
    case .notReleaseTime: "Not a time of release"
    case .notFileName: "Not a file name"
    case .unknownName: "Unknown name"
    case .duplicateName: "Name occurs twice"
    case .reversed: "Ends before it begins"
    case .notTimeLength: "Not a number of days or months"
    case .quoting: "Quotation marks"
    case .raggedRow: "Row with too few or too many fields"
    case .missingColumn: "Missing column"
    case .unknownColumn: "Unknown column"
    case .outerBlank: "Blank around a field"
    case .bareCarriageReturn: "Carriage return alone"
    case .notCode: "Not a code"
    case .reservedCode: "Reserved code"
    case .severalParentLists: "Several parent lists"
    case .parentCycle: "Parents form a circle"
    case .overlap: "Values overlap in time"
    case .calendarGap: "Calendar not day by day"
    case .wrongColumnType: "Column of the wrong type"
    case .notTime: "Time of an extract unclear"
    case .settingNotForType: "Setting does not fit the type"
    case .settingForType: "Type needs a setting"
    case .pattern: "Unsupported pattern"
    case .severalPersonColumns: "Several keys of a person where one must do"
    case .notInManifest: "Column that no list of received files has"
    case .extractWithoutCode: "Extract without a code"
    case .notFileID: "Indicator and file name differ"
    case .notFolderArea: "Area and folder differ"
    case .computationCount: "Not exactly one computation"
    case .settingOnlyForUnits: "Setting for indicators over units"
    case .noGoalposts: "Worst equals best"
    case .targetWithoutValue: "Target without a value"
    case .directionWithoutTarget: "Direction without a target"
    case .thresholdTooLow: "Threshold too low"
    case .foldersOverlap: "Public folder overlaps another"
    case .releaseBeforePeriodEnds: "Release before the period ends"
    case .languagesMissing: "Languages other than az and en"
    }
  }
}
