import FoundationEssentials
import Model
import Testing

@testable import Definitions

@Suite("docs/language.md")
struct LanguageDocumentationTests {
  private typealias W = LanguageWorkspace

  private func page() throws -> String {
    let root = (0..<4).reduce(URL(filePath: #filePath)) { url, _ in url.deletingLastPathComponent()
    }
    return try String(contentsOf: root.appending(path: "docs/language.md"), encoding: .utf8)
  }

  private func examples() throws -> [[(key: String, text: String)]] {
    var inside = false
    var examples: [[(key: String, text: String)]] = [[]]
    for line in try page().split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("```") {
        inside = line == "```yol"
        examples.append([])
      } else if inside, line.isEmpty {
        examples.append([])
      } else if inside, let colon = line.firstIndex(of: ":") {
        let text = line[line.index(after: colon)...].drop { $0 == " " }
        examples[examples.count - 1].append((String(line[..<colon]), String(text)))
      }
    }
    return examples.filter { !$0.isEmpty }
  }

  @Test("Every example of the page is accepted by the checker")
  func accepted() throws {
    let examples = try examples()
    #expect(examples.joined().count > 80)
    for example in examples {
      let keys = example.map(\.key)
      if keys.contains("population") {
        try check(example)
      } else {
        for line in example { try check([line]) }
      }
    }
  }

  /// Variables one by one; indicators as their files would have them.
  private func check(_ example: [(key: String, text: String)]) throws {
    let lines = example.map { "\($0.key): \($0.text)" }.joined(separator: "\n")
    guard let first = example.first, !first.key.contains(".") else {
      let extract = example.first?.key.split(separator: ".").first ?? ""
      #expect(throws: Never.self, "\(lines)") {
        _ = try W.check(example.first?.text ?? "", over: String(extract))
      }
      return
    }
    let unit = example.contains { $0.key == "unit" } ? "" : "unit: percent\n"
    let head = IndicatorReaderTests.head.replacing("unit: percent\n", with: unit)
    var problems = ProblemList()
    let reader = IndicatorReader(
      area: "labour_market", fileID: "lab_rate", frequency: .monthly)
    let text = try #require(sourceText(head + lines + "\n", &problems))
    let source = try #require(reader.read(text, into: &problems)?.indicator)
    #expect(problems.sorted == [], "\(lines)")
    #expect(throws: Never.self, "\(lines)") { try check(source) }
  }

  private func check(_ source: IndicatorSource) throws {
    switch source.computation {
    case .units(let population, let measure):
      let plan = try IndicatorChecker(names: try W.names(), dimensions: W.dimensions).plan(
        source, population: population, measure: measure)
      let indicator = Indicator(
        description: source.description, isPublished: true, breakdowns: [], plan: .units(plan),
        carryForward: 0, seriesStart: nil, provisionalPeriods: 0, location: source.location)
      let mayExceed = SubsetChecker(indicators: [:]).mayExceed100(indicator)
      #expect(mayExceed == source.mayExceed100)
    case .formula(let text):
      // A formula that follows the position is shown by sex.
      let breakdowns = text.text.hasPrefix("rate") ? [["sex"]] : []
      _ = try W.formula(text.text, breakdowns: breakdowns)
    case .composite: break
    }
  }

  @Test("Every code of a finding is on the page, and no two findings share one")
  func codes() throws {
    let page = try page()
    let kinds: [LanguageProblem.Kind] = [
      .unexpectedCharacter(";"), .unclosedQuote, .unexpected(found: "a", expected: "b"), .tooDeep,
      .badNumber,
      .tooLong, .unknownName("a", nearest: nil), .unknownExtract("a", nearest: nil),
      .unknownCode("a", list: "b", nearest: nil), .unknownList("a", nearest: nil),
      .unknownIndicator("a", nearest: nil), .unknownDimension("a", nearest: nil),
      .notACondition("a"),
      .notANumber("a"), .notADay("a"), .notACode("a"), .differentTypes("a", "b"),
      .notComparable("a"),
      .notListable("a"), .noTime(extract: "a", clause: "b"), .notLinked(extract: "a"),
      .bandCount(list: "a", codes: 1, bands: 2), .unorderedBounds, .noParent(list: "a"),
      .variableCycle("a"), .noPersonExtract, .unitDoesNotFit(unit: "a", measure: "b"),
      .measureUsesBreakdown("a"), .formulaCycle(["a"]),
      .missingBreakdown(indicator: "a", dimension: "b"),
      .badPercentile, .badComponent("a"), .otherFrequency("a"), .tooManyCells(1),
      .repeatedDimension("a"),
      .repeatedBreakdown, .repeatedQualifier, .partOfPeriod(months: 3), .lengthOfCalendar("a"),
      .noPrefix("a", list: "b"), .notTimes(list: "a", example: "b"),
      .tooManyCodes(list: "a", most: 1), .unknownParameter("a", nearest: nil),
      .noGroup(parameter: "a", group: "b"), .takenName("a"), .noHousehold(extract: "a"),
      .populationOfHousehold, .noCohort, .unusedCohort, .noCalendar, .notSpells(extract: "a"),
      .responseWithoutBreakdown("a"), .responseWithoutShare, .intervalWithoutShare,
      .sensitiveWithoutShare,
      .windowOfFormula, .notASubset, .unusedIndicator,
      .strangerOfHousehold(extract: "a", name: "b", rows: "c"), .idleUnlinked,
    ]
    var seen: Set<String> = []
    for kind in kinds {
      let found = LanguageProblem(kind, at: W.location.position).diagnostic(in: "x.yaml")
      #expect(seen.insert(found.code).inserted, "\(found.code)")
      #expect(found.code != "LNG099")
      #expect(found.remedy?.isEmpty == false)
      #expect(!found.message.hasSuffix("."))
      #expect(page.contains(found.code) || isWithinRange(found.code, page), "\(found.code)")
    }
  }

  @Test("Every unit of measure is on the page with what readers see, and no other")
  func units() throws {
    let lines = try page().split(separator: "\n").drop { $0 != "| unit | az | en | for |" }
    let rows = lines.dropFirst(2).prefix { $0.hasPrefix("|") }.map { line in
      let cells = line.split(separator: "|").map { $0.drop { $0 == " " } }
      #expect(cells.count == 4 && cells.last?.count ?? 0 > 4)
      return cells.prefix(3).map { String($0.dropLast()) }.joined(separator: ";")
    }
    let units = UnitOfMeasure.allCases.map { "`\($0.rawValue)`;\($0.label.az);\($0.label.en)" }
    #expect(rows == units)
  }

  @Test("Every sign of the language is on the page")
  func signs() throws {
    let page = try page()
    let line = try #require(page.split(separator: "\n").first { $0.hasPrefix("The signs are") })
    let listed = line.matches(of: /`([^`]+)`/).map { String($0.1) }
    let tokens = try Lexer.tokens(of: W.text(listed.joined(separator: " ")))
    let known = ["<=", ">=", "!=", "..", "|", "+", "-", "*", "/", "=", "<", ">", ",", "."]
    #expect(Set(listed) == Set(known + ["(", ")", "[", "]", "{", "}"]))
    #expect(tokens.dropLast().map(\.kind) == listed.map { .sign($0) })
  }

  /// Whether the page has a range such as `LNG001–LNG006` that holds the code.
  private func isWithinRange(_ code: String, _ page: String) -> Bool {
    page.matches(of: /(LNG\d{3})–(LNG\d{3})/).contains {
      String($0.1) <= code && code <= String($0.2)
    }
  }
}
