import Foundation

/// Worked examples of the Handbook on Statistical Disclosure Control in `fixtures/disclosure/handbook`.
struct HandbookFile {
  private let content: [String: Any]

  /// Reads a file of examples.
  init(_ name: String) throws {
    let root = (0..<4).reduce(URL(filePath: #filePath)) { url, _ in url.deletingLastPathComponent()
    }
    let data = try Data(
      contentsOf: root.appending(path: "fixtures/disclosure/handbook/\(name).json"))
    content = try JSONSerialization.jsonObject(with: data) as? [String: Any] ?? [:]
  }

  /// The objects of a list.
  func list(_ key: String) -> [Example] {
    (content[key] as? [[String: Any]] ?? []).map { Example(content: $0) }
  }

  /// One object with its numbers.
  struct Example {
    fileprivate let content: [String: Any]

    func text(_ key: String) -> String { content[key] as? String ?? "" }
    func number(_ key: String) -> Double { (content[key] as? NSNumber)?.doubleValue ?? .nan }
    func flag(_ key: String) -> Bool? { content[key] as? Bool }
    func numbers(_ key: String) -> [Double] {
      (content[key] as? [NSNumber] ?? []).map(\.doubleValue)
    }
    func rows(_ key: String) -> [String: [Int]] { content[key] as? [String: [Int]] ?? [:] }
    func texts(_ key: String) -> [String] { content[key] as? [String] ?? [] }
    func has(_ key: String) -> Bool { content[key] != nil }
  }
}
