import Model

/// Resolves the names by which a contract refers to its own columns.
struct ColumnNames {
  private var types: [String: ValueType] = [:]
  private var declared: [String]

  /// Takes the columns of a contract; columns with faults are known, but of no known type.
  init(columns: ColumnReader) {
    declared = columns.declared
    for column in columns.columns { types[column.name] = column.type }
  }

  /// What time means for a row.
  func time(_ node: YAMLNode, _ problems: inout ProblemList) -> ExtractContract.Time? {
    guard
      let fields = node.fields(
        required: [], optional: ["snapshot", "from", "to", "date", "month", "period"], &problems)
    else { return nil }
    let given = ["snapshot", "from", "to", "date", "month", "period"].filter {
      fields[$0] != nil
    }
    switch given {
    case ["snapshot"]:
      return fields["snapshot"]?.word(among: ["day"], &problems).map { _ in .snapshot }
    case ["from", "to"]:
      let from = fields["from"].flatMap { column($0, of: .date, &problems) }
      let to = fields["to"].flatMap { column($0, of: .date, &problems) }
      guard let from, let to else { return nil }
      return .spell(from: from, to: to)
    case ["date"]:
      return fields["date"].flatMap { column($0, of: .date, &problems) }.map { .event(date: $0) }
    case ["month"]:
      return fields["month"].flatMap { column($0, of: .month, &problems) }
        .map { .month(column: $0) }
    case ["period"]:
      return fields["period"].flatMap { column($0, of: .period, &problems) }
        .map { .period(column: $0) }
    default:
      problems.report(.notTime, at: node.location)
      return nil
    }
  }

  /// The identifier column that a node names.
  func identifier(_ node: YAMLNode, _ problems: inout ProblemList) -> String? {
    guard let name = name(node, &problems) else { return nil }
    if let type = types[name.text] {
      guard case .identifier = type else {
        problems.report(
          .wrongColumnType(name: name.text, expected: "identifier"), at: name.location)
        return nil
      }
    }
    return name.text
  }

  /// The identifier columns that a node names, one or a list that is tried in order.
  func identifiers(_ node: YAMLNode, _ problems: inout ProblemList) -> [String] {
    guard case .list(let items) = node.content else {
      return identifier(node, &problems).map { [$0] } ?? []
    }
    if items.isEmpty { problems.report(.emptyText, at: node.location) }
    return distinct(items, &problems) { identifier($0, &$1) }
  }

  /// The columns of a key, each once.
  func key(_ node: YAMLNode, _ problems: inout ProblemList) -> [String] {
    distinct(node.items(&problems) ?? [], &problems) { name($0, &$1)?.text }
  }

  private func distinct(
    _ items: [YAMLNode], _ problems: inout ProblemList,
    _ column: (YAMLNode, inout ProblemList) -> String?
  ) -> [String] {
    var columns: [String] = []
    for item in items {
      guard let name = column(item, &problems) else { continue }
      if columns.contains(name) {
        problems.report(
          .duplicateName(kind: .column, name: name, firstLine: nil), at: item.location)
      } else {
        columns.append(name)
      }
    }
    return columns
  }

  private func column(
    _ node: YAMLNode, of type: ValueType, _ problems: inout ProblemList
  ) -> String? {
    guard let name = name(node, &problems) else { return nil }
    if let actual = types[name.text], actual != type {
      problems.report(
        .wrongColumnType(name: name.text, expected: "\(type)"), at: name.location)
      return nil
    }
    return name.text
  }

  /// A column of some types, and its type where that is known.
  func column(
    _ node: YAMLNode, called expected: String, _ problems: inout ProblemList,
    isMeant: (ValueType) -> Bool
  ) -> (name: DefinitionText, type: ValueType?)? {
    guard let name = name(node, &problems) else { return nil }
    let type = types[name.text]
    if let type, !isMeant(type) {
      problems.report(.wrongColumnType(name: name.text, expected: expected), at: name.location)
      return nil
    }
    return (name, type)
  }

  /// A column of the contract.
  func name(_ node: YAMLNode, _ problems: inout ProblemList) -> DefinitionText? {
    guard let name = node.text(&problems) else { return nil }
    guard declared.contains(name.text) else {
      problems.report(
        .unknownName(
          kind: .column, name: name.text, nearest: nearestName(to: name.text, among: declared)),
        at: name.location)
      return nil
    }
    return name
  }
}
