import Model

/// Reads the column `aliases` of a code list: other texts by which extracts mean a code.
struct AliasReader {
  /// The aliases of one field, separated by `|`; blanks around them do not count.
  static func aliases(_ field: DefinitionText, _ problems: inout ProblemList) -> [String] {
    let parts = field.text.split(separator: "|", omittingEmptySubsequences: false).map(trimmed)
    if parts.contains("") { problems.report(.emptyText, at: field.location) }
    return parts.filter { !$0.isEmpty }
  }

  /// Reports aliases that are the id, a label or an alias of another code too.
  static func check(
    _ rows: [DelimitedTable.Row], of list: CodeList, _ problems: inout ProblemList
  ) {
    var owners: [String: Set<String>] = [:]
    for code in list.codes {
      for text in [code.id, code.label.az, code.label.en] + code.aliases {
        owners[text, default: []].insert(code.id)
      }
    }
    for row in rows {
      guard let field = row["aliases"], let id = row["code"]?.text,
        let position = list.position(of: id)
      else { continue }
      for alias in list.codes[position].aliases {
        guard let other = owners[alias]?.filter({ $0 != id }).min() else { continue }
        problems.report(.ambiguousAlias(alias: alias, code: other), at: field.location)
      }
    }
  }

  private static func trimmed(_ part: Substring) -> String {
    let isBlank = { (character: Character) in character == " " || character == "\t" }
    let start = part.drop(while: isBlank)
    let end = start.lastIndex { !isBlank($0) }
    return end.map { String(start[...$0]) } ?? ""
  }
}
