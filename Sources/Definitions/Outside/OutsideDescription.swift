import Model

/// What the columns of a table of another publisher mean.
struct OutsideDescription {
  /// One number of an indicator that a column of the table holds.
  struct Figure {
    var indicator: Indicator
    var number: OutsideFigure.Number
    /// Column with the number.
    var column: DefinitionText
    /// Column with the code, by dimension.
    var columns: [(dimension: Dimension, column: DefinitionText)] = []
    /// Our codes for those of the table, by dimension.
    var codes: [String: [String: String]] = [:]
  }

  /// Name of the table, in the same folder.
  var file: DefinitionText
  /// Texts that rows must have, by column; other rows are left out.
  var conditions: [(column: DefinitionText, text: String)] = []
  /// Column with the period.
  var period: DefinitionText
  /// Month of the year that the figures of a year are about; nil for the year itself.
  var month: Int?
  /// Numbers from 1 to this one may stand as this one; nil where all are exact.
  var roundsUpTo: Int?
  /// The numbers.
  var figures: [Figure] = []

  private static let required = ["file", "publisher", "period", "figures"]
  private static let optional = ["licence", "source", "where", "rounds_up_to"]

  init?(_ source: SourceText, _ catalogue: Catalogue, _ problems: inout ProblemList) {
    guard let root = YAMLNode.document(source, into: &problems),
      let fields = root.fields(required: Self.required, optional: Self.optional, &problems)
    else { return nil }
    for key in ["publisher", "licence", "source"] { _ = fields[key]?.text(&problems) }
    let file = fields["file"].flatMap { Self.fileName($0, &problems) }
    let period = fields["period"]?.fields(required: ["column"], optional: ["month"], &problems)
    let column = period?["column"]?.text(&problems)
    month = period?["month"]?.integer(in: 1...12, &problems)
    roundsUpTo = fields["rounds_up_to"]?.integer(in: 2...1000, &problems)
    for entry in fields["where"]?.entries(&problems) ?? [] {
      if let text = entry.value.text(&problems) { conditions.append((entry.key, text.text)) }
    }
    for item in fields["figures"]?.items(&problems) ?? [] {
      if let figure = Self.figure(item, catalogue, &problems) { figures.append(figure) }
    }
    guard let file, let column else { return nil }
    (self.file, self.period) = (file, column)
  }

  /// A name without folders.
  private static func fileName(
    _ node: YAMLNode, _ problems: inout ProblemList
  ) -> DefinitionText? {
    guard let text = node.text(&problems) else { return nil }
    guard !text.text.contains("/"), !text.text.hasPrefix(".") else {
      problems.report(.notFileName, at: node.location)
      return nil
    }
    return text
  }

  private static func figure(
    _ node: YAMLNode, _ catalogue: Catalogue, _ problems: inout ProblemList
  ) -> Figure? {
    guard
      let fields = node.fields(
        required: ["indicator", "column"], optional: ["number", "at", "codes"], &problems),
      let id = fields["indicator"]?.text(&problems), let column = fields["column"]?.text(&problems)
    else { return nil }
    guard let indicator = catalogue.indicator(id.text) else {
      let known = catalogue.indicators.map(\.description.id)
      problems.report(
        .unknownName(
          kind: .indicator, name: id.text, nearest: nearestName(to: id.text, among: known)),
        at: id.location)
      return nil
    }
    let number = fields["number"]?.choice(of: OutsideFigure.Number.self, &problems) ?? .value
    var figure = Figure(indicator: indicator, number: number, column: column)
    let ids = indicator.dimensionIDs
    for entry in fields["at"]?.entries(&problems) ?? [] {
      guard let column = entry.value.text(&problems) else { continue }
      guard ids.contains(entry.key.text), let dimension = catalogue.dimensions[entry.key.text]
      else {
        report(entry.key, ids, &problems)
        continue
      }
      figure.columns.append((dimension, column))
    }
    for entry in fields["codes"]?.entries(&problems) ?? [] {
      if !ids.contains(entry.key.text) { report(entry.key, ids, &problems) }
      for code in entry.value.entries(&problems) ?? [] {
        guard let own = code.value.text(&problems) else { continue }
        figure.codes[entry.key.text, default: [:]][code.key.text] = own.text
      }
    }
    return figure
  }

  private static func report(
    _ name: DefinitionText, _ known: [String], _ problems: inout ProblemList
  ) {
    problems.report(
      .unknownName(
        kind: .dimension, name: name.text, nearest: nearestName(to: name.text, among: known)),
      at: name.location)
  }
}
