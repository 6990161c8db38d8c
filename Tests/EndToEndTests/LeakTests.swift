import Foundation
import Testing

/// What readers, mails and logs get of a workspace with persons, searched for persons.
@Suite("Leaks")
struct LeakTests {
  @Test("No identifier of any extract is in the release, in the report, or in a message")
  func identifiers() async throws {
    let workspace = try TestWorkspace(.persons)
    try workspace.replace(
      "limits: {rows: 50, percent: 1.0}", with: "limits: {rows: 50, percent: 90}",
      in: "indicators/extracts/contracts.yaml")
    for period in ["2026-08", "2026-09", "2026-10"] {
      try workspace.remove("extracts/\(period)/manifest.csv")
    }
    // Rows that are set aside are told about, so they must not be quoted.
    try workspace.replace(",AZ-BA,", with: ",AZ-XX,", in: "extracts/2026-10/register.csv")
    let identifiers = try PersonalValues(workspace).identifiers
    #expect(identifiers.count > 500)
    let outcome = try await workspace.yol("run", "--json").run()
    #expect(outcome.status == 3)
    #expect(outcome.standardError.contains("EXT114"))
    var texts = try workspace.readersSee()
    #expect(texts.count > 100)
    texts["standard output"] = Data(outcome.standardOutput.utf8)
    texts["standard error"] = Data(outcome.standardError.utf8)
    for name in workspace.tree where name.hasPrefix("private/reports/") && name.hasSuffix("json") {
      texts[name] = try workspace.data(name)
    }
    for (name, bytes) in texts {
      let leaked = Words.of(bytes).intersection(identifiers)
      #expect(leaked.isEmpty, "\(name) holds \(leaked.count) identifiers")
    }
    // The search itself finds what is there.
    let found = Words.of(try workspace.data("private/quarantine/2026-10/register.csv"))
    #expect(!found.isDisjoint(with: identifiers))
  }

  @Test("No table of the release has a count of 1 to 4 persons")
  func smallCounts() throws {
    let files = try TestWorkspace(.publishedPersons).readersSee()
    // Nobody is behind a delivery, a recommendation, an event or an expert's score.
    let impersonal = [
      "gov_council_recs_adopted_share", "gov_extract_timeliness_days", "gov_policy_score",
      "dia_mixed_event_share",
    ]
    let tables = files.filter { $0.key.hasPrefix("data/") }
    #expect(tables.count >= 40)
    var counts = 0
    for (name, bytes) in tables {
      for row in try Rows(bytes) where !impersonal.contains(row["indicator"] ?? "") {
        let isCount = ["persons", "households", "applications"].contains(row["unit"])
        for column in ["numerator", "denominator"] + (isCount ? ["value"] : []) {
          guard let number = row[column].flatMap(Double.init) else { continue }
          counts += 1
          #expect(!(number > 0 && number < 5), "\(name): \(column)")
        }
      }
    }
    #expect(counts > 100)
  }

  /// The description of a release names the files of the indicators only; this file must add nothing to them.
  @Test("The file of all observations has the rows of the indicators' files and nothing else")
  func allObservations() throws {
    let files = try TestWorkspace(.publishedPersons).readersSee()
    let whole = try Rows(try #require(files["data/observations.csv"]))
    let rows = Dictionary(grouping: whole) { $0["indicator"] ?? "" }
    #expect(rows.count > 40)
    for (indicator, all) in rows {
      let file = Array(try Rows(try #require(files["data/\(indicator).csv"])))
      let columns = Set(file.first?.keys.map { $0 } ?? [])
      #expect(all.map { row in row.filter { columns.contains($0.key) } } == file, "\(indicator)")
      // Its other columns are dimensions of other indicators.
      let others = all.flatMap { row in row.filter { !columns.contains($0.key) }.values }
      #expect(others.allSatisfy { $0 == "_T" }, "\(indicator)")
    }
  }

  @Test(
    "The stock of refugees, counted again here from the register, is printed from 5 on, else not",
    arguments: ["sex", "citizenship", "status"])
  func stock(dimension: String) throws {
    let workspace = try TestWorkspace(.publishedPersons)
    var expected: [String: Int] = [:]
    for row in try Rows(try workspace.data("extracts/2026-10/register.csv")) {
      let end = row["status_end_date"] ?? ""
      guard (row["status_granted_date"] ?? "9") <= "2026-10-31", end.isEmpty || end > "2026-10-31"
      else { continue }
      expected[row[dimension] ?? "", default: 0] += 1
    }
    #expect(expected.values.contains { $0 < 5 } || dimension == "sex")
    #expect(expected.values.contains { $0 >= 5 })
    let table = try Rows(try workspace.data("public/data/doc_register_stock.csv"))
    let breakdowns = [
      "sex", "age_band", "citizenship", "status", "economic_region", "years_since_grant",
    ]
    for row in table where row["period"] == "2026-10" {
      let others = breakdowns.filter { $0 != dimension }
      guard others.allSatisfy({ row[$0] == "_T" }), let code = row[dimension],
        let count = expected[code]
      else { continue }
      if let value = row["value"], !value.isEmpty {
        #expect(value == "\(count)")
        #expect(count >= 5)
      } else {
        #expect(row["conf_status"] != "F")
      }
    }
  }
}
