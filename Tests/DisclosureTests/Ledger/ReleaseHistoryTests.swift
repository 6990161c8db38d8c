import Disclosure
import Model
import Suppression
import TestSupport
import Testing

@Suite("ReleaseHistory")
struct ReleaseHistoryTests {
  private static let text = Localized(az: "n", en: "n")
  private static let months = ["2026-07", "2026-08", "2026-09", "2026-10"].map {
    ReferencePeriod($0) ?? ReferencePeriod(year: 1)
  }

  private static func dimension(_ id: String, _ codes: [String]) -> Dimension {
    Dimension(
      id: id, title: text,
      codeList: CodeList(id: id, codes: codes.map { Code(id: $0, label: text) }))
  }

  /// Counts of four regions by two sexes with all totals, for some months.
  private static func dataset(_ cubes: [[[Int]]], from first: Int = 0) -> Dataset {
    var observations: [Observation] = []
    for (month, cube) in cubes.enumerated() {
      for region in -1..<4 {
        for sex in -1..<2 {
          let regions = region < 0 ? Array(0..<4) : [region]
          let sexes = sex < 0 ? Array(0..<2) : [sex]
          let count = regions.reduce(0) { sum, row in sexes.reduce(sum) { $0 + cube[row][$1] } }
          observations.append(
            Observation(
              period: months[first + month],
              position: [region, sex].map { $0 < 0 ? .total : .code($0) }, value: Double(count),
              contributors: count, population: count))
        }
      }
    }
    return Dataset(
      indicator: IndicatorDescription(
        id: "pop", version: 1, area: "a", title: text, definition: text, unit: .persons,
        decimals: 0, direction: .context, frequency: .monthly),
      dimensions: [dimension("region", ["A", "B", "C", "D"]), dimension("sex", ["F", "M"])],
      observations: observations, nature: .frequency)
  }

  private static func protect(
    _ dataset: Dataset, _ history: ReleaseHistory = ReleaseHistory()
  ) throws -> ProtectedRelease {
    try DisclosureControl(policy: DisclosurePolicy(), history: history).protect([dataset])
  }

  /// The number of each observation; nil where it is hidden.
  private static func printed(_ release: ProtectedRelease) -> [ObservationKey: Double?] {
    Dictionary(
      (release.datasets.first?.observations ?? []).map {
        (ObservationKey(indicator: "pop", period: $0.period, position: $0.position), $0.value)
      }, uniquingKeysWith: { first, _ in first })
  }

  /// Counts of a month that follow from those of the month before by small steps.
  private static func next(_ cube: [[Int]], _ random: inout SeededNumbers) -> [[Int]] {
    cube.map { row in row.map { max(0, $0 + Int(random.next() % 3) - 1) } }
  }

  @Test("Month by month, what was printed stays printed and what was hidden stays hidden")
  func months() throws {
    for seed in 1...20 {
      var random = SeededNumbers(seed: UInt64(seed))
      var cubes = [(0..<4).map { _ in (0..<2).map { _ in Int(random.next() % 14) } }]
      var ledger = Ledger()
      var seen: [ObservationKey: Double?] = [:]
      for month in Self.months.indices {
        let release = try Self.protect(
          Self.dataset(cubes), ReleaseHistory(knowledge: ledger.knowledge))
        let now = Self.printed(release)
        for (key, value) in seen { #expect(now[key] == value) }
        let record = try #require(release.evidence.record)
        #expect(record.application.contradicted.isEmpty)
        _ = ledger.append(record.block(release: "r\(month)", policy: "suppress"))
        seen = now
        if let last = cubes.last { cubes.append(Self.next(last, &random)) }
      }
    }
  }

  @Test("After a hidden month a count of 5 or 6 stays hidden")
  func hysteresis() throws {
    let first = [[3, 20], [30, 40], [50, 60], [70, 80]]
    let second = [[6, 20], [30, 40], [50, 60], [70, 80]]
    let key = ObservationKey(
      indicator: "pop", period: Self.months[1], position: [.code(0), .code(0)])
    let alone = try Self.printed(Self.protect(Self.dataset([second], from: 1)))
    #expect(alone[key] == .some(6))
    let both = try Self.printed(Self.protect(Self.dataset([first, second])))
    #expect(both[key] == .some(nil))
  }

  @Test("A printed number that would change is a contradiction; a revision by one is hidden")
  func revision() throws {
    let first = [[10, 20], [30, 40], [50, 60], [70, 80]]
    let late = [[11, 20], [30, 40], [50, 60], [70, 80]]
    var ledger = Ledger()
    let record = try #require(try Self.protect(Self.dataset([first])).evidence.record)
    _ = ledger.append(record.block(release: "r1", policy: "suppress"))
    var history = ReleaseHistory(knowledge: ledger.knowledge)
    let contradicted = try #require(
      try Self.protect(Self.dataset([late]), history).evidence.record)
    // The cell itself, its region, its sex and the total.
    #expect(contradicted.application.contradicted.count == 4)
    history.revised = [Self.months[0]]
    let revised = try Self.protect(Self.dataset([late]), history)
    #expect(revised.evidence.record?.application.contradicted.isEmpty == true)
    let now = Self.printed(revised)
    for position: [DimensionValue] in [
      [.code(0), .code(0)], [.code(0), .total], [.total, .code(0)], [.total, .total],
    ] {
      let key = ObservationKey(indicator: "pop", period: Self.months[0], position: position)
      #expect(now[key] == .some(nil))
    }
  }

