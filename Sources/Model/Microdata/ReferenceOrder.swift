/// The order in which extracts are read, so that one is there before another refers to it.
public struct ReferenceOrder: Sendable {
  /// Ids of the extracts in reading order; where nothing else decides, in the order of definition.
  public private(set) var extracts: [String] = []
  /// Extracts that refer to each other in a circle, each circle beginning with the extract that was
  /// reached first; references that close a circle are not followed.
  public private(set) var circles: [[String]] = []

  private var state: [String: State] = [:]
  private var path: [String] = []
  private let targets: [String: [String]]

  private enum State {
    case open
    case done
  }

  /// Orders the extracts of some contracts by their references.
  public init(_ contracts: [ExtractContract]) {
    self.init(contracts.map { ($0.id, $0.references.map(\.extract)) })
  }

  /// Orders extracts by the extracts that each refers to; others than the given ones are left out.
  public init(_ references: [(extract: String, targets: [String])]) {
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
    extracts.append(extract)
  }
}
