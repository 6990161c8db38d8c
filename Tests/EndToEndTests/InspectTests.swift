import Foundation
import TestSupport
import Testing

/// One file judged by one definition, without a workspace.
@Suite("Inspect")
struct InspectTests {
  private let folder: TemporaryFolder
  private static let definition = """
    sample:
      title: {az: N, en: Sample}
      agency: {az: A, en: Agency}
      grain: aggregate
      file: sample.csv
      time: {month: period}
      delivery: period
      frequency: monthly
      key: [period, region]
      limits: {rows: 5, percent: 60}
      columns:
        period: {type: month, required: true}
        region: {type: code, list: region, required: true}
        wage: {type: decimal, places: 2}

    """

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(Self.definition, to: "definition.yaml")
    try folder.write(
      "code,label_az,label_en,parent,valid_from,valid_to\nN1,Şimal,North,,,\nS2,Cənub,South,,,\n",
      to: "codelists/region.csv")
  }

  private func inspect(_ arguments: String...) async throws -> Outcome {
    try await Program(arguments: ["inspect"] + arguments, folder: folder.path).run()
  }

  private func json(_ arguments: String...) async throws -> [String: Any] {
    let outcome = try await Program(
      arguments: ["inspect"] + arguments + ["--json", "--extract", "definition.yaml"],
      folder: folder.path
    ).run()
    return try #require(
      try JSONSerialization.jsonObject(with: Data(outcome.standardOutput.utf8)) as? [String: Any])
  }

  @Test("An analyst reads verdict, account, findings and what was not checked")
  func text() async throws {
    try folder.write(
      "period,region,wage\n2026-10,N1,1.50\n2026-10,X9,2\n2026-10,S2,abc\n",
      to: "2026-10/sample.csv")
    let outcome = try await inspect("2026-10/sample.csv", "--extract", "definition.yaml")
    #expect(outcome.status == 4)
    try Golden.expect(outcome.standardOutput, is: "stdout-inspect-refused.txt")
    try folder.write(
      "period,region,wage\n2026-10,N1,1.50\n2026-10,X9,2\n2026-10,S2,3\n",
      to: "2026-10/sample.csv")
    let aside = try await inspect("2026-10/sample.csv", "--extract", "definition.yaml")
    #expect(aside.status == 3)
    #expect(aside.standardError.isEmpty)
    try Golden.expect(aside.standardOutput, is: "stdout-inspect.txt")
  }

  @Test("Machines get records as they stand there, and values with their lines")
  func records() async throws {
    try folder.write(
      "period,region,wage\n2026-10,N1,1.5\n\n2026-10,X9,2\n2026-10,S2,\n", to: "2026-10.csv")
    let found = try await json("2026-10.csv", "--records")
    #expect(found["verdict"] as? String == "quarantine")
    let records = try #require(found["records"] as? [[String]])
    #expect(
      records.map { $0.joined(separator: "|") }.prefix(2) == [
        "period|region|wage", "2026-10|N1|1.5",
      ])
    let values = try #require(found["values"] as? [[String: Any]])
    #expect(values.map { $0["line"] as? Int } == [2, 5])
    #expect(values.map { $0["region"] as? String } == ["N1", "S2"])
    #expect(values.map { $0["wage"] as? String } == ["1.50", nil])
    #expect(values.map { $0["period"] as? String } == ["2026-10", "2026-10"])
  }

  @Test("Without a definition there are records alone; without a period there is a hint")
  func others() async throws {
    try folder.write("a,b\n\"1,2\",x\n", to: "any.csv")
    let records = try await inspect("any.csv", "--records")
    #expect(records.status == 0)
    #expect(records.standardOutput.contains("\"1,2\""))
    let nothing = try await inspect("any.csv")
    #expect(nothing.status == 64)
    let period = try await inspect("any.csv", "--extract", "definition.yaml")
    #expect(period.status == 64)
    #expect(period.standardError.contains("any.csv: error: [INS001]"))
    let file = try await inspect(
      "none.csv", "--extract", "definition.yaml", "--period", "2026-10")
    #expect(file.status == 66)
    let definition = try await inspect("any.csv", "--extract", "none.yaml", "--period", "2026-10")
    #expect(definition.status == 66)
  }

  @Test("The delivery before is compared: the same bytes are refused")
  func previous() async throws {
    let row = "period,region,wage\n2026-10,N1,1.5\n"
    try folder.write(row, to: "a/sample.csv")
    try folder.write(row, to: "b/sample.csv")
    let found = try await json(
      "b/sample.csv", "--period", "2026-10", "--previous", "a/sample.csv")
    #expect(found["verdict"] as? String == "reject")
    let codes = try #require(found["findings"] as? [[String: Any]]).map { $0["code"] as? String }
    #expect(codes == ["EXT039"])
  }

  @Test("A list of received files is compared: digest, rows and sums")
  func manifest() async throws {
    let path = try folder.write(
      "period,region,wage\n2026-10,N1,1.50\n2026-10,S2,2\n", to: "sample.csv")
    let sum = try await Program(
      executable: "/bin/sh", arguments: ["-c", "sha256sum \(path) | cut -c1-64"]
    ).run().standardOutput.trimmingCharacters(in: .whitespacesAndNewlines)
    func list(_ rows: Int, _ total: String) -> String {
      "extract,period,due_date,received_date,row_count,sha256,control_column,control_total\n"
        + "other,2026-10,,,1,\(sum),,\nsample,2026-10,,,\(rows),\(sum),wage,\(total)\n"
    }
    try folder.write(list(2, "3.50"), to: "manifest.csv")
    let same = try await json("sample.csv", "--manifest", "manifest.csv")
    #expect(same["verdict"] as? String == "accept")
    #expect(same["period"] as? String == "2026-10")
    try folder.write(list(3, "3.51"), to: "manifest.csv")
    let other = try await json("sample.csv", "--manifest", "manifest.csv")
    #expect(other["verdict"] as? String == "reject")
    let findings = try #require(other["findings"] as? [[String: Any]])
    #expect(findings.map { $0["code"] as? String } == ["MAN007", "MAN008"])
    #expect(findings.map { $0["line"] as? Int } == [3, 3])
  }
}
