import Foundation
import TestSupport
import Testing

/// Releases one month after the other.
@Suite("Monthly releases")
struct MonthlyTests {
  @Test("A second month repeats what the first one printed or hid, and is proven by addition")
  func second() async throws {
    let workspace = try TestWorkspace(.persons)
    try await repeatsFirst(workspace)
    let verified = try await workspace.yol("verify", "--disclosure").run()
    #expect(verified.status == 0, "\(verified.standardOutput)")
  }

  @Test("A second month repeats the rounded numbers of the first one")
  func rounded() async throws {
    let workspace = try TestWorkspace(.persons)
    let settings = String(decoding: try workspace.data("yol.yaml"), as: UTF8.self)
    try workspace.folder.write(
      settings.replacing("policy: suppress", with: "policy: round"), to: "yol.yaml")
    try await repeatsFirst(workspace)
  }

  /// Releases a month and the one after it, and compares what both say of the first.
  private func repeatsFirst(_ workspace: TestWorkspace) async throws {
    let newest = workspace.folder.file("extracts/2026-10")
    let aside = workspace.folder.file("later")
    try FileManager.default.moveItem(atPath: newest, toPath: aside)
    #expect(try await workspace.yol("run", "--quiet").run().status == 0)
    let before = try rows(workspace)
    #expect(before.keys.contains { $0.contains("2026-09") })
    try FileManager.default.moveItem(atPath: aside, toPath: newest)
    #expect(try await workspace.yol("run", "--quiet").run().status == 0)
    let after = try rows(workspace)
    // What was not due then may come now; a number or its absence stays.
    for (key, row) in before where row["absence_reason"] != "not_yet_due" {
      #expect(after[key]?["value"] == row["value"], "\(key)")
    }
  }

  @Test(
    "A withdrawn release is no longer shown, and a run of the same files does not bring it back")
  func withdrawn() async throws {
    let workspace = try TestWorkspace(.persons)
    #expect(try await workspace.yol("run", "--quiet").run().status == 0)
    let releases = workspace.folder.file("public.releases")
    let name = try #require(try FileManager.default.contentsOfDirectory(atPath: releases).first)
    let outcome = try await workspace.yol(
      "withdraw", name, "--by", "A. Quliyev", "--note", "wrong extract"
    ).run()
    #expect(outcome.status == 0, "\(outcome.standardError)")
    #expect(!workspace.has("public/index.html"))
    #expect(workspace.has("public.releases/\(name)/index.html"))
    let again = try await workspace.yol("run", "--quiet").run()
    #expect(again.standardError.contains("[LDG016]"))
    #expect(!workspace.has("public/index.html"))
    #expect(try await workspace.yol("run", "--quiet", "--force").run().status == 0)
    #expect(workspace.has("public/index.html"))
  }

  @Test("An earlier release that is damaged is named, and the audit goes on without it")
  func damaged() async throws {
    let workspace = try TestWorkspace(.persons)
    let newest = workspace.folder.file("extracts/2026-10")
    let aside = workspace.folder.file("later")
    try FileManager.default.moveItem(atPath: newest, toPath: aside)
    #expect(try await workspace.yol("run", "--quiet").run().status == 0)
    try FileManager.default.moveItem(atPath: aside, toPath: newest)
    let releases = workspace.folder.file("public.releases")
    let name = try #require(try FileManager.default.contentsOfDirectory(atPath: releases).first)
    let damaged = "public.releases/\(name)/data/doc_register_stock.csv"
    try workspace.folder.write("indicator\nx\n", to: damaged)
    let outcome = try await workspace.yol("run", "--quiet").run()
    #expect(outcome.status == 0)
    #expect(outcome.standardError.contains("\(damaged):1: warning: [DSC004]"))
    #expect(outcome.standardError.contains("\(name) cannot be used"))
  }