  @Test("A figure that others published is known: it goes into the ledger, the others do not")
  func outside() throws {
    let cube = [[3, 20], [30, 40], [50, 60], [70, 80]]
    func figure(_ region: String, _ range: ClosedRange<Int>) -> OutsideFigure {
      OutsideFigure(
        indicator: "pop", number: .value, period: Self.months[0], codes: ["region": region],
        range: range, file: "t.csv")
    }
    let history = ReleaseHistory(
      outside: [
        figure("A", 23...23), figure("B", 70...75), figure("C", 99...99), figure("X", 1...1),
      ])
    let record = try #require(
      try Self.protect(Self.dataset([cube]), history).evidence.record)
    #expect(record.application.knownElsewhere.count == 2)
    #expect(record.application.differsElsewhere.count == 1)
    #expect(record.unused.map(\.codes) == [["region": "X"]])
    #expect(record.elsewhere.map(\.range) == [23...23, 70...75, 99...99])
  }

  private static func figure(_ region: String, _ sex: String, _ count: Int) -> OutsideFigure {
    OutsideFigure(
      indicator: "pop", number: .value, period: months[0], codes: ["region": region, "sex": sex],
      range: count...count, file: "t.csv")
  }

  @Test("A count that others published is printed where it had to be hidden beside a small one")
  func told() throws {
    let cube = [[3, 20], [30, 40], [50, 60], [70, 80]]
    let alone = Self.printed(try Self.protect(Self.dataset([cube])))
    let hidden = try #require(
      alone.filter { $0.value == .some(nil) }.keys.first {
        $0.position != [.code(0), .code(0)] && !$0.position.contains(.total)
      })
    guard case .code(let region) = hidden.position[0], case .code(let sex) = hidden.position[1]
    else { return }
    let count = cube[region][sex]
    let history = ReleaseHistory(
      outside: [Self.figure(["A", "B", "C", "D"][region], ["F", "M"][sex], count)])
    let now = Self.printed(try Self.protect(Self.dataset([cube]), history))
    #expect(now[hidden] == .some(Double(count)))
    #expect(
      now[ObservationKey(indicator: "pop", period: Self.months[0], position: [.code(0), .code(0)])]
        == .some(nil))
  }

  @Test("A small count that others published takes its table along, and stays known")
  func small() throws {
    let cube = [[3, 20], [30, 40], [50, 60], [70, 80]]
    let history = ReleaseHistory(outside: [Self.figure("A", "F", 3)])
    let release = try Self.protect(Self.dataset([cube]), history)
    #expect(release.datasets.first?.observations.contains { $0.value == 3 } == false)
    let record = try #require(release.evidence.record)
    #expect(record.unused.isEmpty)
    #expect(record.elsewhere.map(\.range) == [3...3])
    var ledger = Ledger()
    _ = ledger.append(record.block(release: "r1", policy: "suppress"))
    let later = try Self.protect(
      Self.dataset([cube]), ReleaseHistory(knowledge: ledger.knowledge))
    #expect(Self.printed(later) == Self.printed(release))
  }
}
