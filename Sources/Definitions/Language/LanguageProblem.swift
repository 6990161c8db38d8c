import Model

/// What can be wrong in a text of the indicator language, and where.
struct LanguageProblem: Error, Hashable {
  /// The facts.
  var kind: Kind
  /// Where in the definition's file.
  var position: SourcePosition

  /// Records a problem.
  init(_ kind: Kind, at position: SourcePosition) {
    self.kind = kind
    self.position = position
  }

  /// The things that can be wrong.
  enum Kind: Hashable {
    case unexpectedCharacter(Character)
    case unclosedQuote
    case unexpected(found: String, expected: String, remedy: String? = nil)
    case tooDeep
    case badNumber
    case tooLong
    case unknownName(String, nearest: String?)
    case unknownExtract(String, nearest: String?)
    case unknownCode(String, list: String, nearest: String?)
    case unknownList(String, nearest: String?)
    case unknownIndicator(String, nearest: String?)
    case unknownDimension(String, nearest: String?)
    case notACondition(String)
    case notANumber(String)
    case notADay(String)
    case notACode(String)
    case differentTypes(String, String)
    case notComparable(String)
    case notListable(String)
    case noTime(extract: String, clause: String, firstDay: String? = nil)
    case notLinked(extract: String)
    case bandCount(list: String, codes: Int, bands: Int)
    case unorderedBounds
    case noParent(list: String)
    case unitDoesNotFit(unit: String, measure: String, remedy: String? = nil)
    case measureUsesBreakdown(String)
    case formulaCycle([String])
    case missingBreakdown(indicator: String, dimension: String)
    case variableCycle(String)
    case badPercentile
    case badComponent(String)
    case otherFrequency(String)
    case noPersonExtract
    case tooManyCells(Int)
    case repeatedDimension(String)
    case repeatedBreakdown
    case repeatedQualifier
    case partOfPeriod(months: Int)
    case lengthOfCalendar(String)
    case noPrefix(String, list: String)
    case notTimes(list: String, example: String)
    case tooManyCodes(list: String, most: Int)
    case unknownParameter(String, nearest: String?)
    case noGroup(parameter: String, group: String)
    case takenName(String)
    case noHousehold(extract: String)
    case populationOfHousehold
    case noCohort
    case unusedCohort
    case noCalendar
    case notSpells(extract: String)
    case responseWithoutBreakdown(String)
    case responseWithoutShare
    case intervalWithoutShare
    case sensitiveWithoutShare
    case windowOfFormula
    case notASubset
    case unusedIndicator
    case strangerOfHousehold(extract: String, name: String, rows: String)
    case idleUnlinked
  }
}
