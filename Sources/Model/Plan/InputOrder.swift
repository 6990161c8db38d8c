extension Catalogue {
  /// Some indicators with all that they are computed from, each after its inputs.
  ///
  /// Inputs that the catalogue does not have are left out: a worked example computes a part of it.
  /// Circles were refused by the checker.
  public func inInputOrder(_ wanted: [Indicator]) -> [Indicator] {
    let known = Dictionary(
      indicators.map { ($0.description.id, $0) }, uniquingKeysWith: { first, _ in first })
    var order: [Indicator] = []
    var seen: Set<String> = []
    func visit(_ indicator: Indicator) {
      guard seen.insert(indicator.description.id).inserted else { return }
      for case let input? in indicator.inputs.map({ known[$0] }) { visit(input) }
      order.append(indicator)
    }
    for indicator in wanted { visit(indicator) }
    return order
  }
}
