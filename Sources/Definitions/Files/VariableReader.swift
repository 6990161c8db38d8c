import Model

/// Reads `variables.yaml`: expressions over the rows of an extract that definitions use by name.
struct VariableReader {
  /// Reads the variables in the order of the file.
  ///
  /// Extracts must be declared, and a name may not be one of the extract's columns.
  static func read(
    _ source: SourceText, contracts: [ExtractContract], declared: [String],
    into problems: inout ProblemList
  ) -> [VariableSource] {
    guard let root = YAMLNode.document(source, into: &problems),
      let extracts = root.entries(&problems)
    else { return [] }
    return extracts.flatMap { extract -> [VariableSource] in
      let contract = contracts.first { $0.id == extract.key.text }
      if !declared.contains(extract.key.text) {
        problems.report(
          .unknownName(
            kind: .extract, name: extract.key.text,
            nearest: nearestName(to: extract.key.text, among: declared)),
          at: extract.key.location)
      }
      guard let entries = extract.value.entries(&problems) else { return [] }
      return entries.compactMap { variable($0, contract: contract, &problems) }
        .map { VariableSource(extract: extract.key.text, name: $0, expression: $1) }
    }
  }

  private static func variable(
    _ entry: YAMLNode.Entry, contract: ExtractContract?, _ problems: inout ProblemList
  ) -> (name: String, expression: DefinitionText)? {
    if !isIdentifier(entry.key.text) {
      problems.report(.notIdentifier, at: entry.key.location)
    }
    if let column = contract?.column(entry.key.text) {
      problems.report(
        .duplicateName(kind: .column, name: column.name, firstLine: nil),
        at: entry.key.location)
    }
    return entry.value.expression(&problems).map { (entry.key.text, $0) }
  }
}
