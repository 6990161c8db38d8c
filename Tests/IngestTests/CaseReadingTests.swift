import Definitions
import Foundation
import Model
import Testing

@testable import Ingest

/// Reads all files of `fixtures/csvcases` that have a definition, in pieces of all sizes.
@Suite("Cases")
struct CaseReadingTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("fixtures/csvcases")

  private static let files: [String] = ["agency", "more", "found"].flatMap { folder in
    let names = try? FileManager.default.contentsOfDirectory(
      atPath: root.appendingPathComponent("\(folder)/files").path)
    return (names ?? []).sorted().map { "\(folder)/files/\($0)" }
  }

  private static let definition = Result {
    try ExtractDefinition(
      file: root.appendingPathComponent("agency.yaml").path, displayName: "agency.yaml")
  }

  @Test(
    "Neither the size of pieces nor the number of threads changes what a file gives",
    arguments: files)
  func samePieces(file: String) throws {
    let whole = try Self.read(file, pieceSize: 1 << 20, threads: 1)
    for (size, threads) in [(1, 1), (7, 2), (64, 3)] {
      let pieces = try Self.read(file, pieceSize: size, threads: threads)
      #expect(pieces == whole, "pieces of \(size) bytes, \(threads) threads")
    }
  }

  @Test("Rows add up, and rows set aside stand in the file", arguments: files)
  func accounts(file: String) throws {
    let seen = try Self.read(file, pieceSize: 64, threads: 2)
    #expect(seen.account.isBalanced)
    guard seen.form.encoding == "utf-8", !seen.form.isCompressed else { return }
    let bytes = try Data(contentsOf: Self.root.appendingPathComponent(file))
    for row in seen.quarantined {
      #expect(row.bytes.isEmpty || bytes.range(of: Data(row.bytes)) != nil)
    }
  }

  private static func read(_ file: String, pieceSize: Int, threads: Int) throws -> Seen {
    let definition = try definition.get()
    var reader = try ExtractReader(
      contract: definition.contract(id: nil, file: file), codeLists: definition.codeLists,
      columns: nil)
    reader.pieceSize = pieceSize
    return try Seen(
      reader.outcome(
        path: root.appendingPathComponent(file).path, displayName: file,
        period: #require(ReferencePeriod("2026-01")), threads: threads))
  }

  /// All that a reading gives.
  private struct Seen: Equatable {
    var diagnostics: [Diagnostic]
    var account = RowAccount()
    var quarantined: [QuarantinedRow]
    var form = DeliveryForm()
    var normalised: [Normalisation] = []
    var values: [String: [Int64]] = [:]
    var texts: [String: [String]] = [:]

    init(_ outcome: Result<ExtractReading, RefusedDelivery>) {
      switch outcome {
      case .success(let reading):
        diagnostics = reading.diagnostics
        account = reading.account
        quarantined = reading.quarantined
        form = reading.form
        normalised = reading.normalised
        for (name, column) in reading.table.columns {
          values[name] = reading.table.values(name)
          texts[name] = column.dictionary
        }
      case .failure(let refused):
        diagnostics = refused.error.diagnostics
        quarantined = refused.quarantined
      }
    }
  }
}
