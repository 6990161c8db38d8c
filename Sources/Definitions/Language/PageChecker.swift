import Model

/// Looks for indicators that no reader ever sees and no figure is made from.
struct PageChecker {
  private let sources: [IndicatorSource]
  private let names: [String: Set<String>]

  /// Prepares a methodology's indicators; those with mistakes in their texts take part.
  init(_ sources: [IndicatorSource]) {
    self.sources = sources
    names = Dictionary(
      sources.map { ($0.description.id, $0.computation.namedIndicators) },
      uniquingKeysWith: { first, _ in first })
  }

  /// Unpublished indicators that no published one is computed from, directly or through others.
  ///
  /// One with an invariant is there for the gate that watches it.
  var unused: [IndicatorSource] {
    var open = sources.filter { $0.isPublished || $0.invariant != nil }.map(\.description.id)
    var used: Set<String> = []
    while let next = open.popLast() {
      guard used.insert(next).inserted else { continue }
      open += names[next, default: []].filter { names[$0] != nil }.sorted()
    }
    return sources.filter { !used.contains($0.description.id) }
  }
}

extension IndicatorSource.Computation {
  /// Words that may name indicators, whatever else is wrong with the text.
  fileprivate var namedIndicators: Set<String> {
    switch self {
    case .units: []
    case .composite(let parts): Set(parts.map(\.component.indicator))
    case .formula(let text):
      Set(
        ((try? Lexer.tokens(of: text)) ?? []).compactMap { token in
          if case .word(let word) = token.kind { word } else { nil }
        })
    }
  }
}
