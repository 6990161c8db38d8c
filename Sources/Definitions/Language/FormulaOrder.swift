import Model

/// Finds indicators that need themselves, directly or through others.
struct FormulaOrder {
  private let inputs: [String: [String]]

  /// Prepares the graph of which indicator is computed from which.
  init(_ indicators: [Indicator]) {
    inputs = Dictionary(
      indicators.map { ($0.description.id, $0.inputs) }, uniquingKeysWith: { first, _ in first })
  }

  /// The circle that an indicator is part of, from it to itself, or nil.
  func circle(through id: String) -> [String]? {
    var seen: Set<String> = []
    var open: [[String]] = inputs[id, default: []].map { [id, $0] }
    while let path = open.popLast() {
      guard let last = path.last else { continue }
      if last == id { return path }
      guard seen.insert(last).inserted else { continue }
      open += inputs[last, default: []].map { path + [$0] }
    }
    return nil
  }
}
