import Model

@testable import Pipeline

/// A small methodology: districts in two regions, and age groups in order.
enum PlanFixtures {
  static let position = SourcePosition(line: 1, column: 1)

  static func codes(_ ids: [String], parents: [String?] = []) -> [Code] {
    ids.enumerated().map { place, id in
      Code(
        id: id, label: Localized(az: "\(id) az", en: "\(id) en"),
        parent: parents.indices.contains(place) ? parents[place] : nil)
    }
  }

  static func dimension(_ list: CodeList, id: String? = nil, isOrdered: Bool = false) -> Dimension {
    Dimension(
      id: id ?? list.id, title: Localized(az: list.id, en: list.id), codeList: list,
      isOrdered: isOrdered)
  }

  static let region = dimension(CodeList(id: "region", codes: codes(["N", "S"])))
  static let district = dimension(
    CodeList(
      id: "district", codes: codes(["n1", "n2", "s1", "lost"], parents: ["N", "N", "S", nil]),
      parentList: "region"))
  static let age = dimension(
    CodeList(id: "age", codes: codes(["0-14", "15-64", "65+"])), isOrdered: true)

  static func column(_ id: String) -> Expression {
    Expression(.column(id, level: 0), type: .code(list: id), position: position)
  }

  static func units(
    _ id: String, _ breakdowns: [[String]], measure: Measure = .count,
    coarsenings: [[[String]]] = [], frequency: Frequency = .monthly
  ) -> Indicator {
    let plan = UnitPlan(
      population: Selection(extract: "register"), measure: measure, missing: .countAsNo,
      dimensions: Dictionary(
        breakdowns.joined().map { ($0, column($0)) }, uniquingKeysWith: { first, _ in first }),
      countsPersons: false)
    return indicator(
      id, breakdowns, .units(plan), coarsenings: coarsenings, frequency: frequency)
  }

  static func indicator(
    _ id: String, _ breakdowns: [[String]], _ plan: Indicator.Plan,
    coarsenings: [[[String]]] = [], frequency: Frequency = .monthly
  ) -> Indicator {
    let text = Localized(az: id, en: id)
    return Indicator(
      description: IndicatorDescription(
        id: id, version: 1, area: "a", title: text, definition: text, unit: .persons, decimals: 0,
        direction: .context, frequency: frequency),
      isPublished: true, breakdowns: breakdowns, plan: plan, carryForward: 0, seriesStart: nil,
      provisionalPeriods: 0, coarsenings: coarsenings,
      location: Location(file: "indicators/\(id).yaml", line: 1, column: 1))
  }

  static func catalogue(_ indicators: [Indicator]) -> Catalogue {
    Catalogue(
      areas: [], contracts: [],
      codeLists: Dictionary(
        [region, district, age].map { ($0.codeList.id, $0.codeList) },
        uniquingKeysWith: { first, _ in first }),
      dimensions: Dictionary(
        [region, district, age].map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first }),
      parameters: [], indicators: indicators)
  }
}
