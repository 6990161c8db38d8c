import Foundation
import Testing

/// `docs/diagnostics.md` against the codes that the sources name.
@Suite("DiagnosticPage")
struct DiagnosticPageTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// Codes in the order of the page; each row of its tables begins with one.
  private func listed() throws -> [String] {
    let page = try String(
      contentsOf: Self.root.appending(path: "docs/diagnostics.md"), encoding: .utf8)
    return page.matches(
      of: #/(?m)^\| ([A-Z]{3}[0-9]{3}) \| (?:error|warning|note) \| .+ \| .+ \|$/#
    )
    .map { String($0.output.1) }
  }

  /// Codes that the sources name, and those whose numbers `RowFault` has.
  private func known() throws -> Set<String> {
    var codes: Set<String> = []
    let sources = Self.root.appending(path: "Sources")
    let names = try FileManager.default.subpathsOfDirectory(atPath: sources.path)
    for name in names where name.hasSuffix(".swift") {
      let text = try String(contentsOf: sources.appending(path: name), encoding: .utf8)
      codes.formUnion(text.matches(of: #/"([A-Z]{3}[0-9]{3})"/#).map { String($0.output.1) })
      if name == "Ingest/Rows/RowFault.swift" {
        let faults = text.matches(of: #/(?m)^  case \w+ = ([0-9]{3})$/#)
        codes.formUnion(faults.map { "EXT\($0.output.1)" })
      }
    }
    return codes
  }

  @Test("The page lists every code once, and none that nothing reports")
  func codes() throws {
    let listed = try listed()
    let known = try known()
    #expect(known.count > 150)
    #expect(Set(listed).count == listed.count)
    #expect(known.subtracting(listed).sorted() == [])
    #expect(Set(listed).subtracting(known).sorted() == [])
  }
}
