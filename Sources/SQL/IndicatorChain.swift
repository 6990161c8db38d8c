import Model

/// An indicator with all that it is computed from, each after its inputs.
struct IndicatorChain {
  /// The indicators in order, the one asked for last.
  let members: [Indicator]

  /// Follows formulas and composites to their inputs.
  init(_ indicator: Indicator, _ catalogue: Catalogue) {
    var order: [Indicator] = []
    var seen: Set<String> = []
    func visit(_ indicator: Indicator) {
      guard seen.insert(indicator.description.id).inserted else { return }
      for input in indicator.inputs { catalogue.indicator(input).map(visit) }
      order.append(indicator)
    }
    visit(indicator)
    members = order
  }

  /// For each frequency the first period that any of them needs.
  ///
  /// Each link of the chain may look back as far as it carries forward, shifts and takes together.
  func starts(
    from first: ReferencePeriod, through last: ReferencePeriod
  ) -> [Frequency: ReferencePeriod] {
    var months: [String: Int] = [:]
    for indicator in members.reversed() {
      let own = months[indicator.description.id] ?? 0
      for (input, reach) in indicator.reaches {
        months[input] = max(months[input] ?? 0, own + reach)
      }
    }
    var starts: [Frequency: ReferencePeriod] = [:]
    for indicator in members {
      let frequency = indicator.description.frequency
      let back = months[indicator.description.id] ?? 0
      let newest = min(first.converted(to: frequency), IndicatorQuery.end(of: last, at: frequency))
      let start = newest.advanced(by: -((back + frequency.months - 1) / frequency.months))
      starts[frequency] = min(starts[frequency] ?? start, start)
    }
    return starts
  }
}

extension Indicator {
  /// For each input, how many calendar months before a period it may be read.
  fileprivate var reaches: [(input: String, months: Int)] {
    switch plan {
    case .units: []
    case .composite(let composite): composite.components.map { ($0.indicator, carryForward) }
    case .formula(let formula):
      formula.references.map { reference in
        let window =
          switch reference.window {
          case .single: 0
          case .mean(let periods), .sum(let periods):
            (periods - 1) * description.frequency.months
          case .yearToDate: 11
          }
        return (reference.indicator, carryForward + reference.monthsAgo + window)
      }
    }
  }
}
