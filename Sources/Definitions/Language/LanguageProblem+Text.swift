import Model

extension LanguageProblem {
  /// Stable code, severity, sentence and remedy of the problem in a file.
  func diagnostic(in file: String) -> Diagnostic {
    let text = kind.text
    return Diagnostic(
      code: text.code, severity: kind.severity, message: text.message,
      location: Location(file: file, line: position.line, column: position.column),
      remedy: text.remedy)
  }
}

extension LanguageProblem.Kind {
  /// What nobody sees or what has no effect does no harm; everything else is an error.
  fileprivate var severity: Diagnostic.Severity {
    switch self {
    case .unusedIndicator, .idleUnlinked: .warning
    default: .error
    }
  }

  fileprivate typealias Text = (code: String, message: String, remedy: String)

  fileprivate var text: Text {
    switch self {
    case .unexpectedCharacter, .unclosedQuote, .unexpected, .tooDeep, .badNumber, .tooLong:
      syntaxText
    case .unknownName, .unknownExtract, .unknownCode, .unknownList, .unknownIndicator,
      .unknownDimension, .unknownParameter, .noGroup, .takenName:
      nameText
    case .notACondition, .notANumber, .notADay, .notACode, .differentTypes, .notComparable,
      .notListable, .lengthOfCalendar, .noPrefix, .notTimes:
      typeText
    case .noTime, .notLinked, .bandCount, .unorderedBounds, .noParent, .variableCycle,
      .noPersonExtract, .noHousehold, .populationOfHousehold, .noCalendar, .strangerOfHousehold,
      .idleUnlinked:
      rowText
    case .noCohort, .unusedCohort, .tooManyCodes, .notSpells: windowText
    case .tooManyCells, .repeatedDimension, .repeatedBreakdown, .responseWithoutBreakdown,
      .responseWithoutShare, .intervalWithoutShare, .sensitiveWithoutShare:
      breakdownText
    default: measureText
    }
  }

  private var syntaxText: Text {
    switch self {
    case .unexpectedCharacter(let character):
      (
        "LNG001", "\(character.named), which is no sign of the language",
        "use a sign that docs/language.md lists under “Grammar”"
      )
    case .unclosedQuote: ("LNG002", "a quote that is not closed", "close the quote")
    case .unexpected(let found, let expected, let remedy):
      (
        "LNG003", "\(found) where \(expected) should be",
        remedy ?? "see the grammar in docs/language.md"
      )
    case .tooDeep:
      ("LNG004", "an expression nested too deeply", "give its parts names in variables.yaml")
    case .tooLong:
      (
        "LNG006", "a text of more than \(Lexer.mostTokens) words and signs",
        "give its parts names in variables.yaml"
      )
    default:
      ("LNG005", "a number that is out of range here", "write a whole number that can be meant")
    }
  }

  private var nameText: Text {
    switch self {
    case .unknownName(let name, let nearest):
      ("LNG010", "unknown name “\(name)”", suggestion(nearest, "declare it in variables.yaml"))
    case .unknownExtract(let name, let nearest):
      ("LNG011", "unknown extract “\(name)”", suggestion(nearest, "declare it in contracts.yaml"))
    case .unknownCode(let code, let list, let nearest):
      (
        "LNG012", "code list “\(list)” has no code “\(code)”",
        suggestion(nearest, "add the code to codelists/\(list).csv")
      )
    case .unknownList(let name, let nearest):
      ("LNG013", "unknown code list “\(name)”", suggestion(nearest, "add codelists/\(name).csv"))
    case .unknownIndicator(let name, let nearest):
      (
        "LNG014", "unknown indicator “\(name)”",
        suggestion(nearest, "define it in a file of its own")
      )
    case .unknownDimension(let name, let nearest):
      (
        "LNG015", "unknown dimension “\(name)”",
        suggestion(nearest, "declare it in dimensions.yaml")
      )
    case .unknownParameter(let name, let nearest):
      (
        "LNG016", "unknown parameter “\(name)”",
        suggestion(nearest, "add its values to parameters.csv")
      )
    case .noGroup(let parameter, let group):
      (
        "LNG017", "parameter “\(parameter)” has no values for group “\(group)”",
        "add them to parameters.csv, or take codes that are groups of it"
      )
    case .takenName(let name):
      (
        "LNG018", "“\(name)” is the name of an extract or of a row in sight",
        "give the rows another name"
      )
    default: measureText
    }
  }

