import Foundation
import TestSupport
import Testing

@Suite("Checking extracts")
struct ExtractCheckTests {
  @Test("Deliveries are judged as a run would, and nothing is written")
  func text() async throws {
    let workspace = try TestWorkspace(SmallMinistry.files)
    let before = try workspace.files()
    let outcome = try await workspace.yol("check", "--extracts").run()
    #expect(outcome.status == 3)
    try Golden.expect(outcome.standardOutput, is: "stdout-check-extracts.txt")
    try Golden.expect(outcome.standardError, is: "stderr-check-extracts.txt")
    #expect(try workspace.files() == before)
    #expect(!workspace.has("private"))
  }

  @Test("Machines get every finding with line and column")
  func json() async throws {
    let workspace = try TestWorkspace(SmallMinistry.files)
    let outcome = try await workspace.yol("check", "--extracts", "--json").run()
    let check = try #require(
      try JSONSerialization.jsonObject(with: Data(outcome.standardOutput.utf8)) as? [String: Any])
    #expect(check["status"] as? Int == 3)
    let deliveries = try #require(check["deliveries"] as? [[String: Any]])
    #expect(deliveries.map { $0["extract"] as? String } == ["register", "contracts", "crosswalk"])
    let findings = try #require(deliveries[0]["findings"] as? [[String: Any]])
    #expect(findings.first?["code"] as? String == "EXT108")
    #expect(findings.first?["line"] as? Int == 32)
    #expect(findings.first?["column"] as? String == "birth_date")
  }

  @Test("Each way to end has the status that a run's reading would have")
  func statuses() async throws {
    let workspace = try TestWorkspace(SmallMinistry.files)
    let missing = try await workspace.yol("check", "--extracts", "--period", "2026-09").run()
    #expect(missing.status == 66)
    try workspace.replace("fin,start_date", with: "fin,begin", in: "extracts/2026-10/contracts.csv")
    #expect(try await workspace.yol("check", "--extracts").run().status == 65)
    try workspace.remove("extracts/2026-10/contracts.csv")
    #expect(try await workspace.yol("check", "--extracts").run().status == 5)
    #expect(try await workspace.yol("check", "--period", "2026-10").run().status == 64)
  }
}
