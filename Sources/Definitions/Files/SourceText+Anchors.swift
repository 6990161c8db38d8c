import Model

extension SourceText {
  /// Where the first YAML anchor may begin.
  ///
  /// Anchors are refused before parsing, because a few lines of them expand to billions of values
  /// ("billion laughs") and the parser compares keys by their whole content. Every place where a
  /// node can begin is looked at, whether inside quotation marks or not; `R & D` is no such place.
  var firstAnchor: Location? {
    for (index, line) in lines.enumerated() where line.utf8.contains(UInt8(ascii: "&")) {
      let scalars = Array(line.unicodeScalars)
      for column in scalars.indices where scalars[column] == "&" {
        guard scalars.indices.contains(column + 1), isAnchorName(scalars[column + 1]),
          canBeginNode(after: scalars[..<column])
        else { continue }
        return Location(file: file, line: index + 1, column: column + 1)
      }
    }
    return nil
  }

  private func isAnchorName(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || scalar == "_"
      || scalar == "-"
  }

  private func canBeginNode(after before: ArraySlice<Unicode.Scalar>) -> Bool {
    guard let end = before.lastIndex(where: { $0 != " " && $0 != "\t" }) else { return true }
    if [":", "-", "?", "[", "{", ","].contains(before[end]) { return true }
    let word = before[...end].reversed().prefix { $0 != " " && $0 != "\t" }
    return word.last == "!"
  }
}
