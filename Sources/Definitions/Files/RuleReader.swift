import Model

/// Reads what a contract says about its rows as a whole: rules, references and control sums.
struct RuleReader {
  private let names: ColumnNames
  private let codeLists: [String: CodeList]
  private let checker: RowRuleChecker

  /// Prepares to read about the rows of a contract whose columns are known.
  init(_ contract: ExtractContract, columns: ColumnReader, codeLists: [String: CodeList]) {
    names = ColumnNames(columns: columns)
    self.codeLists = codeLists
    checker = RowRuleChecker(contract, declared: columns.declared, codeLists: codeLists)
  }

  /// The keys of a contract that are read here.
  static let keys = ["rules", "references", "control_sums"]

  /// The conditions that rows must satisfy.
  func rules(_ node: YAMLNode, _ problems: inout ProblemList) -> [RowRule] {
    (node.entries(&problems) ?? []).compactMap { entry in
      if !isIdentifier(entry.key.text) {
        problems.report(.notIdentifier, at: entry.key.location)
      }
      return rule(entry, &problems)
    }
  }

  private func rule(_ entry: YAMLNode.Entry, _ problems: inout ProblemList) -> RowRule? {
    guard
      let fields = entry.value.fields(
        required: ["require"], optional: ["when", "severity", "missing", "title"], &problems)
    else { return nil }
    let requirement = fields["require"].flatMap { condition($0, &problems) }
    let when = fields["when"].flatMap { condition($0, &problems) }
    let severity = fields["severity"]?.choice(of: RuleSeverity.self, &problems)
    let missing = fields["missing"]?.choice(of: MissingStrategy.self, &problems)
    let title = fields["title"]?.localized(&problems)
    guard let requirement else { return nil }
    return RowRule(
      id: entry.key.text, condition: when, requirement: requirement,
      severity: severity ?? .quarantine, missing: missing ?? .pass, title: title,
      location: entry.key.location)
  }

  private func condition(_ node: YAMLNode, _ problems: inout ProblemList) -> Expression? {
    node.expression(&problems).flatMap { checker.condition($0, into: &problems) }
  }

  /// The columns whose values must occur in other extracts.
  func references(_ node: YAMLNode, _ problems: inout ProblemList) -> [ReferenceSource] {
    (node.items(&problems) ?? []).compactMap { reference($0, &problems) }
  }

  private func reference(_ node: YAMLNode, _ problems: inout ProblemList) -> ReferenceSource? {
    guard
      let fields = node.fields(
        required: ["column", "extract"], optional: ["to", "severity", "missing"], &problems)
    else { return nil }
    let column = fields["column"].flatMap { names.name($0, &problems) }
    let extract = fields["extract"]?.identifier(&problems)
    let other = fields["to"] == nil ? column : fields["to"]?.text(&problems)
    let severity = fields["severity"]?.choice(of: RuleSeverity.self, &problems)
    let missing = fields["missing"]?.choice(of: MissingStrategy.self, &problems)
    guard let column, let extract, let other else { return nil }
    return ReferenceSource(
      reference: Reference(
        column: column.text, extract: extract.text, otherColumn: other.text,
        severity: severity ?? .note, missing: missing ?? .pass,
        location: node.location),
      extract: extract.location, other: other.location)
  }

  /// The rows that are sums of other rows.
  func controlSums(
    _ node: YAMLNode, key: [String], _ problems: inout ProblemList
  ) -> [ControlSum] {
    (node.items(&problems) ?? []).compactMap { controlSum($0, key: key, &problems) }
  }

  private func controlSum(
    _ node: YAMLNode, key: [String], _ problems: inout ProblemList
  ) -> ControlSum? {
    guard
      let fields = node.fields(
        required: ["column", "over", "total"], optional: ["severity"], &problems)
    else { return nil }
    let column = fields["column"].flatMap {
      names.column($0, called: "integer or decimal", &problems) { $0.places != nil }
    }
    let over = fields["over"].flatMap {
      names.column($0, called: "code", &problems) { $0.codeListID != nil }
    }
    if let over, !key.contains(over.name.text) {
      problems.report(.notInKey(name: over.name.text), at: over.name.location)
    }
    let severity = fields["severity"]?.choice(of: RuleSeverity.self, &problems)
    let list = over?.type?.codeListID.flatMap { codeLists[$0] }
    let total = fields["total"].flatMap { node in list.flatMap { node.code(of: $0, &problems) } }
    guard let column, let over, let total else { return nil }
    return ControlSum(
      column: column.name.text, over: over.name.text, total: total,
      severity: severity ?? .reject, location: node.location)
  }
}

extension ValueType {
  /// The list of a coded column; nil for other types.
  var codeListID: String? {
    if case .code(let list) = self { list } else { nil }
  }
}

extension YAMLNode {
  /// The position of a code in a list.
  fileprivate func code(of list: CodeList, _ problems: inout ProblemList) -> Int? {
    guard let name = text(&problems) else { return nil }
    if let position = list.position(of: name.text) { return position }
    problems.report(
      .unknownName(
        kind: .code, name: name.text,
        nearest: nearestName(to: name.text, among: list.codes.map(\.id))), at: name.location)
    return nil
  }
}
