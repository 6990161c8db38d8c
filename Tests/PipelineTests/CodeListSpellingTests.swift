import Foundation
import Model
import Testing

@testable import Definitions
@testable import Ingest

/// The code lists of the repository against the folding by which extracts are matched with them.
@Suite("Spellings of the code lists")
struct CodeListSpellingTests {
  private static let root = (0..<3).reduce(URL(fileURLWithPath: #filePath)) { url, _ in
    url.deletingLastPathComponent()
  }

  private func lists(_ definition: String) throws -> [String: CodeList] {
    let path = Self.root.appending(path: definition).path(percentEncoded: false)
    return try ExtractDefinition(file: path, displayName: definition).codeLists
  }

  @Test("No alias makes a text mean two codes")
  func aliases() throws {
    let shipped = try lists("indicators/extracts/contracts.yaml")
    #expect(try CodeIndex(#require(shipped["district"])).ambiguous == [])
    #expect(try CodeIndex(#require(shipped["citizenship"])).ambiguous == [])
    let agency = try lists("fixtures/csvcases/agency.yaml")
    #expect(try CodeIndex(#require(agency["sex"])).ambiguous == [])
    #expect(try CodeIndex(#require(agency["citizenship"])).ambiguous == [])
    // Two line ends within a name; each is found by its own bytes.
    #expect(try CodeIndex(#require(agency["region"])).ambiguous == ["n 1"])
  }

  @Test(
    "The spellings of domain practice are found",
    arguments: [
      ("district", "BAKI ŞƏHƏRİ", "AZ-BA"), ("district", "Ağdәrə", "AZ-AGE"),
      ("district", "B?rd?", "AZ-BAR"), ("district", "sheki", "AZ-SA"),
      ("district", "Lenkeran", "AZ-LA"), ("district", "Sumgait", "AZ-SM"),
      ("district", "Şəki rayonu", "AZ-SA"), ("citizenship", "İran (İslam Respublikası)", "IRN"),
      ("citizenship", "RUSİYA FEDERASİYASI", "RUS"),
      ("citizenship", "Suriya Ərəb Respublikası", "SYR"), ("citizenship", "əfqanıstan", "AFG"),
      ("citizenship", "AUS", "AUS"), ("citizenship", "ir", "IRN"),
      ("citizenship", "vətəndaşlığı olmayan şəxs", "XXA"),
    ])
  func found(list: String, text: String, id: String) throws {
    let list = try #require(try lists("indicators/extracts/contracts.yaml")[list])
    guard case .code(let position, _) = CodeIndex(list).match(text) else {
      Issue.record("not matched")
      return
    }
    #expect(list.codes[position].id == id)
  }
}
