import Disclosure
import Model
import Testing

@Suite("KeptFigures")
struct KeptFiguresTests {
  private static let text = Localized(az: "n", en: "n")
  private static let sex = Dimension(
    id: "sex", title: text,
    codeList: CodeList(
      id: "sex", codes: ["F", "M,\\\n"].map { Code(id: $0, label: text) }))

  private static func month(_ text: String) -> ReferencePeriod {
    ReferencePeriod(text) ?? ReferencePeriod(year: 1)
  }

  private static func description(_ id: String, version: Int = 1) -> IndicatorDescription {
    IndicatorDescription(
      id: id, version: version, area: "a", title: text, definition: text, unit: .persons,
      decimals: 0, direction: .context, frequency: .monthly)
  }

  /// Indicators over one extract each.
  private static func catalogue(_ extracts: [String: String]) -> Catalogue {
    Catalogue(
      areas: [], contracts: [], codeLists: [:], dimensions: ["sex": sex], parameters: [],
      indicators: extracts.sorted { $0.key < $1.key }.map { id, extract in
        Indicator(
          description: description(id), isPublished: true, breakdowns: [],
          plan: .units(
            UnitPlan(
              population: Selection(extract: extract, level: 0), measure: .count,
              missing: .exclude, dimensions: [:], countsPersons: false)),
          carryForward: 0, seriesStart: nil, provisionalPeriods: 0,
          location: Location(file: "a.yaml", line: 1, column: 1))
      })
  }

  /// Total, women and men of each month.
  private static func dataset(
    _ id: String, _ months: [String: [Int]], version: Int = 1, nature: MeasureNature = .frequency
  ) -> Dataset {
    let positions: [DimensionValue] = [.total, .code(0), .code(1)]
    return Dataset(
      indicator: description(id, version: version), dimensions: [sex],
      observations: months.sorted { $0.key < $1.key }.flatMap { period, counts in
        zip(positions, counts).map {
          Observation(
            period: month(period), position: [$0], value: Double($1), contributors: $1)
        }
      }, nature: nature)
  }

  private static func values(_ dataset: Dataset, _ period: String) -> [Double?] {
    dataset.observations.filter { $0.period == month(period) }.map(\.value)
  }

  /// What is kept of a first release, written and read again.
  private static func kept(_ datasets: [Dataset], _ catalogue: Catalogue) -> KeptFigures {
    var kept = KeptFigures()
    let bytes = KeptFigures().additions(from: datasets, of: catalogue).bytes
    let isRead = kept.add(bytes)
    #expect(isRead)
    #expect(kept.bytes == bytes)
    return kept
  }

  @Test("A month that was printed is repeated, new months are as computed")
  func repeated() {
    let catalogue = Self.catalogue(["pop": "register"])
    let kept = Self.kept([Self.dataset("pop", ["2026-09": [31, 3, 28]])], catalogue)
    let now = Self.dataset("pop", ["2026-09": [32, 4, 28], "2026-10": [33, 4, 29]])
    let frozen = kept.freeze([now], of: catalogue)
    #expect(Self.values(frozen.datasets[0], "2026-09") == [31, 3, 28])
    #expect(Self.values(frozen.datasets[0], "2026-10") == [33, 4, 29])
    #expect(frozen.changed == [Self.month("2026-09")])
    #expect(frozen.withheld.isEmpty)
  }

  @Test("A revised month is as computed now, and then kept in this form")
  func revised() {
    let catalogue = Self.catalogue(["pop": "register"])
    var kept = Self.kept([Self.dataset("pop", ["2026-09": [31, 3, 28]])], catalogue)
    let now = Self.dataset("pop", ["2026-09": [32, 4, 28]])
    let frozen = kept.freeze([now], of: catalogue, revised: [Self.month("2026-09")])
    #expect(Self.values(frozen.datasets[0], "2026-09") == [32, 4, 28])
    let isRead = kept.add(kept.additions(from: frozen.datasets, of: catalogue).bytes)
    #expect(isRead)
    let next = kept.freeze(
      [Self.dataset("pop", ["2026-09": [40, 5, 35]])], of: catalogue)
    #expect(Self.values(next.datasets[0], "2026-09") == [32, 4, 28])
  }

  @Test("A late table is shown while the rows are the same, and not once they have changed")
  func late() {
    let catalogue = Self.catalogue(["pop": "register", "late": "register", "other": "pupils"])
    let kept = Self.kept([Self.dataset("pop", ["2026-09": [31, 3, 28]])], catalogue)
    let late = Self.dataset("late", ["2026-09": [12, 2, 10]])
    let other = Self.dataset("other", ["2026-09": [9, 4, 5]])
    let same = kept.freeze(
      [Self.dataset("pop", ["2026-09": [31, 3, 28]]), late], of: catalogue)
    #expect(Self.values(same.datasets[1], "2026-09") == [12, 2, 10])
    #expect(same.changed.isEmpty && same.withheld.isEmpty)
    let changed = kept.freeze(
      [Self.dataset("pop", ["2026-09": [32, 4, 28]]), late, other], of: catalogue)
    #expect(Self.values(changed.datasets[1], "2026-09") == [nil, nil, nil])
    #expect(changed.datasets[1].observations.allSatisfy { $0.absence == .notYetDue })
    #expect(changed.withheld == [Self.month("2026-09")])
    #expect(Self.values(changed.datasets[2], "2026-09") == [9, 4, 5])
  }

