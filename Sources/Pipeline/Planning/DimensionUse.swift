internal import Model

/// Which indicators can go without a dimension.
///
/// Those cannot whose codes are named by a formula (`at sex=Q`, `sum over district`), whose units may have
/// several codes, or whose values stand in the extract as they are; nor can what a formula takes position
/// by position from one that cannot, or gives to one.
struct DimensionUse {
  /// Ids of the indicators that have the dimension and can go without.
  let free: Set<String>

  /// Looks through a methodology.
  init(of dimension: String, in catalogue: Catalogue) {
    let users = catalogue.indicators.filter { $0.dimensionIDs.contains(dimension) }
    var free = Set(users.filter { !$0.needs(dimension) }.map(\.description.id))
    let ids = Set(users.map(\.description.id))
    for indicator in catalogue.indicators {
      guard case .formula(let formula) = indicator.plan else { continue }
      free.subtract(formula.inputs(naming: dimension))
    }
    var isSettled = false
    while !isSettled {
      isSettled = true
      for indicator in users {
        let tied = indicator.inputs.filter(ids.contains) + [indicator.description.id]
        guard !tied.allSatisfy(free.contains), !free.isDisjoint(with: tied) else { continue }
        free.subtract(tied)
        isSettled = false
      }
    }
    self.free = free
  }
}

extension Indicator {
  /// Whether its own computation asks for the codes of the dimension as they are.
  fileprivate func needs(_ dimension: String) -> Bool {
    switch plan {
    case .units(let plan):
      if case .value = plan.measure { return true }
      return plan.dimensions[dimension] == nil
    case .formula(let formula): return !formula.inputs(naming: dimension).isEmpty
    case .composite: return false
    }
  }
}

extension Formula {
  /// The indicators of which it takes certain, or all, codes of a dimension.
  fileprivate func inputs(naming dimension: String) -> [String] {
    switch self {
    case .number: []
    case .reference(let reference):
      reference.fixed[dimension] == nil || reference.fixed[dimension] == .total
        ? [] : [reference.indicator]
    case .arithmetic(_, let left, let right):
      left.inputs(naming: dimension) + right.inputs(naming: dimension)
    case .absolute(let inner): inner.inputs(naming: dimension)
    case .over(_, let taken, let inner):
      taken == dimension
        ? inner.references.map(\.indicator) : inner.inputs(naming: dimension)
    }
  }
}
