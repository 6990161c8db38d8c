import Foundation
import TestSupport
import Testing

/// How rows found their persons, and what the lists of received files say.
@Suite("Linkage")
struct LinkageTests {
  @Test("The report says by which key the rows of an extract found their persons")
  func report() async throws {
    let workspace = try TestWorkspace(.persons)
    // One pupil is known by the fin alone, and another one by no key.
    var lines = try text(workspace, "extracts/2026-10/pupils.csv").split(separator: "\n")
    let complete = lines.indices.dropFirst().filter { place in
      lines[place].split(separator: ",", omittingEmptySubsequences: false)[1...3]
        .allSatisfy { !$0.isEmpty }
    }
    let first = try #require(complete.first)
    let second = try #require(complete.dropFirst().first)
    lines[first] = emptied(lines[first], [1])
    lines[second] = emptied(lines[second], [1, 2, 3])
    let text = lines.joined(separator: "\n") + "\n"
    try workspace.write(Data(text.utf8), to: "extracts/2026-10/pupils.csv")
    try workspace.remove("extracts/2026-10/manifest.csv")
    let keys = lines.dropFirst().map { line in
      line.split(separator: ",", omittingEmptySubsequences: false)[1...3].firstIndex {
        !$0.isEmpty
      }
    }
    let outcome = try await workspace.yol("run", "--json").run()
    #expect(outcome.status == 0)
    let linkage = try #require(try linkage(of: "pupils", outcome.standardOutput))
    #expect(linkage["rows"] as? Int == keys.count)
    #expect(linkage["matched"] as? Int == keys.count - 1)
    #expect(linkage["without_key"] as? Int == 1)
    #expect(linkage["conflicting"] as? Int == 0)
    let byKey = try #require(linkage["by_key"] as? [String: Int])
    for (place, scheme) in [(1, "utis_code"), (2, "fin"), (3, "migr_doc_no")] {
      #expect(byKey[scheme] == keys.count { $0 == place })
    }
    #expect(try self.linkage(of: "events", outcome.standardOutput) == nil)
  }

  @Test("The lists of received files are rows that an indicator can be over")
  func deliveries() async throws {
    let workspace = try TestWorkspace(.persons)
    let definition = """
      indicator: gov_files
      version: 1
      area: governance
      title: {az: Fayllar, en: Files}
      definition: {az: Gəlmiş fayllar., en: Files that came.}
      unit: decisions
      direction: context
      population: deliveries in period where received_date is not missing
      measure: count

      """
    try workspace.folder.write(definition, to: "indicators/governance/gov_files.yaml")
    let outcome = try await workspace.yol("run", "--json").run()
    #expect(outcome.status == 0)
    let table = try text(workspace, "public/data/gov_files.csv").split(separator: "\n")
      .map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
    let period = try #require(table.first?.firstIndex(of: "period"))
    let value = try #require(table.first?.firstIndex(of: "value"))
    #expect(table.count == 4)
    for month in ["2026-08", "2026-09", "2026-10"] {
      let listed = try text(workspace, "extracts/\(month)/manifest.csv").split(separator: "\n")
      let row = try #require(table.first { $0[period] == month })
      #expect(row[value] == "\(listed.count - 1)")
    }
    // They are no delivery themselves: no account of rows, and no line where deliveries are shown.
    let report = try object(outcome.standardOutput)
    let extracts = try #require(report["extracts"] as? [[String: Any]])
    #expect(!extracts.contains { $0["extract"] as? String == "deliveries" })
    #expect(!(try text(workspace, "public/en/index.html").contains("Deliveries received")))
  }

  private func emptied(_ line: Substring, _ places: [Int]) -> Substring {
    var fields = line.split(separator: ",", omittingEmptySubsequences: false)
    for place in places { fields[place] = "" }
    return Substring(fields.joined(separator: ","))
  }

  private func text(_ workspace: TestWorkspace, _ name: String) throws -> String {
    String(decoding: try workspace.data(name), as: UTF8.self)
  }

  private func object(_ text: String) throws -> [String: Any] {
    let object = try JSONSerialization.jsonObject(with: Data(text.utf8))
    return try #require(object as? [String: Any])
  }

  private func linkage(of extract: String, _ output: String) throws -> [String: Any]? {
    let extracts = try #require(try object(output)["extracts"] as? [[String: Any]])
    let entry = try #require(extracts.first { $0["extract"] as? String == extract })
    return entry["linkage"] as? [String: Any]
  }
}
