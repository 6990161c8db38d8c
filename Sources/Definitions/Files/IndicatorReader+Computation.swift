import Model

extension IndicatorReader {
  /// How an indicator is computed: population and measure, formula, or composite.
  func computation(
    _ fields: YAMLFields, _ problems: inout ProblemList
  ) -> IndicatorSource.Computation? {
    let forms = [["population", "measure"], ["formula"], ["composite"]].filter { keys in
      keys.contains { fields[$0] != nil }
    }
    guard forms.count == 1 else {
      let second = forms.dropFirst().first?.first { fields[$0] != nil }
      problems.report(
        .computationCount(forms.count), at: second.map(fields.place) ?? fields.location)
      return nil
    }
    if let formula = fields["formula"] {
      return formula.expression(&problems).map { .formula($0) }
    }
    if let composite = fields["composite"] {
      return components(composite, &problems).map { .composite($0) }
    }
    return units(fields, &problems)
  }

  private func units(
    _ fields: YAMLFields, _ problems: inout ProblemList
  ) -> IndicatorSource.Computation? {
    for key in ["population", "measure"] where fields[key] == nil {
      problems.report(.missingKey(name: key), at: fields.location)
    }
    let population = fields["population"]?.expression(&problems)
    let measure = fields["measure"]?.expression(&problems)
    guard let population, let measure else { return nil }
    return .units(population: population, measure: measure)
  }

  private func components(
    _ node: YAMLNode, _ problems: inout ProblemList
  ) -> [(component: Composite.Component, location: Location)]? {
    guard let items = node.items(&problems) else { return nil }
    if items.isEmpty { problems.report(.emptyText, at: node.location) }
    var components: [(component: Composite.Component, location: Location)] = []
    for item in items {
      guard let component = component(item, &problems) else { continue }
      if let first = components.first(where: {
        $0.component.indicator == component.component.indicator
      }) {
        problems.report(
          .duplicateName(
            kind: .component, name: component.component.indicator,
            firstLine: first.location.line), at: component.location)
      }
      components.append(component)
    }
    return components.count == items.count && !items.isEmpty ? components : nil
  }

  private func component(
    _ node: YAMLNode, _ problems: inout ProblemList
  ) -> (component: Composite.Component, location: Location)? {
    guard
      let fields = node.fields(
        required: ["indicator", "worst", "best"], optional: ["weight"], &problems)
    else { return nil }
    let indicator = fields["indicator"]?.identifier(&problems)
    let worst = fields["worst"]?.number(&problems)
    let best = fields["best"]?.number(&problems)
    let weight = fields["weight"].map { $0.number(in: 0.001...1000, &problems) } ?? 1
    guard let indicator, let worst, let best, let weight else { return nil }
    guard worst != best else {
      problems.report(.noGoalposts, at: fields.place(of: "best"))
      return nil
    }
    let component = Composite.Component(
      indicator: indicator.text, worst: worst, best: best, weight: weight)
    return (component, indicator.location)
  }
}

extension IndicatorSource.Computation {
  /// The definition's own words, one line for each part, as the methods page shows them.
  var text: String {
    switch self {
    case .units(let population, let measure):
      "population: \(population.singleLine)\nmeasure: \(measure.singleLine)"
    case .formula(let formula): "formula: \(formula.singleLine)"
    case .composite(let components):
      components.map { part in
        let component = part.component
        return "composite: \(component.indicator), worst \(component.worst), "
          + "best \(component.best), weight \(component.weight)"
      }.joined(separator: "\n")
    }
  }
}

extension DefinitionText {
  /// The text with every run of white space as one blank.
  fileprivate var singleLine: String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
