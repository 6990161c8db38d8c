import Foundation
import Model
import TestSupport
import Testing

@testable import Pipeline

@Suite("DeliveryFinder")
struct DeliveryFinderTests {
  private let contracts = [
    Contracts.contract("register", .monthly, due: 5, delivery: .full),
    Contracts.contract("contracts", .monthly, due: 10),
    Contracts.contract("students", .quarterly, due: 20),
    Contracts.contract("survey", nil),
  ]
  private let today = Day(number: 20_778)  // 2026-11-21

  private func survey(
    _ files: [String], contracts: [ExtractContract]? = nil
  ) throws -> (DeliverySurvey, TemporaryFolder) {
    let folder = try TemporaryFolder()
    for file in files {
      try folder.write("a\n1\n", to: "extracts/\(file)")
    }
    let finder = DeliveryFinder(root: folder.path, contracts: contracts ?? self.contracts)
    return (try finder.survey(), folder)
  }

  private func month(_ text: String) -> [String] {
    ["\(text)/register.csv", "\(text)/contracts.csv"]
  }

  @Test("The newest month with all monthly extracts is chosen, whatever the others do")
  func newestComplete() throws {
    let (survey, folder) = try survey(
      month("2026-07") + month("2026-08") + ["2026-10/register.csv", "2025/survey.csv"])
    defer { withExtendedLifetime(folder) {} }
    #expect(try survey.choose(nil, today: today).period.description == "2026-08")
    #expect(survey.periods.map(\.description) == ["2025", "2026-07", "2026-08", "2026-10"])
  }

  @Test("A quarterly extract is promised by the month that ends the quarter, in any of its folders")
  func quarterly() throws {
    let quarter = month("2026-07") + month("2026-08") + month("2026-09")
    let without = try survey(quarter)
    #expect(try without.0.choose(nil, today: today).period.description == "2026-08")
    for place in ["2026-07/students.csv", "2026-09/students.csv", "2026-Q3/students.csv"] {
      let with = try survey(quarter + [place])
      #expect(try with.0.choose(nil, today: today).period.description == "2026-09")
    }
  }

  @Test("A year asks for its annual extract, unless it began before the first delivery of all")
  func annual() throws {
    let contracts = [
      Contracts.contract("register", .monthly), Contracts.contract("panel", .annual),
    ]
    let months = ReferencePeriod.series(
      from: try #require(ReferencePeriod("2024-11")),
      through: try #require(ReferencePeriod("2026-02")))
    let files = months.map { "\($0)/register.csv" }
    let (without, folder) = try survey(files, contracts: contracts)
    let (first, second) = (
      try #require(ReferencePeriod("2024-12")), try #require(ReferencePeriod("2025-12"))
    )
    #expect(try without.choose(first, today: today).period == first)
    #expect(throws: RunError.self) { try without.choose(second, today: today) }
    let (with, other) = try survey(files + ["2025-06/panel.csv"], contracts: contracts)
    #expect(try with.choose(second, today: today).period == second)
    withExtendedLifetime((folder, other)) {}
  }

  @Test("What a newer month waits for is late once its due day is over, and not on that day")
  func waiting() throws {
    let (survey, folder) = try survey(month("2026-08") + ["2026-10/register.csv"])
    defer { withExtendedLifetime(folder) {} }
    let due = try #require(Day(iso: "2026-11-10"))
    let onTime = try survey.choose(nil, today: due)
    #expect(!onTime.isLate)
    #expect(onTime.waiting.map(\.location?.file) == ["extracts/2026-10/contracts.csv"])
    #expect(onTime.waiting.first?.message.contains("due 2026-11-10") == true)
    let late = try survey.choose(nil, today: due + 1)
    #expect(late.isLate)
    #expect(late.waiting.map(\.severity) == [.warning])
  }

  @Test("A month asked for that lacks an extract is status 5 with extract, agency and due day")
  func missing() throws {
    let (survey, folder) = try survey(
      month("2026-07") + month("2026-08") + ["2026-09/contracts.csv"])
    defer { withExtendedLifetime(folder) {} }
    let period = try #require(ReferencePeriod("2026-09"))
    let error = #expect(throws: RunError.self) { _ = try survey.choose(period, today: today) }
    #expect(error?.status == .extractMissing)
    #expect(
      error?.diagnostics.map(\.message) == [
        "extract register of Agency of register for 2026-09, due 2026-10-05, is missing",
        "extract students of Agency of students for 2026-Q3, due 2026-10-20, is missing",
      ])
  }

  @Test("Where no month is complete, the newest one says what it lacks")
  func noneComplete() throws {
    let (survey, folder) = try survey(["2026-08/contracts.csv", "2026-07/contracts.csv"])
    defer { withExtendedLifetime(folder) {} }
    let error = #expect(throws: RunError.self) { _ = try survey.choose(nil, today: today) }
    #expect(error?.status == .extractMissing)
    #expect(error?.diagnostics.map(\.location?.file) == ["extracts/2026-08/register.csv"])
  }

