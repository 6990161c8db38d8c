import Archive
import Definitions
import Disclosure
import Foundation
import Model
import Synchronization
import TestSupport

@testable import Pipeline

/// Stages that compute nothing: a methodology of one monthly extract and an empty release.
final class FakeStages: Sendable {
  let folder: TemporaryFolder
  private let counters = Mutex((released: 0, switched: 0))

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(
      "title: {az: a, en: a}\npublisher: {az: a, en: a}\n", to: "yol.yaml")
    try folder.write("a\n1\n", to: "extracts/2026-09/register.csv")
    try folder.write("a\n1\n", to: "extracts/2026-10/register.csv")
  }

  var workspace: Workspace {
    get throws { try Workspace(at: folder.path) }
  }

  /// Releases that were made, and how many were put in force.
  var counts: (released: Int, switched: Int) {
    counters.withLock { $0 }
  }

  func run(
    period: ReferencePeriod? = nil, now: String = "2026-11-21", quarantined: Int = 0,
    calendar: ReleaseCalendar = ReleaseCalendar(), definitionError: RunError? = nil,
    releaseError: RunError? = nil, switchError: RunError? = nil
  ) async throws -> RunReport {
    let day = Day(iso: now) ?? Day(number: 0)
    let stages = Stages(
      definitions: { workspace throws(RunError) in
        if let definitionError { throw definitionError }
        let configuration = try ConfigurationReader.read(
          path: "\(workspace.root)/yol.yaml", displayName: "yol.yaml")
        return Self.definitions(configuration, calendar)
      },
      release: { [self] _, input, _ async throws(RunError) in
        if let releaseError { throw releaseError }
        counters.withLock { $0.released += 1 }
        return try result(input, quarantined: quarantined, switchError: switchError)
      })
    return try await workspace.run(
      period: period, now: Timestamp(baku: day, hour: 12, minute: 0), observer: NoObserver(),
      stages: stages)
  }

  /// Puts the link to a release in place, as publishing does.
  private func link(to name: String) {
    let link = folder.file("public")
    try? FileManager.default.removeItem(atPath: link)
    try? FileManager.default.createDirectory(
      atPath: folder.file("public.releases/\(name)"), withIntermediateDirectories: true)
    try? FileManager.default.createSymbolicLink(
      atPath: link, withDestinationPath: "public.releases/\(name)")
  }

  private static func definitions(
    _ configuration: Configuration, _ calendar: ReleaseCalendar
  ) -> CheckedDefinitions {
    CheckedDefinitions(
      catalogue: Catalogue(
        areas: [], contracts: [Contracts.contract("register", .monthly, due: 5)], codeLists: [:],
        dimensions: [:], parameters: [], indicators: []),
      configuration: configuration, calendar: calendar, files: ["yol.yaml"], diagnostics: [])
  }

  private func result(
    _ input: StageInput, quarantined: Int, switchError: RunError?
  ) throws(RunError) -> StageResult {
    let name = input.period.description
    return StageResult(
      extracts: [
        ExtractAccount(
          extract: "register",
          rows: RowAccount(read: 10, accepted: 10 - quarantined, quarantined: quarantined))
      ],
      indicators: 3, release: try DisclosureControl(policy: DisclosurePolicy()).protect([]),
      archivedRelease: ArchivedRelease(
        name: name, period: input.period, vintage: name, folder: "public/\(name)"),
      filesWritten: 7, dashboard: "public/index.html", diagnostics: [],
      putInForce: { [self] () throws(RunError) in
        if let switchError { throw switchError }
        link(to: name)
        counters.withLock { $0.switched += 1 }
      })
  }
}