  private var typeText: Text {
    switch self {
    case .notACondition(let type):
      ("LNG020", "\(type) where a condition should be", "compare it with something")
    case .notANumber(let type):
      ("LNG021", "\(type) where a number should be", "use a column that holds numbers")
    case .notADay(let type):
      ("LNG022", "\(type) where a day should be", "use a date column, “day”, or a day moved")
    case .notACode(let type):
      ("LNG023", "\(type) where a code should be", "use a column with a code list, or “cut … into”")
    case .differentTypes(let left, let right):
      (
        "LNG024", "\(left) cannot be put beside \(right)", Self.remedy(left, right)
      )
    case .notComparable(let type):
      (
        "LNG025", "\(type) cannot be compared with another one",
        "test it with “is missing”, or count it with “count of distinct”"
      )
    case .notListable(let type):
      (
        "LNG026", "a set for \(type) holds something else",
        "list codes or numbers as they are written in the column"
      )
    case .lengthOfCalendar(let unit):
      (
        "LNG027", "a length in \(unit) that is not added to a day",
        "write DAY + 10 \(unit), or compare “\(unit) from … to …” with a plain number"
      )
    case .noPrefix(let text, let list):
      (
        "LNG028", "no code of list “\(list)” begins with “\(text)”",
        "write the beginning of a code in codelists/\(list).csv"
      )
    case .notTimes(let list, let example):
      (
        "LNG029", "the codes of list “\(list)” are not times such as \(example)",
        "name a list all of whose codes are written so"
      )
    default: measureText
    }
  }

  private var rowText: Text {
    switch self {
    case .noTime(let extract, let clause, let firstDay):
      (
        "LNG030", "“\(clause)” does not fit the time of extract “\(extract)”",
        firstDay.map {
          "spells are “in force at D”, or take a day of theirs: “where \($0) in last 12 months”"
        } ?? "snapshots have no clause, spells are “in force”, events and months are “in …”"
      )
    case .notLinked(let extract):
      (
        "LNG031", "extract “\(extract)” does not say whose its rows are",
        "give its contract a “person” column"
      )
    case .bandCount(let list, let codes, let bands):
      (
        "LNG032", "\(bands) bands for the \(codes) codes of list “\(list)”",
        "write one bound fewer than the list has codes"
      )
    case .unorderedBounds: ("LNG033", "bounds that do not rise", "write the bounds in rising order")
    case .noParent(let list):
      ("LNG034", "the codes of list “\(list)” have no parents", "fill its column “parent”")
    case .variableCycle(let name):
      ("LNG035", "variable “\(name)” is defined by itself", "define it by columns")
    case .noPersonExtract:
      (
        "LNG036", "no extract is a snapshot of persons, so a person's attributes are not known",
        "give one contract “grain: person” and a snapshot time"
      )
    case .noHousehold(let extract):
      (
        "LNG037", "extract “\(extract)” does not say which household a person belongs to",
        "give its contract a “household” column"
      )
    case .populationOfHousehold:
      (
        "LNG038", "a population cannot be for a household",
        "leave out “for household”; it is for rows of other extracts"
      )
    case .noCalendar:
      (
        "LNG039", "nothing says which days are workdays or school days",
        "add calendar.csv"
      )
    case .strangerOfHousehold(let extract, let name, let rows):
      (
        "LNG062",
        "“\(extract).\(name)” among “\(rows) for household” is about the person one starts from, "
          + "not about the member",
        "name the row with “as”, or declare a variable of “\(rows)”"
      )
    case .idleUnlinked:
      (
        "LNG063", "a rule for units that cannot be found, where the measure looks nobody up",
        "delete the key “unlinked”, or say in the population who is known"
      )
    default: measureText
    }
  }

