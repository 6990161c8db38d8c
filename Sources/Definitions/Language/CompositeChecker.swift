import Model

/// Checks the components of a composite index.
struct CompositeChecker {
  /// The indicators that can be named, by id.
  let sources: [String: IndicatorSource]

  /// The composite of its components as read.
  func check(
    _ parts: [(component: Composite.Component, location: Location)]
  ) throws(LanguageProblem) -> Composite {
    for (component, location) in parts {
      guard sources[component.indicator] != nil else {
        throw LanguageProblem(
          .unknownIndicator(
            component.indicator,
            nearest: nearestName(to: component.indicator, among: sources.keys.sorted())),
          at: location.position)
      }
      guard component.worst != component.best, component.weight > 0,
        component.weight.isFinite, component.worst.isFinite, component.best.isFinite
      else { throw LanguageProblem(.badComponent(component.indicator), at: location.position) }
    }
    return Composite(components: parts.map(\.component))
  }
}
