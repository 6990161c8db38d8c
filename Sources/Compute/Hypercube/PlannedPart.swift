import Model

/// A number of units that an observation of an indicator is made from.
enum PlannedPart: CaseIterable, Hashable, Sendable {
  /// Units in the base.
  case base
  /// Those of them in the numerator.
  case numerator
  /// Those that the denominator counts.
  case denominator
  /// Units of the population that are not in the base.
  case leftOut
  /// Units of the population that linked extracts could not find.
  case unlinked
  /// Different persons or values.
  case distinct
  /// Numbers that the rows hold.
  case amount
}

extension UnitPlan {
  /// The parts that are numbers of rows.
  var countedParts: [PlannedPart] {
    let own: [PlannedPart] =
      switch measure {
      case .share: [.base, .numerator]
      case .ratio(let numerator, let denominator):
        [.base] + (numerator.countsUnits ? [.numerator] : [])
          + (denominator.countsUnits ? [.denominator] : [])
      default: [.base]
      }
    return own + [.leftOut, .unlinked]
  }

  /// Whether every unit of the population is in the base.
  var takesEverybody: Bool {
    guard unlinked != .exclude else { return false }
    switch measure {
    case .count: return true
    case .share: return missing == .countAsNo
    default: return false
    }
  }

  /// Whether the value is made from numbers of units alone; magnitudes are not.
  func countsUnits(unit: UnitOfMeasure) -> Bool {
    switch measure {
    case .count, .distinct, .share: true
    case .ratio(let numerator, let denominator):
      !countsPersons && numerator.countsUnits && denominator.countsUnits
    case .sum(let value): (countsPersons || unit.isCount) && value.type != .real
    case .value, .mean, .quantile, .least, .greatest, .duration, .weightedShare: false
    }
  }
}
