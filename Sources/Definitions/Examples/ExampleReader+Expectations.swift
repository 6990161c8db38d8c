import Model

extension ExampleReader {
  /// What must follow: one observation, or a list of them.
  func expectations(
    _ node: YAMLNode, _ problems: inout ProblemList
  ) -> [WorkedExample.Expectation] {
    guard case .list(let items) = node.content else {
      return [expectation(node, &problems)].compactMap { $0 }
    }
    if items.isEmpty { problems.report(.emptyText, at: node.location) }
    return items.compactMap { expectation($0, &problems) }
  }

  private func expectation(
    _ node: YAMLNode, _ problems: inout ProblemList
  ) -> WorkedExample.Expectation? {
    let names = WorkedExample.Part.allCases.map(\.rawValue) + ["absence"]
    guard
      let fields = node.fields(required: [], optional: names + positions.names, &problems),
      let entries = node.entries(&problems), let place = positions.position(entries, &problems)
    else { return nil }
    let numbers = entries.compactMap { entry in
      WorkedExample.Part(rawValue: entry.key.text).flatMap { self.number($0, entry, &problems) }
    }
    let absence = fields["absence"].flatMap { self.absence($0, &problems) }
    let hasNumber = names.contains { $0 != "absence" && fields[$0] != nil }
    if fields["absence"] == nil ? !hasNumber : fields["value"] != nil {
      problems.report(.notOneOutcome, at: node.location)
    }
    return WorkedExample.Expectation(
      codes: place.codes, position: place.position, numbers: numbers, absence: absence,
      location: node.location, absenceLocation: fields["absence"]?.location)
  }

  private func number(
    _ part: WorkedExample.Part, _ entry: YAMLNode.Entry, _ problems: inout ProblemList
  ) -> WorkedExample.ExpectedNumber? {
    if let plan, let reason = reason(for: part, toLackIn: plan) {
      problems.report(.notOfIndicator(part, reason: reason), at: entry.key.location)
      return nil
    }
    guard let text = entry.value.text(&problems), let number = entry.value.number(&problems) else {
      return nil
    }
    return WorkedExample.ExpectedNumber(
      part: part, number: number, text: text.text, location: text.location)
  }

  private func absence(_ node: YAMLNode, _ problems: inout ProblemList) -> AbsenceReason? {
    let allowed = AbsenceReason.allCases.filter { $0 != .notPublished }.map(\.rawValue)
    guard let reason = node.word(among: allowed, &problems).flatMap(AbsenceReason.init) else {
      return nil
    }
    if reason == .notReached, case .units(let units)? = plan {
      guard case .duration = units.measure else {
        problems.report(.neverAbsent(reason), at: node.location)
        return nil
      }
    }
    return reason
  }

  /// Why observations of a plan never have a number, or nil where they have it.
  private func reason(for part: WorkedExample.Part, toLackIn plan: Indicator.Plan) -> String? {
    switch part {
    case .value: return nil
    case .lower, .upper:
      return source.description.interval == nil ? "it declares no interval" : nil
    case .numerator, .denominator, .linked:
      guard case .units(let units) = plan else { return "it is computed from other indicators" }
      if part == .linked {
        let linked = units.linkedExtracts(methodology.contracts)
        return linked.isEmpty ? "its measure reads no other extract about the same persons" : nil
      }
      return units.measure.lacks(part) ? "its measure divides nothing" : nil
    }
  }
}

extension Measure {
  /// Whether its observations have no numerator, or no denominator.
  fileprivate func lacks(_ part: WorkedExample.Part) -> Bool {
    switch self {
    case .share, .ratio, .mean, .weightedShare: false
    case .quantile, .duration: part == .numerator
    case .count, .distinct, .sum, .value, .least, .greatest: true
    }
  }
}