  private var measureText: Text {
    switch self {
    case .unitDoesNotFit(let unit, let measure, let remedy):
      (
        "LNG040", "unit “\(unit)” does not fit a measure that is \(measure)",
        remedy ?? "choose the unit of the value, or another measure"
      )
    case .measureUsesBreakdown(let name):
      (
        "LNG041", "dimension “\(name)” is also used in the numerator",
        "break down by another dimension: this one would print a tautology"
      )
    case .formulaCycle(let path):
      (
        "LNG042", "a formula that needs itself: \(path.joined(separator: " → "))",
        "break the circle"
      )
    case .missingBreakdown(let indicator, let dimension):
      (
        "LNG043", "indicator “\(indicator)” is not broken down by “\(dimension)”",
        "add the breakdown there, or write [\(dimension) = total]"
      )
    case .badPercentile:
      ("LNG044", "a percentile that is not between 0 and 100", "write a number between 1 and 99")
    case .badComponent(let id):
      (
        "LNG045", "component “\(id)” has equal goalposts or a weight that is not positive",
        "give it different “worst” and “best” and a weight above 0"
      )
    case .otherFrequency(let id):
      (
        "LNG046", "indicator “\(id)” has another frequency",
        "say with “carry_forward” how long its values may stand in"
      )
    case .repeatedQualifier:
      ("LNG050", "a part in brackets that is said twice", "keep one of the two")
    case .notASubset:
      (
        "LNG060", "a percentage whose numerator is not a part of its denominator",
        "let it have all conditions of the denominator, or write “may_exceed_100: yes”"
      )
    case .unusedIndicator:
      (
        "LNG061", "an indicator that no page shows and no other one uses",
        "delete “publish: no”, or use it in a formula"
      )
    case .windowOfFormula:
      (
        "LNG059", "periods of a formula, which has none of its own",
        "take the periods of each indicator, or give the formula a file and an id"
      )
    case .partOfPeriod(let months):
      (
        "LNG051", "a time that is not a whole number of the indicator's periods",
        "write a multiple of \(months) months"
      )
    default: ("LNG099", "a definition that cannot be understood", "see docs/language.md")
    }
  }

  private var breakdownText: Text {
    switch self {
    case .tooManyCells(let most):
      (
        "LNG047", "breakdowns with more than \(most) cells",
        "break down by fewer dimensions at once, or by shorter lists"
      )
    case .repeatedDimension(let name):
      ("LNG048", "dimension “\(name)” is twice in one breakdown", "name it once")
    case .repeatedBreakdown:
      ("LNG049", "a breakdown by the same dimensions as another one", "keep one of the two")
    case .responseWithoutBreakdown(let name):
      (
        "LNG056", "responses on dimension “\(name)”, by which nothing is broken down",
        "add “\(name)” to the breakdowns, or delete its responses"
      )
    case .responseWithoutShare:
      (
        "LNG057", "responses for a measure that is no share",
        "write “measure: share of …”, or delete the key “responses”"
      )
    case .intervalWithoutShare:
      (
        "LNG058", "an interval for a measure that is no share",
        "write “measure: share of …”, or delete the key “interval”"
      )
    case .sensitiveWithoutShare:
      (
        "LNG064", "“sensitive” for a measure that is no share",
        "write “measure: share of …”, or delete the key “sensitive”"
      )
    default: measureText
    }
  }

  private var windowText: Text {
    switch self {
    case .noCohort:
      (
        "LNG052", "“cohort” where nothing says which months it means",
        "add “cohort: {pool: 12 months, after: 12 months}” to the indicator"
      )
    case .unusedCohort:
      (
        "LNG053", "a population that does not use the indicator's cohort",
        "write “… in cohort” in the population, or delete the key “cohort”"
      )
    case .notSpells(let extract):
      (
        "LNG055", "the rows of extract “\(extract)” are no spells",
        "name an extract whose time has “from” and “to”, or write spell(FIRST to LAST)"
      )
    case .tooManyCodes(let list, let most):
      (
        "LNG054", "list “\(list)” has more than the \(most) codes of which a set can be made",
        "take a shorter list, such as that of the parents"
      )
    default: measureText
    }
  }

  /// A number beside a number of days is most often one whose unit was forgotten.
  private static func remedy(_ left: String, _ right: String) -> String {
    let numbers = [ValueType.integer, .decimal(places: 1), .real].map(\.words)
    let sides = Set([left, right])
    guard sides.contains(ValueType.days.words), !sides.isDisjoint(with: numbers) else {
      return "make both sides of one type"
    }
    return "write “0 days”: a length in days has its unit"
  }

  private func suggestion(_ nearest: String?, _ otherwise: String) -> String {
    nearest.map { "did you mean “\($0)”?" } ?? otherwise
  }
}

extension Character {
  /// What a message calls it: one that would not be seen, or not alone, by its number.
  fileprivate var named: String {
    let scalars = unicodeScalars
    if scalars.count == 1, let scalar = scalars.first {
      switch scalar.properties.generalCategory {
      case .control, .format, .surrogate, .privateUse, .unassigned, .nonspacingMark,
        .spacingMark, .enclosingMark, .lineSeparator, .paragraphSeparator, .spaceSeparator:
        break
      default: return "“\(self)”"
      }
    }
    let number = String(scalars.first?.value ?? 0, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - number.count)) + number
  }
}
