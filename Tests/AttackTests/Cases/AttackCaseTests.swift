import Attack
import Foundation
import Testing

/// `fixtures/disclosure/attack`: releases with an answer that was derived by hand.
@Suite("AttackCase")
struct AttackCaseTests {
  private static let folder = Fixture.root.appending(path: "attack")

  static let names: [String] = {
    let all = try? FileManager.default.contentsOfDirectory(atPath: folder.path)
    return (all ?? []).filter { !$0.hasPrefix(".") && !$0.hasSuffix(".md") }.sorted()
  }()

  private func report(_ name: String) throws -> AttackReport {
    let folder = Self.folder.appending(path: name)
    var options = AttackOptions()
    options.wantsIntervals = true
    let exists = { (part: String) in
      FileManager.default.fileExists(atPath: folder.appending(path: part).path)
    }
    if exists("truth") {
      options.truth = folder.appending(path: "truth").path
      options.insiders = 10
    }
    return try Attacker(
      specification: Attacker.read(folder.appending(path: "spec.json").path),
      folder: folder.appending(path: "now").path,
      priors: exists("prior") ? [folder.appending(path: "prior").path] : [], options: options
    ).report()
  }

  private func expected(_ name: String) throws -> [String: Any] {
    let data = try Data(contentsOf: Self.folder.appending(path: "\(name)/expected.json"))
    return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
  }

  @Test("There are cases")
  func cases() {
    #expect(Self.names.count >= 14)
  }

  @Test("The attack finds what is known to be found, and nothing else", arguments: names)
  func findings(name: String) throws {
    let report = try report(name)
    let expected = try expected(name)
    #expect(report.contradictions == [])
    #expect(report.unsettled == [])
    let exact = try #require(expected["exact"] as? [String: Double])
    let intervals = expected["intervals"] as? [String: [Double]] ?? [:]
    // A cell that is known exactly may be told as an interval of one value.
    let points = intervals.filter { $0.value.first == $0.value.last }
    #expect(report.recovered.filter { points[$0.key] == nil } == exact)
    if let kinds = expected["kinds"] as? [String: Int] {
      #expect(report.counts.filter { $0.key != "INSIDER" } == kinds)
    }
    for (cell, interval) in intervals { #expect(report.interval(cell) == interval) }
    if let narrow = expected["narrow"] as? [String] {
      #expect(report.findings.filter { $0.kind == .narrow }.map(\.cell).sorted() == narrow)
    }
    let insiders = report.findings.filter { $0.kind == .insider }
    let found = Dictionary(insiders.map { ($0.cell, $0.least) }) { first, _ in first }
    #expect(found == expected["insider"] as? [String: Double] ?? [:])
  }
}
