import Model

extension ExampleReader {
  /// The word that stands for a delivery that did not come.
  private static let missingDelivery = "missing"
  /// The column that stands for the keys of an invented person.
  static let person = "person"

  /// The given rows of one extract.
  func extract(
    _ entry: YAMLNode.Entry, _ problems: inout ProblemList
  ) -> WorkedExample.GivenExtract? {
    guard let contract = methodology.contracts.first(where: { $0.id == entry.key.text }) else {
      // A contract with faults is complained about where it stands.
      if !methodology.declaredExtracts.contains(entry.key.text) {
        unknown(.extract, entry.key, among: methodology.declaredExtracts, &problems)
      }
      return nil
    }
    if case .scalar = entry.value.content {
      guard entry.value.word(among: [Self.missingDelivery], &problems) != nil else { return nil }
      return WorkedExample.GivenExtract(id: contract.id, title: contract.title, rows: nil)
    }
    let rows = (entry.value.items(&problems) ?? []).compactMap { row($0, contract, &problems) }
    return WorkedExample.GivenExtract(id: contract.id, title: contract.title, rows: rows)
  }

  private func row(
    _ node: YAMLNode, _ contract: ExtractContract, _ problems: inout ProblemList
  ) -> WorkedExample.Row? {
    guard let entries = node.entries(&problems) else { return nil }
    let cells = ExampleCell(codeLists: methodology.codeLists)
    var row = WorkedExample.Row(person: nil, cells: [])
    for entry in entries {
      if entry.key.text == Self.person, contract.column(Self.person) == nil {
        row.person = person(entry, contract, entries, &problems)
      } else if let column = contract.column(entry.key.text) {
        if let cell = cells.cell(column.name, column.type, entry.value, &problems) {
          row.cells.append(cell)
        }
      } else {
        unknown(.column, entry.key, among: [Self.person] + contract.columns.map(\.name), &problems)
      }
    }
    return row
  }

  private func person(
    _ entry: YAMLNode.Entry, _ contract: ExtractContract, _ row: [YAMLNode.Entry],
    _ problems: inout ProblemList
  ) -> String? {
    guard let key = contract.personColumns.first else {
      problems.report(.noPersons(extract: contract.id), at: entry.key.location)
      return nil
    }
    if let other = row.first(where: { $0.key.text == key }) {
      problems.report(.personAndKey(column: key), at: other.key.location)
    }
    return entry.value.text(&problems)?.text
  }

  func unknown(
    _ kind: DefinitionProblem.NameKind, _ name: DefinitionText, among known: [String],
    _ problems: inout ProblemList
  ) {
    problems.report(
      .unknownName(kind: kind, name: name.text, nearest: nearestName(to: name.text, among: known)),
      at: name.location)
  }
}

extension ExampleReader {
  /// The given figures of one indicator that a formula or composite is computed from.
  func input(
    _ entry: YAMLNode.Entry, _ period: ReferencePeriod?, _ problems: inout ProblemList
  ) -> WorkedExample.GivenInput? {
    let known = inputs ?? methodology.indicators.map(\.description.id)
    guard known.contains(entry.key.text),
      let input = methodology.indicators.first(where: { $0.description.id == entry.key.text })
    else {
      unknown(.indicator, entry.key, among: known, &problems)
      return nil
    }
    let positions = ExamplePosition(input, dimensions: methodology.dimensionsByID)
    let figures = (entry.value.items(&problems) ?? []).compactMap {
      figure($0, of: input, positions, period, &problems)
    }
    return WorkedExample.GivenInput(
      indicator: entry.key.text, title: input.description.title, figures: figures)
  }

  /// The indicators that it is computed from; nil where that is not known.
  private var inputs: [String]? {
    switch plan {
    case .formula(let formula): formula.references.map(\.indicator)
    case .composite(let composite): composite.components.map(\.indicator)
    case .units, nil: nil
    }
  }

  private func figure(
    _ node: YAMLNode, of input: IndicatorSource, _ positions: ExamplePosition,
    _ period: ReferencePeriod?, _ problems: inout ProblemList
  ) -> WorkedExample.Figure? {
    let names = ["period", "value", "absence"]
    guard
      let fields = node.fields(required: [], optional: names + positions.names, &problems),
      let entries = node.entries(&problems)
    else { return nil }
    let frequency = input.description.frequency
    let own = fields["period"].map { $0.period(frequency, &problems) }
    let value = fields["value"]?.number(&problems)
    let absence = fields["absence"]?.choice(of: AbsenceReason.self, &problems)
    let place = positions.position(entries, &problems)
    if (fields["value"] == nil) == (fields["absence"] == nil) {
      problems.report(.notOneOutcome, at: node.location)
    }
    guard let place, let period = own ?? period?.converted(to: frequency) else { return nil }
    return WorkedExample.Figure(
      period: period, codes: place.codes, position: place.position, value: value,
      absence: absence)
  }
}
