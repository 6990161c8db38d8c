/// What can be wrong with a file of the methodology or with the configuration, as facts.
///
/// Texts are in `DefinitionProblem+Text.swift`. The indicator language has its own problems.
enum DefinitionProblem: Hashable, Sendable {
  // Folders and bytes
  case notFound
  case notPermitted
  case notReadable
  case notRegularFile
  case tooLarge(megabytes: Int)
  case notUTF8
  case controlCharacter
  case empty
  case unexpectedFile(isFolder: Bool)
  case missingFile(purpose: String)
  case unknownAreaFolder(nearest: String?)

  // YAML
  case syntax(reason: String)
  case anchor
  case tag
  case secondDocument
  case tooDeep(limit: Int)
  case keyNotText
  case duplicateKey(name: String, firstLine: Int)
  case unknownKey(name: String, nearest: String?, known: [String])
  case missingKey(name: String)
  case wrongShape(expected: Shape)

  // Single values
  case emptyText
  case notInteger(range: ClosedRange<Int>)
  case notNumber(NumberFault)
  case notYesNo
  case notAmong(nearest: String?, allowed: [String])
  case notIdentifier
  case notDay
  case notPeriod(example: String)
  case notDuration
  case notTimeLength
  case notReleaseTime
  case notFileName
  case unknownName(kind: NameKind, name: String, nearest: String?)
  case duplicateName(kind: NameKind, name: String, firstLine: Int?)
  case reversed(first: String, last: String)

  // Delimited files
  case quoting(QuotingFault)
  case raggedRow(fields: Int, columns: Int)
  case missingColumn(name: String)
  case unknownColumn(name: String, nearest: String?)
  case outerBlank
  case bareCarriageReturn

  // Code lists, parameters, calendar
  case notCode
  case reservedCode
  case severalParentLists
  case parentCycle
  case overlap(firstLine: Int)
  case calendarGap
  case ambiguousAlias(alias: String, code: String)

  // Extract contracts
  case wrongColumnType(name: String, expected: String)
  case notTime
  case settingNotForType(setting: String, type: String)
  case settingForType(setting: String, type: String)
  case pattern(PatternFault)
  case severalPersonColumns
  case notInManifest(name: String, nearest: String?, known: [String])
  case extractWithoutCode(extract: String, list: String)
  case beyondRow
  case referenceTypes(column: String, extract: String, other: String)
  case referenceCycle([String])
  case referenceToLists(extract: String)
  case notInKey(name: String)
  case markerIsCode(marker: String, list: String)
  case groupingIsDecimalMark
  case severalExtracts(known: [String])

  // Indicators
  case notFileID(expected: String)
  case notFolderArea(expected: String)
  case computationCount(Int)
  case settingOnlyForUnits(name: String)
  case noGoalposts
  case targetWithoutValue
  case directionWithoutTarget

  // Configuration
  case thresholdTooLow(least: Int)
  case foldersOverlap(first: String, second: String)
  case publicFolderNotSecured
  case releaseBeforePeriodEnds
  case languagesMissing

  /// What a node of a YAML file can be.
  enum Shape: String, Sendable {
    case text = "a text"
    case list = "a list"
    case mapping = "a mapping of keys to values"
  }

  /// What is wrong with a number.
  enum NumberFault: Hashable, Sendable {
    case form
    case tooManyPlaces(Int)
    case below(String)
    case above(String)
  }

  /// What names stand for.
  enum NameKind: String, Sendable {
    case area
    case code
    case codeList = "code list"
    case column
    case component
    case dimension
    case extract
    case indicator
    case list = "breakdown"
    case policy
    case variable
    case word
  }

  /// What is wrong with quotation marks in a delimited file.
  enum QuotingFault: Hashable, Sendable {
    case unclosed
    case insideUnquoted
    case textAfterClosing
  }

  /// What is wrong with a pattern.
  enum PatternFault: Hashable, Sendable {
    case unsupported
    case unclosedClass
    case emptyClass
    case badRange
    case badRepetition
  }
}
