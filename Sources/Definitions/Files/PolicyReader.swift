import Model

/// Reads named policies of disclosure control and their numbers.
enum PolicyReader {
  /// Keys of the numbers of a policy.
  static let numbers = [
    "threshold", "width", "small_base", "quantile_base", "coalition", "dominance", "p_percent",
    "pq", "cluster_share", "cluster_base", "hysteresis", "quantile_grid", "rounding_base",
    "coarsening",
  ]

  /// Named policies, each a profile with its own numbers.
  static func policies(_ node: YAMLNode, _ problems: inout ProblemList) -> [DisclosurePolicy] {
    let builtIn = DisclosurePolicy.Profile.allCases.map(\.rawValue)
    return (node.entries(&problems) ?? []).compactMap { entry in
      let name = entry.key.text
      guard isIdentifier(name) else {
        problems.report(.notIdentifier, at: entry.key.location)
        return nil
      }
      if builtIn.contains(name) {
        problems.report(
          .duplicateName(kind: .policy, name: name, firstLine: nil), at: entry.key.location)
      }
      return policy(name, entry.value, &problems)
    }
  }

  private static func policy(
    _ name: String, _ node: YAMLNode, _ problems: inout ProblemList
  ) -> DisclosurePolicy? {
    guard let fields = node.fields(required: [], optional: ["profile"] + numbers, &problems) else {
      return nil
    }
    let profile = fields["profile"]?.choice(of: DisclosurePolicy.Profile.self, &problems)
    var policy = DisclosurePolicy(name: name, profile: profile ?? .suppress)
    readNumbers(fields, of: &policy, &problems)
    return policy
  }

  /// The numbers that take the place of a policy's own.
  static func readNumbers(
    _ fields: YAMLFields, of policy: inout DisclosurePolicy, _ problems: inout ProblemList
  ) {
    let old = policy
    policy.threshold = fields["threshold"]?.threshold(&problems) ?? old.threshold
    policy.smallBase = fields["small_base"]?.threshold(&problems) ?? old.smallBase
    policy.quantileBase = fields["quantile_base"]?.threshold(&problems) ?? old.quantileBase
    policy.coarsening = fields["coarsening"]?.threshold(&problems) ?? old.coarsening
    if let width = fields["width"]?.integer(in: 2...1000, &problems) { policy.width = width }
    policy.coalition = fields["coalition"]?.integer(in: 0...1000, &problems) ?? old.coalition
    policy.clusterShare =
      fields["cluster_share"]?.integer(in: 1...100, &problems) ?? old.clusterShare
    policy.clusterBase = fields["cluster_base"]?.integer(in: 0...1000, &problems) ?? old.clusterBase
    policy.roundingBase =
      fields["rounding_base"]?.integer(in: 3...5, &problems) ?? old.roundingBase
    policy.withinPercent =
      fields["p_percent"]?.number(in: 0...100, &problems) ?? old.withinPercent
    policy.dominance = fields["dominance"].flatMap { dominance($0, &problems) } ?? old.dominance
    policy.priorPosterior = fields["pq"].flatMap { pq($0, &problems) } ?? old.priorPosterior
    policy.hysteresis = fields["hysteresis"].flatMap { hysteresis($0, &problems) } ?? old.hysteresis
    policy.quantileGrid =
      fields["quantile_grid"].map { grid($0, old.quantileGrid, &problems) } ?? old.quantileGrid
  }

  /// `{n: 2, k: 85}`.
  private static func dominance(
    _ node: YAMLNode, _ problems: inout ProblemList
  ) -> DisclosurePolicy.Dominance? {
    let fields = node.fields(required: ["n", "k"], &problems)
    guard let contributors = fields?["n"]?.integer(in: 1...2, &problems),
      let percent = fields?["k"]?.number(in: 1...100, &problems)
    else { return nil }
    return DisclosurePolicy.Dominance(contributors: contributors, percent: percent)
  }

  /// `{p: 10, q: 50}`.
  private static func pq(
    _ node: YAMLNode, _ problems: inout ProblemList
  ) -> DisclosurePolicy.PriorPosterior? {
    let fields = node.fields(required: ["p", "q"], &problems)
    guard let posterior = fields?["p"]?.number(in: 0...100, &problems),
      let prior = fields?["q"]?.number(in: 1...100, &problems)
    else { return nil }
    if posterior >= prior {
      problems.report(.reversed(first: "p", last: "q"), at: node.location)
    }
    return DisclosurePolicy.PriorPosterior(posterior: posterior, prior: prior)
  }

  /// `{margin: 2, periods: 2}`.
  private static func hysteresis(
    _ node: YAMLNode, _ problems: inout ProblemList
  ) -> DisclosurePolicy.Hysteresis? {
    let fields = node.fields(required: ["margin", "periods"], &problems)
    guard let margin = fields?["margin"]?.integer(in: 0...1000, &problems),
      let periods = fields?["periods"]?.integer(in: 0...120, &problems)
    else { return nil }
    return DisclosurePolicy.Hysteresis(margin: margin, periods: periods)
  }

  /// `{azn_per_month: 10, days: 5}`.
  private static func grid(
    _ node: YAMLNode, _ old: QuantileGrid, _ problems: inout ProblemList
  ) -> QuantileGrid {
    var steps = old.steps
    let units = UnitOfMeasure.allCases
    let fields = node.fields(required: [], optional: units.map(\.rawValue), &problems)
    for unit in units {
      steps[unit] =
        fields?[unit.rawValue]?.integer(in: 1...1_000_000, &problems) ?? steps[unit]
    }
    return QuantileGrid(steps)
  }
}

extension YAMLNode {
  /// A threshold: one of 1 or 2 would print what only one or two persons are behind.
  fileprivate func threshold(_ problems: inout ProblemList) -> Int? {
    guard let number = integer(in: 0...1000, &problems) else { return nil }
    if number < 3 { problems.report(.thresholdTooLow(least: 3), at: location) }
    return number
  }
}
