import Model
import Testing

@testable import Compute

private typealias W = ComputeWorkspace

/// What few persons and households make up of a cell, against plain loops over the rows.
@Suite("Concentration")
struct ConcentrationTests {
  private func datasets(
    _ indicator: Indicator, _ rows: [String: [PlainRow]], cluster: String? = nil, limit: Int = 20
  ) -> [Observation] {
    var contracts = W.contracts
    if let cluster {
      for place in contracts.indices where contracts[place].id == "contracts" {
        contracts[place].clusterColumn = cluster
      }
    }
    var policy = DisclosurePolicy()
    policy.clusterBase = limit
    return Computation(
      catalogue: W.catalogue([indicator], contracts: contracts),
      store: W.store(rows, contracts: contracts), threads: 2, policy: policy
    ).datasets(from: W.october, through: W.october).first?.observations ?? []
  }

  private func rows(_ seed: UInt64, persons: Int, others: Int) -> [String: [PlainRow]] {
    var random = RandomTables(seed: seed)
    return random.rows(persons: persons, others: others)
  }

  /// The groups of rows that are one person's: those of keys that the register has; others stand alone.
  private func persons(_ rows: [PlainRow], _ register: [PlainRow]) -> [[PlainRow]] {
    let known = Set(register.compactMap { $0["fin"] })
    var groups: [[PlainRow]] = []
    var places: [Int64: Int] = [:]
    for row in rows {
      if let fin = row["fin"], known.contains(fin) {
        if let place = places[fin] {
          groups[place].append(row)
          continue
        }
        places[fin] = groups.count
      }
      groups.append([row])
    }
    return groups
  }

  private func mostFrequent(_ keys: [Int64?]) -> Int {
    let named = keys.compactMap { $0 }
    return named.map { key in named.count { $0 == key } }.max() ?? (keys.isEmpty ? 0 : 1)
  }

  @Test("A sum knows what the two persons with most of it bring", arguments: [1, 2, 3] as [UInt64])
  func sums(seed: UInt64) throws {
    let rows = rows(seed, persons: 30, others: 80)
    let payments = try #require(rows["payments"])
    let indicator = try W.indicator("test", "payments", "sum of amount", unit: .manatPerMonth)
    let found = try #require(datasets(indicator, rows).first?.contributions)
    let amounts = persons(payments, rows["register"] ?? []).map { group in
      abs(Double(group.compactMap { $0["amount"] }.reduce(0, +))) / 100
    }.sorted(by: >)
    #expect(found.largest == amounts[0])
    #expect(found.second == amounts[1])
    #expect(abs(found.total - amounts.reduce(0, +)) < 1e-6)
  }