  @Test(
    "A table from an extract that came late is shown, although rows of another one have changed")
  func lateExtract() {
    let extracts = [
      "pop": ["register"], "emp": ["register", "contracts"], "edu": ["register", "pupils"],
      "ins": ["register", "contracts", "payments"],
    ]
    let catalogue = Self.catalogue(extracts.mapValues { _ in "register" })
    func dataset(_ id: String, _ counts: [Int]) -> Dataset {
      var dataset = Self.dataset(id, ["2026-09": counts])
      dataset.indicator.extracts = extracts[id] ?? []
      return dataset
    }
    let pop = dataset("pop", [31, 3, 28])
    let kept = Self.kept([pop, dataset("emp", [20, 2, 18])], catalogue)
    let late = [dataset("edu", [9, 1, 8]), dataset("ins", [12, 2, 10])]
    let frozen = kept.freeze([pop, dataset("emp", [21, 2, 19])] + late, of: catalogue)
    #expect(Self.values(frozen.datasets[1], "2026-09") == [20, 2, 18])
    #expect(Self.values(frozen.datasets[2], "2026-09") == [9, 1, 8])
    #expect(Self.values(frozen.datasets[3], "2026-09") == [nil, nil, nil])
    // Once the register itself has changed, nobody knows whether its pupils have.
    let more = kept.freeze(
      [dataset("pop", [32, 3, 29]), dataset("emp", [20, 2, 18])] + late, of: catalogue)
    #expect(Self.values(more.datasets[2], "2026-09") == [nil, nil, nil])
  }

  @Test("Another version of a definition is another table")
  func version() {
    let catalogue = Self.catalogue(["pop": "register", "all": "register"])
    let all = Self.dataset("all", ["2026-09": [50, 20, 30]])
    let kept = Self.kept([all, Self.dataset("pop", ["2026-09": [31, 3, 28]])], catalogue)
    let next = Self.dataset("pop", ["2026-09": [29, 3, 26]], version: 2)
    let same = kept.freeze([all, next], of: catalogue)
    #expect(Self.values(same.datasets[1], "2026-09") == [29, 3, 26])
    let more = Self.dataset("all", ["2026-09": [51, 20, 31]])
    let changed = kept.freeze([more, next], of: catalogue)
    #expect(Self.values(changed.datasets[1], "2026-09") == [nil, nil, nil])
  }

  @Test("A position that is new in a printed month is there only while it is empty")
  func newPositions() {
    let catalogue = Self.catalogue(["pop": "register"])
    let kept = Self.kept([Self.dataset("pop", ["2026-09": [31]])], catalogue)
    let now = kept.freeze([Self.dataset("pop", ["2026-09": [32, 0, 32]])], of: catalogue)
    #expect(Self.values(now.datasets[0], "2026-09") == [31, 0])
  }

  @Test("Figures that others published, or that are about no person, are not kept")
  func natures() {
    let catalogue = Self.catalogue(["pop": "register"])
    for nature in [MeasureNature.published, .impersonal] {
      let dataset = Self.dataset("pop", ["2026-09": [31, 3, 28]], nature: nature)
      #expect(KeptFigures().additions(from: [dataset], of: catalogue).tables.isEmpty)
    }
  }

  @Test("Every number of an observation is kept exactly")
  func exact() {
    let catalogue = Self.catalogue(["pop": "register"])
    var observation = Observation(
      period: Self.month("2026-09"), position: [.unknown], value: 0.1 + 0.2, numerator: 1e-300,
      denominator: 9_007_199_254_740_991, contributors: 7, numeratorContributors: 0,
      status: [.provisional, .estimated], absence: .notReached, interval: -1.5...2.25, linked: 5,
      population: 9)
    observation.contributions = Contributions(largest: 1.1, second: 0, total: 3.3)
    observation.denominatorContributions = Contributions(largest: 2, second: 1, total: 4)
    (observation.largestCluster, observation.numeratorLargestCluster) = (3, 2)
    var dataset = Self.dataset("pop", [:])
    dataset.observations = [observation]
    let kept = Self.kept([dataset], catalogue)
    var expected = observation
    expected.position = []
    #expect(kept.tables.values.first?.rows.first?.observation == expected)
    #expect(kept.tables.values.first?.rows.first?.codes == ["_U"])
  }

  @Test("A file with a line that is none is refused, and adds nothing")
  func damaged() {
    var kept = KeptFigures()
    for text in ["yol-kept,1\n1,2,3\n", "yol-kept,1\nseries,pop,1,2026-13\n", "something\n"] {
      let isRead = kept.add(Array(text.utf8))
      #expect(!isRead)
    }
    #expect(kept.tables.isEmpty)
  }
}
