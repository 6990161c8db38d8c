/// Extracts that refer to each other in a circle, so that none of them can be read before the others.
struct ReferenceCircles {
  /// The circles, each beginning with the extract that was reached first.
  private(set) var circles: [[String]] = []

  private var state: [String: State] = [:]
  private var path: [String] = []
  private let targets: [String: [String]]

  private enum State {
    case open
    case done
  }

  /// Looks at extracts and those that each refers to; others than the given ones are left out.
  init(_ references: [(extract: String, targets: [String])]) {
    targets = Dictionary(
      references.map { ($0.extract, $0.targets) }, uniquingKeysWith: { first, _ in first })
    for (extract, _) in references { visit(extract) }
  }

  /// Contracts are few and written by hand: as deep as the longest chain of references.
  private mutating func visit(_ extract: String) {
    guard let targets = targets[extract], state[extract] != .done else { return }
    if state[extract] == .open {
      if let start = path.firstIndex(of: extract) { circles.append(Array(path[start...])) }
      return
    }
    state[extract] = .open
    path.append(extract)
    for target in targets { visit(target) }
    path.removeLast()
    state[extract] = .done
  }
}
