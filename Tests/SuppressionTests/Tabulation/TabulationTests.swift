import Suppression
import Testing

@Suite("Tabulation")
struct TabulationTests {
  private static let specification = ReleaseSpecification(
    threshold: 5, width: 4,
    dimensions: ["sex": .init(total: "T", members: ["F", "M"]), "region": .init(total: "AZ")],
    tables: [])

  @Test("A position is the codes that are not totals, in whatever order they are given")
  func positions() {
    var tabulation = Tabulation(Self.specification)
    let first = tabulation.position([("sex", "F"), ("region", "A")])
    let second = tabulation.position([("region", "A"), ("sex", "F")])
    let total = tabulation.position([("region", "AZ"), ("sex", "T")])
    #expect(first == second)
    #expect(total == tabulation.position([]))
    #expect(first != total)
    let pop = tabulation.measure("pop")
    #expect(tabulation.name(measure: pop, position: first) == "pop[region=A, sex=F]")
    #expect(tabulation.name(measure: pop, position: total) == "pop")
  }

  @Test("The same number of two tables is one entry, and another number is none")
  func joining() {
    var tabulation = Tabulation(Self.specification)
    let pop = tabulation.measure("pop")
    let place = tabulation.position([("sex", "F")])
    #expect(tabulation.add(measure: pop, position: place, value: 7, cost: 3) == 0)
    #expect(
      tabulation.add(
        measure: pop, position: place, value: 7, need: .init(width: 4), standing: .withheld,
        cost: 9) == 0)
    #expect(tabulation.add(measure: pop, position: place, value: 8) == nil)
    #expect(tabulation.entries.count == 1)
    #expect(tabulation.entries[0].need == .init(width: 4))
    #expect(tabulation.entries[0].standing == .withheld)
    #expect(tabulation.entries[0].cost == 9)
  }

  @Test("What is known stays known whatever else is said of it")
  func standing() {
    var tabulation = Tabulation(Self.specification)
    let pop = tabulation.measure("pop")
    let place = tabulation.position([])
    tabulation.add(measure: pop, position: place, value: 7, standing: .known)
    tabulation.add(measure: pop, position: place, value: 7, standing: .withheld)
    tabulation.add(measure: pop, position: place, value: 7, standing: .unprinted)
    #expect(tabulation.entries[0].standing == .known)
  }

  @Test("A thousand positions keep their numbers")
  func manyPositions() {
    var tabulation = Tabulation(Self.specification)
    let numbers = (0..<1000).map { tabulation.position([("region", "r\($0)"), ("sex", "F")]) }
    #expect(Set(numbers).count == 1000)
    let again = (0..<1000).map { tabulation.position([("region", "r\($0)"), ("sex", "F")]) }
    #expect(numbers == again)
  }
}
