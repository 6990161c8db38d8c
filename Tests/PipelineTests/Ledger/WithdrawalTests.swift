import Foundation
import Model
import Suppression
import TestSupport
import Testing

@testable import Pipeline

@Suite("Withdrawal")
struct WithdrawalTests {
  private func link(_ stages: FakeStages) -> String? {
    try? FileManager.default.destinationOfSymbolicLink(atPath: stages.folder.file("public"))
  }

  private func withdraw(_ stages: FakeStages, _ name: String) throws -> Withdrawal {
    try stages.workspace.withdraw(name, by: "A. Quliyev", note: "wrong extract")
  }

  @Test("The release before comes back in force, and the ledger says who withdrew which")
  func previous() async throws {
    let stages = try FakeStages()
    _ = try await stages.run(period: ReferencePeriod("2026-09"))
    _ = try await stages.run(period: ReferencePeriod("2026-10"))
    #expect(link(stages) == "public.releases/2026-10")
    let withdrawal = try withdraw(stages, "2026-10")
    #expect(withdrawal.wasInForce && withdrawal.inForce == "2026-09")
    #expect(link(stages) == "public.releases/2026-09")
    #expect(try stages.workspace.status().lastGoodRun?.release == "2026-09")
    let ledger = try String(
      contentsOfFile: stages.folder.file("private/disclosure/ledger"), encoding: .utf8)
    #expect(ledger.contains("withdrawal,2026-10\n"))
    #expect(ledger.contains("A. Quliyev: wrong extract"))
    #expect(FileManager.default.fileExists(atPath: stages.folder.file("public.releases/2026-10")))
  }

  @Test("Where no other release is left readers see none, and the link is gone, not broken")
  func none() async throws {
    let stages = try FakeStages()
    _ = try await stages.run()
    let withdrawal = try withdraw(stages, "2026-10")
    #expect(withdrawal.wasInForce && withdrawal.inForce == nil)
    #expect(link(stages) == nil)
    #expect(try stages.workspace.status().lastGoodRun == nil)
  }

  @Test("A release before whose folder is gone does not come back")
  func folderGone() async throws {
    let stages = try FakeStages()
    _ = try await stages.run(period: ReferencePeriod("2026-09"))
    _ = try await stages.run(period: ReferencePeriod("2026-10"))
    try FileManager.default.removeItem(atPath: stages.folder.file("public.releases/2026-09"))
    #expect(try withdraw(stages, "2026-10").inForce == nil)
    #expect(link(stages) == nil)
  }

  @Test("A release that was not in force is withdrawn without touching the link")
  func superseded() async throws {
    let stages = try FakeStages()
    _ = try await stages.run(period: ReferencePeriod("2026-09"))
    _ = try await stages.run(period: ReferencePeriod("2026-10"))
    let withdrawal = try withdraw(stages, "2026-09")
    #expect(!withdrawal.wasInForce && withdrawal.inForce == "2026-10")
    #expect(link(stages) == "public.releases/2026-10")
    #expect(try withdraw(stages, "2026-10").inForce == nil)
  }

  @Test("The same content does not come back by itself, only when it is forced")
  func again() async throws {
    let stages = try FakeStages()
    _ = try await stages.run()
    _ = try withdraw(stages, "2026-10")
    let error = await #expect(throws: RunError.self) { try await stages.run() }
    #expect(error?.status == .gateClosed)
    #expect(error?.diagnostics.map(\.code) == ["LDG016"])
    #expect(link(stages) == nil)
  }

  @Test("A name that is none is refused with the nearest one, a second withdrawal as well")
  func unknown() async throws {
    let stages = try FakeStages()
    _ = try await stages.run()
    let error = #expect(throws: RunError.self) { try withdraw(stages, "2026-1O") }
    #expect(error?.status == .usage)
    #expect(error?.diagnostics.first?.code == "LDG014")
    #expect(error?.diagnostics.first?.remedy?.contains("2026-10") == true)
    _ = try withdraw(stages, "2026-10")
    let second = #expect(throws: RunError.self) { try withdraw(stages, "2026-10") }
    #expect(second?.diagnostics.map(\.code) == ["LDG015"])
  }
}
