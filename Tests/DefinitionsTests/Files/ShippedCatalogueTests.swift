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
}
