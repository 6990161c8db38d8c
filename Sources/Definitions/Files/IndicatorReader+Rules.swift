import Model

extension IndicatorReader {
  /// Rules about cohorts, links, responses, dates and targets.
  func readRules(
    _ fields: YAMLFields, of indicator: inout IndicatorSource, _ problems: inout ProblemList
  ) {
    let frequency = indicator.description.frequency
    indicator.description.cohort = fields["cohort"].flatMap { Self.cohort($0, &problems) }
    indicator.description.interval = fields["interval"]?.choice(of: IntervalKind.self, &problems)
    indicator.description.target = fields["target"].flatMap {
      Self.target($0, frequency, &problems)
    }
    if indicator.description.direction == .target && fields["target"] == nil {
      problems.report(.directionWithoutTarget, at: fields["direction"]?.location ?? fields.location)
    }
    indicator.unlinked = fields["unlinked"]?.choice(of: UnlinkedRule.self, &problems)
    indicator.responses = fields["responses"].map { Self.responses($0, &problems) } ?? []
    indicator.closesAfter = fields["closes_after"]?.timeLength(&problems)
    indicator.invariant = fields["invariant"].flatMap { Self.invariant($0, &problems) }
    indicator.mayExceed100 = fields["may_exceed_100"]?.yesNo(&problems) ?? false
    indicator.isSensitive = fields["sensitive"]?.yesNo(&problems) ?? false
    indicator.places = fields.places
  }

  /// `0`, or `{value: 0, breach: warn}`.
  private static func invariant(_ node: YAMLNode, _ problems: inout ProblemList) -> Invariant? {
    guard case .mapping = node.content else { return node.number(&problems).map { Invariant($0) } }
    guard let fields = node.fields(required: ["value"], optional: ["breach"], &problems) else {
      return nil
    }
    let breach = fields["breach"]?.choice(of: Invariant.Breach.self, &problems) ?? .stop
    return fields["value"]?.number(&problems).map { Invariant($0, breach: breach) }
  }

  /// `{pool: 12 months, after: 12 months}`; either may be left out.
  private static func cohort(_ node: YAMLNode, _ problems: inout ProblemList) -> CohortWindow? {
    guard let fields = node.fields(required: [], optional: ["pool", "after"], &problems) else {
      return nil
    }
    let pool = fields["pool"].map { $0.months(&problems) } ?? 1
    let after = fields["after"].map { $0.months(&problems) } ?? 0
    guard let pool, let after else { return nil }
    return CohortWindow(pool: pool, after: after)
  }

  /// `{least: 80, greatest: 95, by: 2027-12, baseline: 2024-09}`; a value at least.
  private static func target(
    _ node: YAMLNode, _ frequency: Frequency, _ problems: inout ProblemList
  ) -> Target? {
    let keys = ["least", "greatest", "by", "baseline"]
    guard let fields = node.fields(required: [], optional: keys, &problems) else { return nil }
    let target = Target(
      least: fields["least"]?.number(&problems), greatest: fields["greatest"]?.number(&problems),
      by: fields["by"]?.period(frequency, &problems),
      baseline: fields["baseline"]?.period(frequency, &problems))
    if fields["least"] == nil && fields["greatest"] == nil {
      problems.report(.targetWithoutValue, at: node.location)
    }
    if let least = target.least, let greatest = target.greatest, greatest < least {
      problems.report(
        .reversed(first: "least", last: "greatest"), at: fields.place(of: "greatest"))
    }
    if let by = target.by, let baseline = target.baseline, by <= baseline {
      problems.report(.reversed(first: "baseline", last: "by"), at: fields.place(of: "by"))
    }
    return target
  }

  /// `{benefit_group: benefit_groups}` or `{source: {counted: a, among: b}}`.
  private static func responses(
    _ node: YAMLNode, _ problems: inout ProblemList
  ) -> [IndicatorSource.ResponseSource] {
    (node.entries(&problems) ?? []).compactMap { entry in
      guard case .mapping = entry.value.content else {
        return entry.value.identifier(&problems).map {
          IndicatorSource.ResponseSource(dimension: entry.key, counted: $0)
        }
      }
      guard
        let fields = entry.value.fields(required: ["counted"], optional: ["among"], &problems),
        let counted = fields["counted"]?.identifier(&problems)
      else { return nil }
      return IndicatorSource.ResponseSource(
        dimension: entry.key, counted: counted, among: fields["among"]?.identifier(&problems))
    }
  }
}
