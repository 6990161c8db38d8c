/// Named parts of one statement, each of which may use the ones before it.
final class StatementParts {
  private var parts: [(name: String, text: String)] = []
  private var numbers: [String: Int] = [:]

  /// Words that parts which every indicator has end with; an extract may be called so too.
  private static let reserved = [
    "periods", "rows", "units", "cells", "positions", "result", "watched", "times", "curve",
  ]

  /// Adds a part; its name must be new.
  func add(_ name: String, _ text: String) {
    parts.append((name, text))
  }

  /// A name that no part has yet: the text, or the text with a number.
  func free(_ text: String) -> String {
    let isReserved = Self.reserved.contains { text.hasSuffix(" \($0)") }
    let number = numbers[text, default: isReserved ? 1 : 0] + 1
    numbers[text] = number
    return number == 1 ? text : "\(text) \(number)"
  }

  /// Whether there is a part of a name.
  func has(_ name: String) -> Bool {
    parts.contains { $0.name == name }
  }

  /// The whole statement.
  func statement(_ dialect: SQLDialect, body: String) -> String {
    let list = parts.map { name, text in
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      let inner = lines.map { "  " + $0 }.joined(separator: "\n")
      return "\(dialect.name(name)) AS (\n\(inner)\n)"
    }
    return (list.isEmpty ? "" : "WITH " + list.joined(separator: ",\n") + "\n") + body + ";\n"
  }
}