  @Test("A month that nobody delivered, and a workspace without extracts, are status 66")
  func nothing() throws {
    let (survey, folder) = try survey(month("2026-08"))
    let period = try #require(ReferencePeriod("2026-09"))
    let error = #expect(throws: RunError.self) { _ = try survey.choose(period, today: today) }
    #expect(error?.status == .noInput)
    let empty = try TemporaryFolder()
    let none = #expect(throws: RunError.self) {
      _ = try DeliveryFinder(root: empty.path, contracts: contracts).survey()
    }
    #expect(none?.status == .noInput)
    withExtendedLifetime(folder) {}
  }

  @Test("Files and folders that nothing names are warned about, hidden ones are not")
  func unknown() throws {
    let (survey, folder) = try survey(
      month("2026-08") + [
        "2026-08/notes.txt", "2026-08/manifest.csv", "2026-08/.swp", "2026-13/register.csv",
        "readme.txt", "2026-08/folder.csv/file",
      ])
    defer { withExtendedLifetime(folder) {} }
    #expect(
      survey.warnings.map { "\($0.code) \($0.location?.file ?? "")" } == [
        "DLV005 extracts/2026-08/folder.csv", "DLV005 extracts/2026-08/notes.txt",
        "DLV006 extracts/2026-13", "DLV006 extracts/readme.txt",
      ])
    #expect(survey.manifests.map(\.path) == ["extracts/2026-08/manifest.csv"])
  }

  @Test("A folder or a dead link with the name of a file that is read is refused")
  func notRegular() throws {
    let folder = try TemporaryFolder()
    try folder.write("", to: "extracts/2026-08/register.csv/file")
    try FileManager.default.createSymbolicLink(
      atPath: folder.file("extracts/2026-08/manifest.csv"), withDestinationPath: "manifest.csv")
    let error = #expect(throws: RunError.self) {
      _ = try DeliveryFinder(root: folder.path, contracts: contracts).survey()
    }
    #expect(error?.status == .badData)
    #expect(
      error?.diagnostics.map { "\($0.code) \($0.location?.file ?? "")" } == [
        "DLV008 extracts/2026-08/manifest.csv", "DLV008 extracts/2026-08/register.csv",
      ])
  }

  @Test("A full extract is read from its newest delivery up to the period, others from all")
  func inputs() throws {
    let (survey, folder) = try survey(month("2026-07") + month("2026-08") + month("2026-09"))
    defer { withExtendedLifetime(folder) {} }
    let period = try #require(ReferencePeriod("2026-08"))
    #expect(
      survey.inputs(for: period).map(\.path) == [
        "extracts/2026-08/register.csv", "extracts/2026-07/contracts.csv",
        "extracts/2026-08/contracts.csv",
      ])
  }

  @Test("Months left out between the first delivery and the run are counted, once an extract")
  func gaps() throws {
    let (survey, folder) = try survey(month("2026-03") + month("2026-05") + month("2026-08"))
    defer { withExtendedLifetime(folder) {} }
    let period = try #require(ReferencePeriod("2026-08"))
    let gaps = survey.gaps(before: period)
    #expect(
      gaps.map(\.message) == [
        "extract contracts has no delivery for 3 earlier periods, the first is 2026-04"
      ])
  }

  @Test("Annual extracts alone make years the periods of runs, irregular ones alone any period")
  func otherFrequencies() throws {
    let annual = try survey(
      ["2024/figures.csv", "2025/figures.csv", "2026-03/other.csv"],
      contracts: [Contracts.contract("figures", .annual)])
    #expect(try annual.0.choose(nil, today: today).period.description == "2025")
    let irregular = try survey(
      ["2024/figures.csv", "2026-03/figures.csv", "2026-05/other.csv"],
      contracts: [Contracts.contract("figures", nil)])
    #expect(try irregular.0.choose(nil, today: today).period.description == "2026-03")
  }

  @Test("A file may be compressed; as it is and compressed together are refused")
  func compressed() throws {
    let (found, folder) = try survey(["2026-10/register.csv.gz", "2026-10/contracts.csv"])
    defer { withExtendedLifetime(folder) {} }
    #expect(
      found.deliveries.map(\.path) == [
        "extracts/2026-10/register.csv.gz", "extracts/2026-10/contracts.csv",
      ])
    let error = #expect(throws: RunError.self) {
      try survey(["2026-10/register.csv.gz", "2026-10/register.csv"])
    }
    #expect(error?.status == .badData)
    #expect(error?.diagnostics.map(\.code) == ["DLV009"])
  }

  @Test("Of an extract that delivers everything the delivery before is compared, and equal sizes")
  func comparisons() throws {
    let months = ["2026-06", "2026-07", "2026-08", "2026-09", "2026-10"]
    let (survey, folder) = try survey(months.flatMap(month))
    defer { withExtendedLifetime(folder) {} }
    let period = try #require(ReferencePeriod("2026-10"))
    let sizes = ["extracts/2026-10/register.csv": 7, "extracts/2026-07/register.csv": 7]
    let compared = survey.comparisons(for: period) { sizes[$0] ?? 1 }
    #expect(
      compared.map(\.path) == ["extracts/2026-07/register.csv", "extracts/2026-09/register.csv"])
  }
}
