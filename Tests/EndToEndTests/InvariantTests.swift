import Foundation
import Testing

/// An indicator that watches over an extract: all decisions less the kinds of decisions.
@Suite("Invariants")
struct InvariantTests {
  private static let definition = """
    indicator: aze_decisions_balance
    version: 1
    area: procedures
    title: {az: "Qərarların balansı", en: "Balance of decisions"}
    definition: {az: "Qərarların cəmi çıxılsın növləri.", en: "Decisions less their kinds."}
    unit: decisions
    direction: context
    population: decisions in period
    measure: sum of dec_total - dec_recognized - dec_other - dec_rejected - dec_closed
    invariant: 0
    publish: no
    series_start: "2000"

    """

  private let decisions = "extracts/2025/decisions.csv"

  private func workspace() throws -> TestWorkspace {
    let workspace = try TestWorkspace(.publishedFigures)
    try workspace.write(
      Data(Self.definition.utf8), to: "indicators/procedures/aze_decisions_balance.yaml")
    return workspace
  }

  private func row(_ year: Int, total: Int) -> String {
    "\(year),Yemen,YEM,YEM,Azerbaijan,AZE,AZE,G,AR,C,7,0,20,0,\(total)\n"
  }

  @Test("What balances is published, and the watching indicator is not")
  func balanced() async throws {
    let workspace = try workspace()
    try workspace.append(row(2025, total: 27), to: decisions)
    let outcome = try await workspace.yol("run").run()
    #expect(outcome.status == 0)
    #expect(!outcome.standardError.contains("RUN01"))
    #expect(!workspace.has("public/data/aze_decisions_balance.csv"))
  }

  @Test("What does not balance in the newest year is 4, told without figures; readers see the old")
  func broken() async throws {
    let workspace = try workspace()
    let before = try workspace.readersSee()
    try workspace.append(row(2025, total: 27_419), to: decisions)
    let outcome = try await workspace.yol("run").run()
    #expect(outcome.status == 4)
    #expect(outcome.standardOutput.isEmpty)
    try Golden.expect(outcome.standardError, is: "stderr-invariant.txt")
    #expect(!outcome.standardError.contains("419") && !outcome.standardError.contains("392"))
    #expect(try workspace.readersSee() == before)
    #expect(workspace.leftovers.isEmpty)
  }

  @Test("In an earlier year it is a warning, and the release goes out")
  func earlier() async throws {
    let workspace = try workspace()
    try workspace.append(row(2024, total: 26) + row(2025, total: 27), to: decisions)
    let outcome = try await workspace.yol("run").run()
    #expect(outcome.status == 0)
    try Golden.expect(outcome.standardError, is: "stderr-invariant-earlier.txt")
  }
}
