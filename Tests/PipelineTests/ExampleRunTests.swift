import Foundation
import Model
import TestSupport
import Testing

@testable import Definitions
@testable import Pipeline

@Suite("ExampleRun")
struct ExampleRunTests {
  private static let root = (0..<3).reduce(URL(fileURLWithPath: #filePath)) { url, _ in
    url.deletingLastPathComponent()
  }

  private func account(_ folder: String) throws -> ExampleAccount {
    let methodology = try CheckedMethodology(
      folder: folder, displayName: "indicators", frequency: .monthly)
    return CheckedDefinitions(
      catalogue: methodology.catalogue, configuration: try configuration(),
      calendar: ReleaseCalendar(), files: [], diagnostics: [], examples: methodology.examples
    ).runExamples()
  }

  private func configuration() throws -> Configuration {
    try ConfigurationReader.read(
      path: Self.root.appending(path: "fixtures/ministry/yol.yaml").path, displayName: "yol.yaml")
  }

  @Test("All examples of the shipped definitions hold, and every indicator has at least two")
  func shipped() throws {
    let folder = Self.root.appending(path: "indicators").path
    let account = try account(folder)
    #expect(account.findings == [])
    #expect(account.failed == 0)
    let methodology = try CheckedMethodology(
      folder: folder, displayName: "indicators", frequency: .monthly)
    let few = methodology.catalogue.indicators.map(\.description.id).filter {
      (methodology.examples[$0]?.count ?? 0) < 2
    }
    #expect(few == [])
    #expect(account.examples == methodology.examples.values.joined().count)
  }

  @Test("The example in docs/definitions.md holds")
  func documented() throws {
    let folder = try TemporaryFolder()
    try FileManager.default.copyItem(
      at: Self.root.appending(path: "indicators"),
      to: URL(fileURLWithPath: folder.file("indicators")))
    let page = try String(
      contentsOf: Self.root.appending(path: "docs/definitions.md"), encoding: .utf8)
    let block = try #require(page.firstMatch(of: #/```yaml\n(examples:[\s\S]*?)```/#))
    let path = folder.file("indicators/labour_market/lab_employment_rate.yaml")
    let definition = try String(contentsOfFile: path, encoding: .utf8)
    let head = try #require(definition.components(separatedBy: "\nexamples:").first)
    try Data("\(head)\n\(block.output.1)".utf8).write(to: URL(fileURLWithPath: path))
    let account = try account(folder.file("indicators"))
    #expect(account.findings == [])
  }

  @Test("Numbers are the same up to a thousand-millionth of the greater one")
  func tolerance() {
    #expect(ExampleComparison.isSame(200 / 3.0, 66.66666666666667))
    #expect(ExampleComparison.isSame(0, 0))
    #expect(ExampleComparison.isSame(1e12, 1e12 + 100))
    #expect(!ExampleComparison.isSame(66.7, 200 / 3.0))
    #expect(!ExampleComparison.isSame(0, 1e-6))
    #expect(!ExampleComparison.isSame(-1, 1))
  }

  @Test("The summary is one sentence")
  func summary() {
    var account = ExampleAccount(examples: 138, indicators: 69, failed: 0, findings: [])
    #expect(account.summary == "138 examples of 69 indicators hold")
    account.failed = 2
    #expect(account.summary == "2 of 138 examples of 69 indicators do not hold")
  }
}
