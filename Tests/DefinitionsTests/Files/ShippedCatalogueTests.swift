import FoundationEssentials
import Model
import Testing

@testable import Definitions

@Suite("Shipped catalogue")
struct ShippedCatalogueTests {
  @Test("The repository's own methodology is read without a finding")
  func indicators() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let (source, found) = try MethodologyReader.read(
      folder: root.path + "/indicators", displayName: "indicators", frequency: .monthly)
    #expect(found == [])
    #expect(source.areas.filter(\.isRoadmapArea).count == 4)
    #expect(!source.indicators.isEmpty)
    let methodology = try CheckedMethodology(
      folder: root.path + "/indicators", displayName: "indicators", frequency: .monthly)
    #expect(methodology.diagnostics == [])
    #expect(methodology.catalogue.indicators.count == source.indicators.count)
  }

  @Test("All territorial units and countries are there, with the usual spellings")
  func places() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let (source, _) = try MethodologyReader.read(
      folder: root.path + "/indicators", displayName: "indicators", frequency: .monthly)
    let districts = try #require(source.codeLists["district"]).codes
    // The classification of 2024: 10 cities, 57 districts, Nakhchivan with 1 city and 7 districts.
    #expect(districts.count == 75)
    #expect(districts.filter { $0.label.az.hasSuffix(" şəhəri") }.count == 11)
    #expect(districts.filter { $0.label.az.hasSuffix(" rayonu") }.count == 64)
    // Each by its name alone too.
    for district in districts {
      let name = district.label.az.split(separator: " ").dropLast().joined(separator: " ")
      #expect(district.aliases.contains(name), "\(name)")
    }
    func code(_ alias: String, in list: String) -> [String] {
      (source.codeLists[list]?.codes ?? []).filter { $0.aliases.contains(alias) }.map(\.id)
    }
    #expect(code("Baku", in: "district") == ["AZ-BA"])
    #expect(code("Sheki", in: "district") == ["AZ-SA"])
    #expect(code("Lenkeran", in: "district") == ["AZ-LA"])
    let countries = try #require(source.codeLists["citizenship"]).codes
    // ISO 3166-1, and stateless persons.
    #expect(countries.count == 249 + 1)
    #expect(countries.allSatisfy { $0.id.count == 3 && !$0.label.az.isEmpty })
    #expect(code("İran İslam Respublikası", in: "citizenship") == ["IRN"])
    #expect(code("Rusiya Federasiyası", in: "citizenship") == ["RUS"])
    #expect(code("Suriya Ərəb Respublikası", in: "citizenship") == ["SYR"])
    #expect(code("AF", in: "citizenship") == ["AFG"])
    #expect(Set(countries.flatMap(\.aliases).filter { $0.utf8.count == 2 }).count >= 249)
    // UNHCR's own codes mean other countries than ISO's: AUS there is Austria.
    #expect(code("AUL", in: "citizenship") == [])
  }
}
