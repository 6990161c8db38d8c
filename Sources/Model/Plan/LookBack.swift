/// How far before its shown series an indicator must be computed, because formulas look back to it.
public struct LookBack: Sendable {
  private let months: [String: Int]

  /// Follows formulas and composites to their inputs; circles were refused by the checker.
  public init(_ indicators: [Indicator]) {
    var months: [String: Int] = [:]
    // A chain of formulas is at most as long as there are indicators.
    for _ in indicators {
      let before = months
      for indicator in indicators {
        let own = months[indicator.description.id] ?? 0
        for (input, reach) in indicator.reaches {
          months[input] = max(months[input] ?? 0, own + reach)
        }
      }
      if months == before { break }
    }
    self.months = months
  }

  /// The first period to compute, for an indicator that is shown from a period on.
  public func start(of indicator: Indicator, shownFrom start: ReferencePeriod) -> ReferencePeriod {
    let months = months[indicator.description.id] ?? 0
    let length = start.frequency.months
    return start.advanced(by: -((months + length - 1) / length))
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
        (reference.indicator, carryForward + reference.monthsAgo + reference.window.months(self))
      }
    }
  }
}

extension Formula.Window {
  /// Calendar months before the period itself that the window takes in.
  fileprivate func months(_ indicator: Indicator) -> Int {
    switch self {
    case .single: 0
    case .mean(let periods), .sum(let periods):
      (periods - 1) * indicator.description.frequency.months
    case .yearToDate: 11
    }
  }
}
