import Testing

@testable import Model

@Suite("ColumnUse")
struct ColumnUseTests {
  private static let location = Location(file: "a.yaml", line: 1, column: 1)
  private static let name = Localized(az: "n", en: "n")

  private static func contract(
    _ id: String, grain: String, _ time: ExtractContract.Time, persons: [String],
    _ columns: [String]
  ) -> ExtractContract {
    ExtractContract(
      id: id, title: name, agency: name, grain: grain, file: "\(id).csv", time: time,
      delivery: .full, frequency: nil, dueDay: nil, personColumns: persons, householdColumn: nil,
      key: [], limits: QuarantineLimits(rows: 0, percent: 0), dialect: Dialect(),
      columns: columns.map {
        ColumnContract(name: $0, type: .identifier(scheme: $0), location: location)
      }, location: location)
  }

  private static let contracts = [
    contract("register", grain: "person", .snapshot, persons: ["id"], ["id", "fin", "card"]),
    contract(
      "crosswalk", grain: "link", .spell(from: "a", to: "b"), persons: ["id"],
      ["id", "fin", "pupil", "card"]),
    contract(
      "pupils", grain: "enrolment", .event(date: "date"), persons: ["pupil", "fin"],
      ["pupil", "fin", "card"]),
    contract("events", grain: "event", .event(date: "date"), persons: [], ["id", "fin"]),
  ]

  private func columns(population: String) -> [String: Set<String>] {
    let description = IndicatorDescription(
      id: "i", version: 1, area: "a", title: Self.name, definition: Self.name, unit: .persons,
      decimals: 0, direction: .context, frequency: .monthly)
    let plan = UnitPlan(
      population: Selection(extract: population, level: 0), measure: .count, missing: .exclude,
      dimensions: [:], countsPersons: false)
    let indicator = Indicator(
      description: description, isPublished: true, breakdowns: [], plan: .units(plan),
      carryForward: 0, seriesStart: nil, provisionalPeriods: 0, location: Self.location)
    return ColumnUse(
      Catalogue(
        areas: [], contracts: Self.contracts, codeLists: [:], dimensions: [:], parameters: [],
        indicators: [indicator])
    ).columns
  }

  @Test("Of the crosswalk and the person snapshot the keys are kept that some extract links by")
  func linking() {
    #expect(
      columns(population: "pupils") == [
        "pupils": ["pupil", "fin", "date"], "crosswalk": ["id", "fin", "pupil", "a", "b"],
        "register": ["id", "fin"],
      ])
    #expect(
      columns(population: "register") == ["register": ["id"], "crosswalk": ["id", "a", "b"]])
  }

  @Test("Where nothing that is used names persons, the person snapshot is not read for its keys")
  func unlinked() {
    #expect(
      columns(population: "events") == ["events": ["date"], "crosswalk": ["id", "a", "b"]])
  }
}
