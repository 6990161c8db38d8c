import Foundation
import Model
import TestSupport
import Testing

@testable import Pipeline

@Suite("RunSession")
struct RunSessionTests {
  private let failure = RunError(
    Diagnostic(code: "TST001", message: "a test said no"), status: .gateClosed)

  private func report(_ stages: FakeStages, _ name: String) throws -> [String: Any] {
    let data = try Data(
      contentsOf: URL(fileURLWithPath: stages.folder.file("private/reports/\(name)")))
    return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
  }

  @Test("The newest complete month is published, archived and reported")
  func published() async throws {
    let stages = try FakeStages()
    let report = try await stages.run()
    #expect(report.status == .published)
    #expect(report.period?.description == "2026-10")
    #expect(report.files.map(\.path).last == "yol.yaml")
    #expect(stages.counts == (1, 1))
    let good = try #require(try stages.workspace.status().lastGoodRun)
    #expect(good.id == report.identity?.id)
    #expect(good.release == "2026-10")
    let read = try self.report(stages, report.fileName)
    #expect(read["run"] as? String == good.id)
    #expect(read["files_written"] as? Int == 7)
    #expect((read["rows"] as? [String: Int])?["accepted"] == 10)
    #expect(try stages.folder.mode(of: "private/reports/\(report.fileName)") == 0o600)
  }

  @Test("Nothing changed, nothing is computed; one changed byte, and it is")
  func unchanged() async throws {
    let stages = try FakeStages()
    #expect(try await !stages.run().isUnchanged)
    #expect(try await stages.run().isUnchanged)
    #expect(stages.counts == (1, 1))
    try stages.folder.write("a\n2\n", to: "extracts/2026-09/register.csv")
    #expect(try await !stages.run().isUnchanged)
    #expect(stages.counts == (2, 2))
  }

  @Test("Nothing changed while an extract of the next month is late: status 5, release untouched")
  func late() async throws {
    let stages = try FakeStages()
    _ = try await stages.run()
    try stages.folder.write("x", to: "extracts/2026-11/notes.txt")
    let early = try await stages.run(now: "2026-12-05")
    #expect(early.status == .published && early.isUnchanged)
    let error = await #expect(throws: RunError.self) { try await stages.run(now: "2026-12-06") }
    #expect(error?.status == .extractMissing)
    #expect(error?.diagnostics.map(\.code) == ["DLV005", "DLV004"])
    #expect(try stages.workspace.status().lastGoodRun?.release == "2026-10")
  }

  @Test("Rows quarantined below the limits are status 3, and the release is in force")
  func quarantined() async throws {
    let stages = try FakeStages()
    #expect(try await stages.run(quarantined: 2).status == .publishedWithQuarantine)
    let status = try stages.workspace.status()
    #expect(status.lastGoodRun?.rows.quarantined == 2)
    #expect(status.lastFailure == nil)
  }

  @Test("A failed run leaves the release in force, a report and a line in the history")
  func failed() async throws {
    let stages = try FakeStages()
    let good = try await stages.run()
    try stages.folder.write("a\n2\n", to: "extracts/2026-10/register.csv")
    let error = await #expect(throws: RunError.self) {
      try await stages.run(releaseError: failure)
    }
    #expect(error == failure)
    let status = try stages.workspace.status()
    #expect(status.lastGoodRun?.id == good.identity?.id)
    #expect(status.lastFailure?.status == .gateClosed)
    let run = try #require(status.lastFailure)
    let read = try report(stages, "2026-10-\(run.shortID).json")
    #expect(read["status"] as? Int == 4)
    #expect(((read["diagnostics"] as? [[String: Any]])?.last)?["code"] as? String == "TST001")
  }

  @Test("Where the switch fails nothing is in force, and the next run makes the release again")
  func switchFails() async throws {
    let stages = try FakeStages()
    await #expect(throws: RunError.self) { try await stages.run(switchError: failure) }
    #expect(try stages.workspace.status().lastGoodRun == nil)
    #expect(try await !stages.run().isUnchanged)
    #expect(stages.counts == (2, 1))
  }

  @Test("Before the announced time nothing is computed, status 4")
  func calendar() async throws {
    let stages = try FakeStages()
    let day = try #require(Day(iso: "2026-11-22"))
    let time = try #require(ReleaseTime(day: day, hour: 9, minute: 0))
    let period = try #require(ReferencePeriod("2026-10"))
    let calendar = ReleaseCalendar(times: [period: time])
    let error = await #expect(throws: RunError.self) { try await stages.run(calendar: calendar) }
    #expect(error?.status == .gateClosed)
    #expect(stages.counts == (0, 0))
    #expect(try await stages.run(now: "2026-11-22", calendar: calendar).status == .published)
  }

  @Test("A bad methodology is reported, although no run has a name yet")
  func definitions() async throws {
    let stages = try FakeStages()
    let wrong = RunError(
      Diagnostic(code: "DEF001", message: "wrong"), status: .badDefinition)
    let error = await #expect(throws: RunError.self) {
      try await stages.run(definitionError: wrong)
    }
    #expect(error == wrong)
    #expect(try report(stages, "unchosen-unread.json")["status"] as? Int == 78)
    #expect(try stages.workspace.status() == WorkspaceStatus())
  }

  @Test("Two equal runs in two places give the same report but for the seconds")
  func deterministic() async throws {
    var texts: [String] = []
    for _ in 0..<2 {
      var report = try await FakeStages().run()
      report.times = []
      texts.append(report.json(toolVersion: "1").text)
    }
    #expect(texts[0] == texts[1])
  }
}