  @Test("So do the mean of persons, and both sides of a ratio of sums, in each cell")
  func means() throws {
    let rows = rows(4, persons: 60, others: 0)
    let register = try #require(rows["register"])
    let indicator = try W.indicator(
      "test", "register where birth is not missing", "mean of day - birth", unit: .days,
      breakdowns: [["sex"]])
    for (place, sex) in [(1, Int64(0)), (2, 1)] {
      let days = register.filter { $0["sex"] == sex }.compactMap { $0["birth"] }
        .map { Double(abs(W.stored("2026-10-31") - $0)) }.sorted(by: >)
      let observations = datasets(indicator, rows)
      let found = try #require(
        observations.first { $0.position == [.code(place - 1)] }?.contributions)
      #expect([found.largest, found.second] == [days[0], days[1]])
      #expect(found.total == days.reduce(0, +))
    }
    let ratio = try W.indicator(
      "test", "contracts where wage is not missing and hours is not missing",
      "ratio of sum of wage to sum of hours", unit: .ratio)
    let all = self.rows(5, persons: 20, others: 60)
    let kept = (all["contracts"] ?? []).filter { $0["wage"] != nil && $0["hours"] != nil }
    let groups = persons(kept, all["register"] ?? [])
    let hours = groups.map { $0.compactMap { $0["hours"] }.reduce(0, +) }.sorted(by: >)
    let wages = groups.map { $0.compactMap { $0["wage"] }.reduce(0, +) }.sorted(by: >)
    let found = try #require(datasets(ratio, all).first)
    #expect(found.contributions?.largest == Double(wages[0]) / 100)
    #expect(found.denominatorContributions?.largest == Double(hours[0]))
    #expect(found.denominatorContributions?.second == Double(hours[1]))
  }

  @Test("A cell of few knows its largest household", arguments: [11, 12, 13, 14] as [UInt64])
  func households(seed: UInt64) throws {
    let rows = rows(seed, persons: 45, others: 0)
    let indicator = try W.indicator(
      "test", "register where sex is not missing and district is not missing",
      "share of has_card", breakdowns: [["sex", "district"]], missing: .countAsNo)
    let register = try #require(rows["register"])
    for observation in datasets(indicator, rows, limit: 8) {
      guard case .code(let sex) = observation.position[0],
        case .code(let district) = observation.position[1]
      else { continue }
      let members = register.filter {
        $0["sex"] == Int64(sex) && $0["district"] == Int64(district)
      }
      let having = members.filter { $0["has_card"] == 1 }
      // Of a row without a key nobody knows in which household the person is counted.
      let keys = { (rows: [PlainRow]) in rows.map { $0["fin"] == nil ? nil : $0["house"] } }
      #expect(observation.contributors == members.count)
      #expect(
        observation.largestCluster == (members.count <= 8 ? mostFrequent(keys(members)) : nil))
      #expect(
        observation.numeratorLargestCluster
          == (having.count <= 8 ? mostFrequent(keys(having)) : nil))
    }
  }

  @Test("A cell knows its largest employer where the extract names one")
  func employers() throws {
    let rows = rows(21, persons: 20, others: 30)
    let contracts = try #require(rows["contracts"])
    let first = persons(contracts, rows["register"] ?? []).map { $0[0]["employer"] }
    let indicator = try W.indicator(
      "test", "contracts", "count of distinct person", unit: .persons)
    // Only rows with a person count; nobody shares a household here.
    let houseless = rows.merging(
      ["register": (rows["register"] ?? []).map { $0.filter { $0.key != "house" } }]
    ) { $1 }
    let known = Set((rows["register"] ?? []).compactMap { $0["fin"] })
    let named = zip(persons(contracts, rows["register"] ?? []), first)
      .filter { group, _ in group[0]["fin"].map(known.contains) ?? false }.map(\.1)
    let found = try #require(datasets(indicator, houseless, cluster: "employer", limit: 100).first)
    #expect(found.contributors == named.count)
    #expect(found.largestCluster == mostFrequent(named))
    #expect(datasets(indicator, houseless, limit: 100).first?.largestCluster == 1)
  }

  @Test("Medians and other quantiles stand on the policy's grid, means do not")
  func grid() throws {
    var rows = rows(31, persons: 0, others: 0)
    rows["payments"] = [81_500, 81_749, 90_000].enumerated().map { place, amount in
      ["fin": Int64(place), "amount": amount, "paid": 1]
    }
    let value = { (measure: String, unit: UnitOfMeasure) throws in
      let indicator = try W.indicator("test", "payments", measure, unit: unit)
      return datasets(indicator, rows).first?.value
    }
    #expect(try value("median of amount", .manatPerMonth) == 820)
    #expect(try value("percentile 25 of amount", .manatPerMonth) == 820)
    #expect(try value("mean of amount", .manatPerMonth).map { ($0 * 100).rounded() } == 84_416)
  }

  @Test("Parts of a table give the same as the whole")
  func chunks() {
    var whole = ContributionTotals(cells: 2)
    var parts = [whole, whole]
    let amounts: [Double] = [5, -7, 3, 4, 9, 1]
    let (persons, cells): ([Int32], [Int32]) = ([1, 1, 2, 3, 3, 4], [0, 0, 1, 0, 0, 0])
    whole.add(amounts, Array(0..<6), persons, cells)
    parts[0].add(amounts, [0, 1, 2], persons, cells)
    parts[1].add(amounts, [3, 4, 5], persons, cells)
    whole.close()
    for place in parts.indices { parts[place].close() }
    parts[0].merge(parts[1])
    for cell in 0..<2 {
      #expect(whole.contributions(cell, scale: 1) == parts[0].contributions(cell, scale: 1))
    }
    // Of persons 1, 3 and 4: |5 - 7|, 4 + 9, 1.
    #expect(
      whole.contributions(0, scale: 1) == Contributions(largest: 13, second: 2, total: 16))
  }
}
