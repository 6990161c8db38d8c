import Model

/// An indicator with all that it is computed from, each after its inputs.
struct IndicatorChain {
  /// The indicators in order, the one asked for last.
  let members: [Indicator]

  /// Follows formulas and composites to their inputs.
  init(_ indicator: Indicator, _ catalogue: Catalogue) {
    members = catalogue.inInputOrder([indicator])
  }

  /// For each frequency the first period that any of them needs.
  ///
  /// Each link of the chain may look back as far as it carries forward, shifts and takes together.
  func starts(
    from first: ReferencePeriod, through last: ReferencePeriod
  ) -> [Frequency: ReferencePeriod] {
    let lookBack = LookBack(members)
    var starts: [Frequency: ReferencePeriod] = [:]
    for indicator in members {
      let frequency = indicator.description.frequency
      let newest = min(first.converted(to: frequency), IndicatorQuery.end(of: last, at: frequency))
      let start = lookBack.start(of: indicator, shownFrom: newest)
      starts[frequency] = min(starts[frequency] ?? start, start)
    }
    return starts
  }
}
