import Foundation
import TestSupport
import Testing

/// A delivery that is refused as a whole.
struct BadDelivery: Sendable, CustomTestStringConvertible {
  var name: String
  var sample = Sample.figures
  var status: Int32 = 65
  var spoil: @Sendable (TestWorkspace) throws -> Void

  var testDescription: String { name }

  static let population = "extracts/2025/population.csv"

  static let all = [
    BadDelivery(name: "unclosed-quote") { try $0.append("2024,\"Nowhere\n", to: population) },
    BadDelivery(name: "missing-column") {
      try $0.replace(",refugees,asylum_seekers,", with: ",asylum_seekers,", in: population)
    },
    BadDelivery(name: "unknown-column") {
      try $0.replace(",oip,hst", with: ",oip,host", in: population)
    },
    BadDelivery(name: "column-twice") {
      try $0.replace(",oip,hst", with: ",hst,hst", in: population)
    },
    BadDelivery(name: "header-not-utf8") {
      try $0.write(Data([0x79, 0x65, 0xE4, 0x72, 0x2C, 0x0A]), to: population)
    },
    BadDelivery(name: "utf16") {
      let text = String(decoding: try $0.data(population), as: UTF8.self)
      try $0.write(text.data(using: .utf16LittleEndian) ?? Data(), to: population)
    },
    BadDelivery(name: "html") {
      try $0.write(Data("\n<!DOCTYPE html><html>Log in</html>\n".utf8), to: population)
    },
    BadDelivery(name: "workbook") {
      try $0.write(Data([0x50, 0x4B, 3, 4, 20, 0, 6, 0]), to: population)
    },
    BadDelivery(name: "empty") { try $0.write(Data(), to: population) },
    BadDelivery(name: "zeros") {
      try $0.write(try $0.data(population) + Data(count: 4096), to: population)
    },
    BadDelivery(name: "wrong-month", sample: .persons) {
      try $0.remove("extracts/2026-10/manifest.csv")
      try $0.write(
        try $0.data("extracts/2026-09/contributions.csv"),
        to: "extracts/2026-10/contributions.csv")
      try $0.replace("2026-", with: "2025-", in: "extracts/2026-10/contributions.csv")
    },
    BadDelivery(name: "other-digest", sample: .persons) {
      try $0.append("\n", to: "extracts/2026-10/register.csv")
    },
    BadDelivery(name: "manifest") {
      try $0.folder.write("extract;period\n", to: "extracts/2025/manifest.csv")
    },
    BadDelivery(name: "folder") {
      try $0.remove(population)
      try $0.folder.write("", to: population + "/inside")
    },
    BadDelivery(name: "dead-link") {
      try $0.remove(population)
      try $0.link(population, to: "population.csv")
    },
    BadDelivery(name: "several") {
      try $0.write(Data(), to: population)
      try $0.write(Data("%PDF-1.7\n".utf8), to: "extracts/2025/solutions.csv")
      try $0.append("2024,\"x\n", to: "extracts/2025/applications.csv")
    },
  ]
}

@Suite("Bad data files")
struct BadDataTests {
  @Test("A bad delivery is status 65, told with place and remedy", arguments: BadDelivery.all)
  func refused(delivery: BadDelivery) async throws {
    let workspace = try TestWorkspace(delivery.sample)
    try delivery.spoil(workspace)
    let outcome = try await workspace.yol("run").run()
    #expect(outcome.status == delivery.status)
    #expect(!outcome.wasKilled)
    #expect(outcome.standardOutput.isEmpty)
    try Golden.expect(outcome.standardError, is: "stderr-data-\(delivery.name).txt")
    #expect(!workspace.has("public"))
  }
}
