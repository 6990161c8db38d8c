import Foundation
import Testing

/// The commands by which somebody checks the engine: `yol sql` and `yol figures`.
@Suite("Checking")
struct CheckingTests {
  @Test("Figures before disclosure control are refused unless they are called confidential")
  func refused() async throws {
    let workspace = try TestWorkspace(SmallMinistry.files)
    let outcome = try await workspace.yol("figures").run()
    #expect(outcome.status == 64)
    #expect(outcome.standardOutput.isEmpty)
    #expect(outcome.standardError.contains("[CHK002]"))
  }

  @Test("Confidential figures come with a warning, and nothing is written")
  func figures() async throws {
    let workspace = try TestWorkspace(SmallMinistry.files)
    let before = try workspace.files()
    let outcome = try await workspace.yol("figures", "rate", "--confidential").run()
    #expect(outcome.status == 0)
    #expect(outcome.standardError.contains("[CHK003]"))
    let lines = outcome.standardOutput.split(separator: "\n")
    #expect(lines.first?.hasPrefix("indicator,period,sex,numerator,denominator,value,") == true)
    #expect(lines.dropFirst().allSatisfy { $0.hasPrefix("rate,2026-10,") })
    #expect(lines.count >= 4)
    #expect(try workspace.files() == before)
  }

  @Test("An unknown indicator is status 64, with the one that was meant")
  func unknown() async throws {
    let workspace = try TestWorkspace(SmallMinistry.files)
    for arguments in [["sql", "rates"], ["figures", "rates", "--confidential"]] {
      var program = workspace.yol()
      program.arguments = arguments
      let outcome = try await program.run()
      #expect(outcome.status == 64)
      #expect(outcome.standardError.contains("[CHK001]"))
      #expect(outcome.standardError.contains("`rate`"))
    }
  }

  @Test("A query needs no extract when its period is given; the tables name the files")
  func sql() async throws {
    let workspace = try TestWorkspace(SmallMinistry.files)
    let query = try await workspace.yol("sql", "rate", "--period", "2026-10").run()
    #expect(query.status == 0)
    #expect(query.standardOutput.contains("GROUPING SETS"))
    let tables = try await workspace.yol("sql", "--tables").run()
    #expect(tables.status == 0)
    #expect(tables.standardOutput.contains("extracts/2026-10/contracts.csv"))
    try workspace.remove("extracts/2026-10/contracts.csv")
    let again = try await workspace.yol("sql", "rate", "--period", "2026-10").run()
    #expect(again.standardOutput == query.standardOutput)
  }

  @Test("A series that ends before it begins is status 64")
  func reversed() async throws {
    let workspace = try TestWorkspace(SmallMinistry.files)
    let outcome = try await workspace.yol(
      "sql", "rate", "--from", "2026-11", "--through", "2026-10"
    ).run()
    #expect(outcome.status == 64)
    #expect(outcome.standardError.contains("[CHK004]"))
  }
}
