import Model
import Testing

@testable import Compute

@Suite("Computation+Hypercubes")
struct HypercubesTests {
  private typealias W = ComputeWorkspace

  private static let tables: [[String]] = [["sex"], ["band"], ["region", "sex"]]

  /// Numbers of rows, persons and values, and shares of them.
  private static func counts() throws -> [Indicator] {
    try [
      W.indicator("people", "register where active", "count", unit: .persons, breakdowns: tables),
      W.indicator(
        "adults", "register where active and age >= 18", "count", unit: .persons,
        breakdowns: tables),
      W.indicator("employed", "register where active", "share of employed", breakdowns: tables),
      W.indicator(
        "cards", "register", "share of has_card", breakdowns: tables, missing: .countAsNo),
      W.indicator(
        "parity", "register", "ratio of count of sex = K to count of has_card",
        breakdowns: [["band"]]),
      W.indicator("contracts", "contracts in force at day", "count", unit: .persons),
      W.indicator(
        "earners", "contracts", "count of distinct person", unit: .persons,
        breakdowns: [["sex"]]),
      W.indicator("employers", "contracts", "count of distinct employer", unit: .persons),
    ]
  }

  /// Values that are no numbers of people.
  private static func magnitudes() throws -> [Indicator] {
    try [
      W.indicator("hourly", "contracts", "mean of hourly", unit: .ratio, breakdowns: [["sex"]]),
      W.indicator("wages", "register", "median of sum(wage of contracts)", unit: .manatPerMonth),
    ]
  }

  private static func datasets(
    _ indicators: [Indicator], seed: UInt64, threads: Int = 2, _ alter: CountAlteration?
  ) -> [Dataset] {
    var random = RandomTables(seed: seed)
    let rows = random.rows(persons: 120, others: 200)
    let computation = Computation(
      catalogue: W.catalogue(indicators), store: W.store(rows, period: W.october), threads: threads)
    return computation.datasets(
      from: computation.unitFigures(from: W.october, through: W.october, altering: alter))
  }

  @Test("Hypercubes whose counts stay give what plain computation gives", arguments: 1...6)
  func identity(_ seed: Int) throws {
    let seed = UInt64(seed)
    let plain = try Self.datasets(Self.counts(), seed: seed, nil)
    let altered = try Self.datasets(Self.counts(), seed: seed) { $0.cells.map(\.count) }
    for (one, other) in zip(plain, altered) {
      #expect(one.observations.map(\.value) == other.observations.map(\.value))
      #expect(one.observations.map(\.numerator) == other.observations.map(\.numerator))
      #expect(one.observations.map(\.denominator) == other.observations.map(\.denominator))
      #expect(one.observations.map(\.population) == other.observations.map(\.population))
      #expect(one.observations.map(\.absence) == other.observations.map(\.absence))
    }
  }

  @Test("Where every cell counts thrice numbers are tripled, and shares stay")
  func tripled() throws {
    let plain = try Self.datasets(Self.counts(), seed: 3, nil)
    let altered = try Self.datasets(Self.counts(), seed: 3) { $0.cells.map { 3 * $0.count } }
    for (one, other) in zip(plain, altered) {
      let times: Double = one.nature == .frequency ? 3 : 1
      for (old, new) in zip(one.observations, other.observations) {
        #expect(
          new.value.map { ($0 * 1e9).rounded() } == old.value.map { ($0 * times * 1e9).rounded() })
        #expect(new.denominator == old.denominator.map { $0 * 3 })
      }
    }
  }

  @Test("Means and medians keep their values beside altered numbers, and lose what was divided")
  func magnitudes() throws {
    let plain = try Self.datasets(Self.magnitudes(), seed: 5, nil)
    let altered = try Self.datasets(Self.magnitudes(), seed: 5) { $0.cells.map { 2 * $0.count } }
    for (one, other) in zip(plain, altered) {
      #expect(one.observations.map(\.value) == other.observations.map(\.value))
      #expect(other.observations.allSatisfy { $0.numerator == nil })
      #expect(
        other.observations.map(\.denominator)
          == one.observations.map { $0.denominator.map { $0 * 2 } })
      #expect(other.observations.map(\.contributors) == one.observations.map(\.contributors))
    }
  }

  @Test("Whatever is done to inner cells, totals are the sums of their parts")
  func additive() throws {
    let datasets = try Self.datasets(Self.counts(), seed: 7) { cube in
      cube.cells.map { $0.count < 5 ? ($0.margins.count % 2) * 5 : $0.count }
    }
    for dataset in datasets where ["people", "adults"].contains(dataset.indicator.id) {
      let sexes = dataset.observations.filter {
        $0.position[0] != .total && $0.position[2] == .total
      }
      let total = dataset.observations.first { $0.position.allSatisfy { $0 == .total } }
      #expect(sexes.compactMap(\.value).reduce(0, +) == total?.value)
    }
    let people = datasets[0].observations
    for adults in datasets[1].observations {
      let all = people.first { $0.position == adults.position }
      #expect(adults.value ?? 0 <= all?.value ?? 0)
    }
    #expect(datasets[2].observations.first?.denominator == people.first?.value)
  }

  @Test("Cubes come by period, with all persons of a cell, and do not depend on threads")
  func order() throws {
    var seen: [(ReferencePeriod, String)] = []
    var single: [[Int]] = []
    _ = try Self.datasets(Self.counts(), seed: 2, threads: 1) { cube in
      seen.append((cube.period, cube.extract))
      single.append(cube.cells.map(\.count))
      if cube.extract == "register" {
        #expect(cube.cells.allSatisfy { $0.contributors == $0.count })
        #expect(cube.cells.reduce(0) { $0 + $1.count } == 120)
      }
      return cube.cells.map(\.count)
    }
    #expect(seen.map(\.0) == seen.map(\.0).sorted())
    #expect(Set(seen.map(\.1)) == ["register", "contracts"])
    var several: [[Int]] = []
    _ = try Self.datasets(Self.counts(), seed: 2, threads: 3) { cube in
      several.append(cube.cells.map(\.count))
      return cube.cells.map(\.count)
    }
    #expect(single == several)
  }
}
