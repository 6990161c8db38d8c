/// Joins the results of all batches, and checks every release once more against the system itself.
struct SuppressionAssembly {
  private let system: LinkedSystem
  private let prepared: PreparedSystem
  private let options: SuppressionOptions
  private var isHidden: [Bool]
  private var isSecondary: [Bool]
  private var pairs: [Suppression.Pair] = []
  private var account = Suppression.Account()

  init(_ system: LinkedSystem, _ prepared: PreparedSystem, options: SuppressionOptions) {
    self.system = system
    self.prepared = prepared
    self.options = options
    isHidden = system.cells.map { cell in
      switch cell.standing {
      case .known: false
      case .printable: cell.need != nil
      case .unprinted, .withheld: true
      }
    }
    isSecondary = [Bool](repeating: false, count: system.cells.count)
    account.cells = system.cells.count
    account.relations = system.relations.count
    account.components = prepared.components
  }

  /// Adds what a search found.
  mutating func add(_ search: SearchResult) {
    for cell in search.secondary {
      isHidden[cell] = true
      isSecondary[cell] = true
    }
    pairs.append(contentsOf: search.pairs)
    account.programmes += search.programmes
    account.insiders += search.insiders
    account.pruned += search.pruned
  }

  /// The protected release.
  func finished() -> Suppression {
    var account = account
    let check = ReleaseCheck(system, isHidden: isHidden)
    let sound = check.sound(pairs).sorted { $0.cell < $1.cell }
    var isProtected = [Bool](repeating: false, count: system.cells.count)
    for pair in sound { isProtected[pair.cell] = true }
    var unprotected: [Suppression.Unprotected] = []
    for (index, cell) in system.cells.enumerated() {
      if isHidden[index], cell.standing != .unprinted { account.hidden += 1 }
      if isSecondary[index] { account.secondary += 1 }
      guard !isProtected[index], isAsked(index), let reason = reason(index) else { continue }
      unprotected.append(
        Suppression.Unprotected(cell: index, reason: reason, isSensitive: cell.need != nil))
    }
    return Suppression(
      isHidden: isHidden, pairs: sound, unprotected: unprotected, account: account)
  }

  /// Whether a cell must have two releases.
  private func isAsked(_ index: Int) -> Bool {
    system.cells[index].need != nil
      || (isHidden[index] && system.cells[index].standing != .unprinted)
  }

  private func reason(_ index: Int) -> Suppression.Unprotected.Reason? {
    let cell = system.cells[index]
    if cell.standing == .known { return .known }
    let isAssumed = cell.value >= cell.least ?? .min && cell.value <= cell.greatest ?? .max
    return isAssumed ? .tooFewValues : .outsideBounds
  }
}
