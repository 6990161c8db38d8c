import Model

/// Reads `dialect`: how the bytes of an extract are cut into fields and numbers.
struct DialectReader {
  /// Greatest line on which a header may be declared to begin.
  static let lastHeaderLine = 1000

  /// The dialect that a node describes; what is left out or wrong is as the default has it.
  static func read(_ node: YAMLNode, _ problems: inout ProblemList) -> Dialect {
    var dialect = Dialect()
    guard
      let fields = node.fields(
        required: [], optional: ["delimiter", "encoding", "decimal", "header_line"], &problems)
    else { return dialect }
    let delimiters = [",", ";", "|", "\t"]
    if let node = fields["delimiter"], case .scalar("\t") = node.content {
      dialect.delimiter = UInt8(ascii: "\t")
    } else if let byte = fields["delimiter"]?.word(among: delimiters, &problems)?.utf8.first {
      dialect.delimiter = byte
    }
    if let byte = fields["decimal"]?.decimalMark(&problems) { dialect.decimalMark = byte }
    if let names = fields["encoding"].map({ encodings($0, &problems) }), !names.isEmpty {
      dialect.encodings = names
    }
    if let line = fields["header_line"]?.integer(in: 1...lastHeaderLine, &problems) {
      dialect.headerLine = line
    }
    return dialect
  }

  /// One encoding or a list of them, each once.
  private static func encodings(_ node: YAMLNode, _ problems: inout ProblemList) -> [String] {
    node.distinctWords(&problems) { item, problems in
      guard let text = item.text(&problems) else { return nil }
      guard EncodingName.all.contains(text.text) else {
        problems.report(
          .notAmong(
            nearest: EncodingName.nearest(to: text.text), allowed: EncodingName.all),
          at: item.location)
        return nil
      }
      return text.text
    }
  }
}

extension YAMLNode {
  /// A decimal mark, `.` or `,`.
  func decimalMark(_ problems: inout ProblemList) -> UInt8? {
    word(among: [".", ","], &problems)?.utf8.first
  }

  /// One word or a list of words, each once; a word that occurs again is reported.
  func distinctWords<Word: Equatable>(
    _ problems: inout ProblemList, reading: (YAMLNode, inout ProblemList) -> Word?
  ) -> [Word] {
    guard case .list(let items) = content else {
      return reading(self, &problems).map { [$0] } ?? []
    }
    if items.isEmpty { problems.report(.emptyText, at: location) }
    var words: [Word] = []
    for item in items {
      guard let word = reading(item, &problems) else { continue }
      if words.contains(word), case .scalar(let text) = item.content {
        problems.report(
          .duplicateName(kind: .word, name: text, firstLine: nil), at: item.location)
      } else {
        words.append(word)
      }
    }
    return words
  }

  /// One word of an enumeration or a list of them, each once.
  func choices<Choice: RawRepresentable<String> & CaseIterable & Hashable>(
    of type: Choice.Type, _ problems: inout ProblemList
  ) -> Set<Choice> {
    Set(distinctWords(&problems) { $0.choice(of: type, &$1) })
  }
}
