import Model

extension IndicatorReader {
  /// The tables, each a dimension or a list of dimensions; several alternatives, from the most
  /// detailed on, where one of the dimensions is written as `district or economic_region`.
  ///
  /// Whether the dimensions exist is for the checker to say; here no dimension is twice in a table
  /// and no table is there twice.
  static func breakdowns(
    _ node: YAMLNode, _ problems: inout ProblemList
  ) -> [[[DefinitionText]]] {
    var seen: Set<Set<String>> = []
    return (node.items(&problems) ?? []).map { item in
      let nodes: [YAMLNode]
      if case .list(let items) = item.content { nodes = items } else { nodes = [item] }
      if nodes.isEmpty { problems.report(.emptyText, at: item.location) }
      var tables: [[DefinitionText]] = [[]]
      for choice in nodes.map({ choice($0, &problems) }) where !choice.isEmpty {
        tables = choice.flatMap { dimension in tables.map { $0 + [dimension] } }
      }
      return tables.filter { isNew($0, &seen, &problems) }
    }.filter { !$0.isEmpty }
  }

  /// The dimensions that a text names, one or several with `or` between them.
  private static func choice(
    _ node: YAMLNode, _ problems: inout ProblemList
  ) -> [DefinitionText] {
    guard let text = node.text(&problems) else { return [] }
    let words = text.text.split(separator: " ").map(String.init)
    let isChoice =
      words.count % 2 == 1
      && words.indices.allSatisfy { place in
        place % 2 == 0 ? isIdentifier(words[place]) : words[place] == "or"
      }
    guard isChoice else {
      problems.report(.notIdentifier, at: node.location)
      return []
    }
    return words.filter { $0 != "or" }.map { DefinitionText(text: $0, location: text.location) }
  }

  private static func isNew(
    _ table: [DefinitionText], _ seen: inout Set<Set<String>>, _ problems: inout ProblemList
  ) -> Bool {
    guard let first = table.first else { return false }
    for (place, dimension) in table.enumerated()
    where table[..<place].contains(where: { $0.text == dimension.text }) {
      problems.report(
        .duplicateName(kind: .dimension, name: dimension.text, firstLine: nil),
        at: dimension.location)
      return false
    }
    guard seen.insert(Set(table.map(\.text))).inserted else {
      let name = table.map(\.text).joined(separator: ", ")
      problems.report(.duplicateName(kind: .list, name: name, firstLine: nil), at: first.location)
      return false
    }
    return true
  }

  /// Frameworks that the indicator is aligned with.
  static func frameworks(_ node: YAMLNode, _ problems: inout ProblemList) -> [String] {
    (node.items(&problems) ?? []).compactMap { $0.text(&problems)?.text }
  }

  /// Breaks of the series in order of time.
  static func breaks(
    _ node: YAMLNode, _ frequency: Frequency, _ problems: inout ProblemList
  ) -> [SeriesBreak] {
    (node.items(&problems) ?? []).compactMap { item -> SeriesBreak? in
      guard let fields = item.fields(required: ["period", "reason"], &problems) else {
        return nil
      }
      let period = fields["period"]?.period(frequency, &problems)
      let reason = fields["reason"]?.localized(&problems)
      guard let period, let reason else { return nil }
      return SeriesBreak(period: period, reason: reason)
    }.sorted { $0.period < $1.period }
  }

  /// Worked examples, read when everything that they may name is known.
  static func examples(_ node: YAMLNode, _ problems: inout ProblemList) -> [YAMLNode] {
    node.items(&problems) ?? []
  }
}
