import Foundation
import Model
import Testing

@testable import Synth

/// A small simulated workspace on disk, and its rows read back by means of the tests' own.
struct Workspace {
  let folder: URL
  let plan: SynthesisPlan

  /// Writes a workspace into a folder of its own.
  init(_ plan: SynthesisPlan) throws {
    self.plan = plan
    folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("yol-synth-\(UUID().uuidString)")
    _ = try SyntheticWorkspace(plan: plan).write(to: folder.path)
  }

  /// 900 persons, six months up to October 2026.
  static func small(faults: Int = 0, threads: Int? = nil) throws -> Workspace {
    try Workspace(plan(faults: faults, threads: threads))
  }

  /// The plan of `small`.
  static func plan(faults: Int = 0, threads: Int? = nil, seed: UInt64 = 7) throws -> SynthesisPlan {
    let until = try #require(ReferencePeriod("2026-10"))
    return SynthesisPlan(
      persons: 900, months: 6, until: until, seed: seed, faults: faults, threads: threads)
  }

  /// The months that were written.
  var months: [String] {
    get throws {
      try FileManager.default.contentsOfDirectory(
        atPath: folder.appendingPathComponent("extracts").path
      ).sorted()
    }
  }

  /// The file's bytes.
  func bytes(_ extract: String, _ month: String) throws -> Data {
    try Data(contentsOf: folder.appendingPathComponent("extracts/\(month)/\(extract).csv"))
  }

  /// The fields of every line, the header first; nothing that is written needs quotes.
  func lines(_ extract: String, _ month: String) throws -> [[String]] {
    String(decoding: try bytes(extract, month), as: UTF8.self)
      .split(separator: "\n")
      .map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
  }

  /// The rows as dictionaries by column; rows of another length than the header are left out.
  func rows(_ extract: String, _ month: String = "2026-10") throws -> [[String: String]] {
    let lines = try lines(extract, month)
    let header = try #require(lines.first)
    return lines.dropFirst().filter { $0.count == header.count }.map {
      Dictionary(uniqueKeysWithValues: zip(header, $0))
    }
  }

  /// Removes the folder.
  func remove() {
    try? FileManager.default.removeItem(at: folder)
  }
}

/// The shipped definitions as the tests read them.
enum Shipped {
  static let indicators = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("indicators")

  /// The rows of a CSV file without quotes.
  static func codes(of list: String) throws -> Set<String> {
    let file = indicators.appendingPathComponent("codelists/\(list).csv")
    let text = try String(contentsOf: file, encoding: .utf8)
    return Set(
      text.split(separator: "\n").dropFirst().compactMap {
        $0.split(separator: ",", maxSplits: 1).first.map(String.init)
      })
  }

  /// A column as the contracts declare it.
  struct Column {
    var name: String
    var list: String?
    var pattern: String?
    var isRequired: Bool
  }

  /// The columns of an extract, and its key, read from the lines of `contracts.yaml`.
  static func contract(_ extract: String) throws -> (columns: [Column], key: [String]) {
    let file = indicators.appendingPathComponent("extracts/contracts.yaml")
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
    let start = try #require(lines.firstIndex { $0 == "\(extract):" })
    let body = lines[(start + 1)...].prefix { $0.hasPrefix(" ") }
    var columns: [Column] = []
    var key: [String] = []
    for line in body {
      if let found = line.firstMatch(of: /^  key: \[(.*)\]/) {
        key = found.1.split(separator: ", ").map(String.init)
      }
      guard let found = line.firstMatch(of: /^    ([a-z0-9_]+): \{(type: .*)\}$/) else { continue }
      columns.append(
        Column(
          name: String(found.1),
          list: found.2.firstMatch(of: /list: ([a-z0-9_]+)/).map { String($0.1) },
          pattern: found.2.firstMatch(of: /pattern: "(.*?)"/).map { String($0.1) },
          isRequired: found.2.contains("required: true")))
    }
    return (columns, key)
  }
}
