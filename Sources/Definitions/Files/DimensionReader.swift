import Model

/// Reads `dimensions.yaml`: what indicators can be broken down by.
struct DimensionReader {
  /// Reads the dimensions in the order of the file; their code lists must exist.
  static func read(
    _ source: SourceText, codeLists: [String: CodeList], into problems: inout ProblemList
  ) -> [Dimension] {
    guard let root = YAMLNode.document(source, into: &problems),
      let entries = root.entries(&problems)
    else { return [] }
    return entries.compactMap { entry in
      if !isIdentifier(entry.key.text) {
        problems.report(.notIdentifier, at: entry.key.location)
      }
      guard
        let fields = entry.value.fields(
          required: ["title", "list"], optional: ["ordered"], &problems)
      else {
        return nil
      }
      let title = fields["title"]?.localized(&problems)
      let list = fields["list"]?.codeList(among: codeLists, &problems)
      let isOrdered = fields["ordered"]?.yesNo(&problems) ?? false
      guard let title, let list else { return nil }
      return Dimension(
        id: entry.key.text, title: title, codeList: list, isOrdered: isOrdered,
        changes: list.changes(among: codeLists.sorted { $0.key < $1.key }.map(\.value)))
    }
  }
}

extension YAMLNode {
  /// The code list that a text names.
  func codeList(
    among lists: [String: CodeList], _ problems: inout ProblemList
  ) -> CodeList? {
    guard let name = text(&problems) else { return nil }
    if let list = lists[name.text] { return list }
    problems.report(
      .unknownName(
        kind: .codeList, name: name.text,
        nearest: nearestName(to: name.text, among: lists.keys.sorted())), at: name.location)
    return nil
  }
}
