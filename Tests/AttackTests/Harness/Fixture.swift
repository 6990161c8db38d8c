import Attack
import Foundation

/// Files under `fixtures/disclosure`.
enum Fixture {
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "fixtures/disclosure")

  /// Rows of a CSV file without quoted delimiters, each by column.
  static func rows(_ name: String) throws -> [[String: String]] {
    let text = try String(contentsOf: root.appending(path: name), encoding: .utf8)
    let lines = text.split(whereSeparator: \.isNewline).map { line -> [String] in
      let fields = line.split(separator: ",", omittingEmptySubsequences: false)
      return fields.map { $0.filter { $0 != "\"" } }
    }
    guard let header = lines.first else { return [] }
    return lines.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(header, $0)) }
  }
}
