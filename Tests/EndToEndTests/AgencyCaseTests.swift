import Foundation
import Testing

@Suite("Files as agencies send them")
struct AgencyCaseTests {
  @Test(
    "Verdict, lines, columns, accounts and records of a file are right",
    arguments: AgencyCase.all)
  func judged(file: AgencyCase) async throws {
    var program = Program()
    program.arguments = [
      "inspect", file.path(file.file), "--extract", AgencyCase.definition, "--period", "2026-01",
      "--json", "--records",
    ]
    if let neighbour = file.neighbour {
      program.arguments += ["--previous", file.path(neighbour)]
    }
    let outcome = try await program.run()
    #expect(!outcome.wasKilled)
    let inspection = try JSONDecoder().decode(
      Inspection.self, from: Data(outcome.standardOutput.utf8))
    #expect(inspection.differences(from: file) == [])
    #expect(Self.statuses(file.verdict).contains(outcome.status))
  }

  @Test("Every file is a case, and every case a file", arguments: AgencyCase.folders)
  func complete(folder: String) throws {
    let cases = try AgencyCase.read(folder)
    let files = try FileManager.default.contentsOfDirectory(
      atPath: AgencyCase.root.appendingPathComponent("\(folder)/files").path)
    #expect(cases.map(\.file).sorted() == files.sorted())
  }

  @Test("There are 92 cases with suggested verdicts and more than 60 others")
  func counted() {
    #expect(AgencyCase.all.count { $0.folder == "agency" } >= 92)
    #expect(AgencyCase.all.count { $0.folder == "more" } > 60)
  }

  private static func statuses(_ verdict: String) -> Set<Int32> {
    switch verdict {
    case "accept", "note": [0]
    case "quarantine": [3]
    default: [4, 65]
    }
  }
}
