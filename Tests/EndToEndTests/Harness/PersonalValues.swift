import Foundation

/// Every value of an identifier column in the extracts of a workspace.
struct PersonalValues {
  private(set) var identifiers: Set<String> = []

  init(_ workspace: TestWorkspace) throws {
    let contracts = String(
      decoding: try workspace.data("indicators/extracts/contracts.yaml"), as: UTF8.self)
    let names = Set(contracts.matches(of: /(\w+): \{type: identifier/).map { String($0.1) })
    for path in workspace.tree where path.hasPrefix("extracts/") && path.hasSuffix(".csv") {
      for row in try Rows(try workspace.data(path)) {
        for name in names {
          if let value = row[name], !value.isEmpty { identifiers.insert(value) }
        }
      }
    }
  }
}

/// The runs of ASCII letters and digits in a text.
enum Words {
  static func of(_ bytes: Data) -> Set<String> {
    var words: Set<String> = []
    for word in bytes.split(whereSeparator: { !isPart($0) }) {
      words.insert(String(decoding: word, as: UTF8.self))
    }
    return words
  }

  private static func isPart(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"):
      true
    default: false
    }
  }
}

/// The rows of a CSV file without quotes, by column; written anew here so that the tests share no
/// reader with the program.
struct Rows: Sequence {
  private let rows: [[String: String]]

  struct Quoted: Error {}

  init(_ bytes: Data) throws {
    let text = String(decoding: bytes, as: UTF8.self)
    guard !text.contains("\"") else { throw Quoted() }
    let lines = text.split(whereSeparator: \.isNewline)
    let names = (lines.first ?? "").split(separator: ",", omittingEmptySubsequences: false)
    rows = lines.dropFirst().map { line in
      let fields = line.split(separator: ",", omittingEmptySubsequences: false)
      return Dictionary(
        zip(names, fields).map { (String($0), String($1)) }, uniquingKeysWith: { $1 })
    }
  }

  func makeIterator() -> Array<[String: String]>.Iterator { rows.makeIterator() }
}
