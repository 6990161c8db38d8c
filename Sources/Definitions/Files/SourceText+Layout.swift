import Model

extension SourceText {
  /// A YAML scalar's text with the line ends and indentation that it has in the file.
  ///
  /// YAML folds lines, which moves everything after the fold. With the file's own white space put
  /// back, each character of the result stands where counting from the first one leads. Nil where
  /// the file writes the text otherwise, with escapes.
  func layout(of text: String, from first: Location) -> String? {
    guard let line = first.line, let column = first.column else { return nil }
    var reader = LayoutReader(source: self, line: line - 1, column: column - 1)
    var result = String.UnicodeScalarView()
    var wanted = text.unicodeScalars[...]
    while let scalar = wanted.first {
      if scalar.properties.isWhitespace {
        wanted = wanted.drop { $0.properties.isWhitespace }
        guard !wanted.isEmpty else { break }
        let blank = reader.whiteSpace()
        guard !blank.isEmpty else { return nil }
        result.append(contentsOf: blank)
      } else {
        guard reader.next() == scalar else { return nil }
        result.append(scalar)
        wanted.removeFirst()
      }
    }
    return String(result)
  }

  /// The place of the first character of a block scalar whose `|` or `>` stands on a line.
  func blockStart(after line: Int) -> Location? {
    for number in line..<max(line, lines.count) {
      let blanks = lines[number].unicodeScalars.prefix { $0 == " " }.count
      if blanks < lines[number].unicodeScalars.count {
        return Location(file: file, line: number + 1, column: blanks + 1)
      }
    }
    return nil
  }
}

/// Walks the characters of a file from a place on.
private struct LayoutReader {
  var source: SourceText
  var line: Int
  var column: Int
  var current: [Unicode.Scalar]

  init(source: SourceText, line: Int, column: Int) {
    self.source = source
    self.line = line
    self.column = column
    current = source.lines.indices.contains(line) ? Array(source.lines[line].unicodeScalars) : []
  }

  mutating func next() -> Unicode.Scalar? {
    guard current.indices.contains(column) else { return nil }
    defer { column += 1 }
    return current[column]
  }

  /// The white space from here to the next character, which may stand on a later line.
  mutating func whiteSpace() -> [Unicode.Scalar] {
    var result: [Unicode.Scalar] = []
    while true {
      if current.indices.contains(column) {
        guard current[column].properties.isWhitespace else { return result }
        result.append(current[column])
        column += 1
      } else {
        guard source.lines.indices.contains(line + 1) else { return result }
        self = LayoutReader(source: source, line: line + 1, column: 0)
        result.append("\n")
      }
    }
  }
}