  @Test("Where the private folder is lost and readers have releases, nothing is published")
  func lost() async throws {
    let workspace = try TestWorkspace(.persons)
    let newest = workspace.folder.file("extracts/2026-10")
    let aside = workspace.folder.file("later")
    try FileManager.default.moveItem(atPath: newest, toPath: aside)
    #expect(try await workspace.yol("run", "--quiet").run().status == 0)
    let seen = try workspace.files(under: "public/")
    try FileManager.default.moveItem(atPath: aside, toPath: newest)
    try FileManager.default.removeItem(atPath: workspace.folder.file("private"))
    for _ in 1...2 {
      let outcome = try await workspace.yol("run", "--quiet").run()
      #expect(outcome.status == 4)
      #expect(outcome.standardError.contains("[LDG003]"))
      #expect(try workspace.files(under: "public/") == seen)
    }
    // Where the link was taken away, the folders beside it tell.
    try FileManager.default.removeItem(atPath: workspace.folder.file("public"))
    #expect(try await workspace.yol("run", "--quiet").run().status == 4)
    try FileManager.default.removeItem(atPath: workspace.folder.file("public.releases"))
    #expect(try await workspace.yol("run", "--quiet").run().status == 0)
  }

  @Test("Unprotected figures of earlier months have no readers, and hold no release up")
  func unprotected() async throws {
    let workspace = try TestWorkspace(.persons)
    let settings = String(decoding: try workspace.data("yol.yaml"), as: UTF8.self)
    try workspace.folder.write(
      settings.replacing("policy: suppress", with: "policy: none")
        + "paths: {public: private/internal}\n", to: "yol.yaml")
    let newest = workspace.folder.file("extracts/2026-10")
    let aside = workspace.folder.file("later")
    try FileManager.default.moveItem(atPath: newest, toPath: aside)
    #expect(try await workspace.yol("run", "--quiet").run().status == 0)
    try FileManager.default.moveItem(atPath: aside, toPath: newest)
    #expect(try await workspace.yol("run", "--quiet").run().status == 0)
    #expect(try await workspace.yol("run", "--quiet", "--force").run().status == 0)
    try workspace.folder.write(settings, to: "yol.yaml")
    let outcome = try await workspace.yol("run", "--quiet").run()
    #expect(outcome.status == 0, "\(outcome.standardError)")
    #expect(!outcome.standardError.contains("[LDG"))
  }

  @Test("A folder of figures of others that is not there, or a table without description, is told")
  func unread() async throws {
    let workspace = try TestWorkspace(.persons)
    try workspace.folder.write("period,n\n2026-10,12\n", to: "outside/t.csv")
    let told = try await workspace.yol("run", "--quiet").run()
    #expect(told.status == 0)
    #expect(told.standardError.contains("outside/t.csv: warning: [LDG018]"))
    let settings = String(decoding: try workspace.data("yol.yaml"), as: UTF8.self)
    try workspace.folder.write(
      settings.replacing("policy: suppress", with: "policy: suppress, outside: otside"),
      to: "yol.yaml")
    let stopped = try await workspace.yol("run", "--quiet").run()
    #expect(stopped.status == 78)
    #expect(stopped.standardError.contains("yol.yaml: error: [LDG017]"))
  }

  /// Columns that say something of a figure, not which one it is.
  private static let said: Set<String> = [
    "value", "unit", "numerator", "denominator", "lower", "upper", "interval_type",
    "linked_coverage", "cohort", "change_previous", "change_year", "target_progress", "obs_status",
    "conf_status", "absence_reason", "range_least", "range_greatest", "value_note", "vintage",
  ]

  /// The figures of some tables of the release in force, by period and place.
  private func rows(_ workspace: TestWorkspace) throws -> [String: [String: String]] {
    var found: [String: [String: String]] = [:]
    for name in ["doc_register_stock", "lab_employment_rate", "edu_enrolment_rate_6_14"] {
      for row in try Rows(try workspace.data("public/data/\(name).csv")) {
        let place = row.filter { column, _ in !Self.said.contains(column) }.sorted { $0 < $1 }
        let key = name + place.map { ";\($0)=\($1)" }.joined()
        found[key] = row
      }
    }
    return found
  }
}
