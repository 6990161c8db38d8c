import Foundation
import TestSupport
import Testing

/// Releases that are protected otherwise than by hiding cells.
@Suite("Profiles")
struct ProfileTests {
  private static func workspace(_ disclosure: String, public folder: String) throws -> TestWorkspace
  {
    var files = SmallMinistry.files
    files["yol.yaml"] = files["yol.yaml"]?
      .replacingOccurrences(
        of: "disclosure: {policy: suppress, threshold: 3, small_base: 3}", with: disclosure
      ).replacingOccurrences(of: "public: public", with: "public: \(folder)")
    return try TestWorkspace(files)
  }

  private static func rows(_ workspace: TestWorkspace, _ name: String) throws -> [[String: String]]
  {
    Array(try Rows(Data(contentsOf: URL(fileURLWithPath: workspace.folder.file(name)))))
  }

  @Test(
    "Rounded numbers add up, are no small ones, and are the same when made again",
    arguments: [3, 5])
  func round(_ base: Int) async throws {
    let workspace = try Self.workspace(
      "disclosure: {policy: round, rounding_base: \(base)}", public: "public")
    let outcome = try await workspace.yol("run").run()
    #expect(outcome.status == 3, "\(outcome.standardError)")
    let rate = try Self.rows(workspace, "public/data/rate.csv")
    for column in ["numerator", "denominator"] {
      let numbers = rate.map { ($0["sex"] ?? "", $0[column].flatMap(Double.init) ?? -1) }
      let total = numbers.first { $0.0 == "_T" }?.1
      #expect(numbers.filter { $0.0 != "_T" }.map(\.1).reduce(0, +) == total)
      #expect(!numbers.contains { $0.1 > 0 && $0.1 < Double(base) })
    }
    let gap = try #require(try Self.rows(workspace, "public/data/gap.csv").first)
    let shares = rate.map { $0["value"].flatMap(Double.init) }
    if shares.contains(nil) { #expect(gap["absence_reason"] == "not_published") }
    let first = try workspace.files(under: "public.releases/")
    let choices = try workspace.files(under: "private/disclosure/rounding/")
    #expect(!choices.isEmpty)
    #expect(try await workspace.yol("run", "--force").run().status == 3)
    let data = first.filter { $0.key.contains("/data/rate.csv") }
    let again = try workspace.files(under: "public.releases/").filter {
      $0.key.contains("/data/rate.csv")
    }
    #expect(again.count == 2)
    #expect(Set(again.values) == Set(data.values))
    #expect(try workspace.files(under: "private/disclosure/rounding/") == choices)
  }

  @Test("Damaged choices stop the run, and what is published stays")
  func damaged() async throws {
    let workspace = try Self.workspace("disclosure: {policy: round}", public: "public")
    #expect(try await workspace.yol("run").run().status == 3)
    let release = try workspace.files(under: "public.releases/")
    for name in workspace.tree where name.hasPrefix("private/disclosure/rounding/register") {
      try workspace.folder.write("person,counted,units\nx\n", to: name)
    }
    let outcome = try await workspace.yol("run", "--force").run()
    #expect(outcome.status == 4)
    #expect(outcome.standardError.contains("DSC020"))
    #expect(try workspace.files(under: "public.releases/") == release)
  }

  @Test("Unprotected figures say so on every page and in every row, within the private folder")
  func none() async throws {
    let workspace = try Self.workspace("disclosure: {policy: none}", public: "private/internal")
    let outcome = try await workspace.yol("run").run()
    #expect(outcome.status == 3, "\(outcome.standardError)")
    let files = try workspace.files(under: "private/internal.releases/")
    let pages = files.filter { $0.key.hasSuffix(".html") }
    #expect(pages.count > 8)
    for (name, bytes) in pages {
      let text = String(decoding: bytes, as: UTF8.self)
      #expect(text.contains("CONFIDENTIAL") || text.contains("MƏXFİ"), "\(name)")
    }
    let rows = try Self.rows(workspace, "private/internal/data/rate.csv")
    #expect(rows.allSatisfy { $0["conf_status"] == "N" && $0["value"] != "" })
    #expect(!workspace.has("public"))
  }

  @Test("Unprotected figures never leave the private folder, not by a link either")
  func secured() async throws {
    let open = try Self.workspace("disclosure: {policy: none}", public: "public")
    let refused = try await open.yol("run").run()
    #expect(refused.status == 78)
    #expect(refused.standardError.contains("DEF504"))
    #expect(!open.has("public") && !open.has("public.releases"))

    let linked = try Self.workspace("disclosure: {policy: none}", public: "private/site/pages")
    _ = try await linked.shell("mkdir -p private out && ln -s ../out private/site").run()
    let outcome = try await linked.yol("run").run()
    #expect(outcome.status == 78)
    #expect(outcome.standardError.contains("DSC022"))
    #expect(!linked.tree.contains { $0.hasPrefix("out/") && $0 != "out/" })
  }

  @Test("A template that leaves the notice out is refused where nobody is protected")
  func template() async throws {
    let workspace = try Self.workspace("disclosure: {policy: none}", public: "private/internal")
    let head = Sample.repository.appendingPathComponent(
      "Sources/Publish/Templates/page_head.mustache")
    let text = try String(contentsOf: head, encoding: .utf8)
      .replacingOccurrences(of: "<p class=\"watermark\">{{frame.watermark}}</p>\n", with: "")
    try workspace.folder.write(text, to: "templates/page_head.mustache")
    let yaml = try String(contentsOfFile: workspace.folder.file("yol.yaml"), encoding: .utf8)
    try workspace.folder.write(yaml + "templates: templates\n", to: "yol.yaml")
    let outcome = try await workspace.yol("run").run()
    #expect(outcome.status == 78)
    #expect(outcome.standardError.contains("DSC023"))
    #expect(!workspace.has("private/internal"))
  }
}
