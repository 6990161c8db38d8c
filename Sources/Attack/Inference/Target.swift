/// A cell of which an attacker wants to know what is possible.
struct Target {
  /// Why it is of interest.
  enum Interest {
    /// It is hidden: nobody shall come near it.
    case hidden
    /// It is hidden, and what is possible of it is wanted in full.
    case interval
    /// It is printed rounded.
    case rounded
    /// No file has it: a finding if it is certainly small.
    case unprinted
    /// What a sensitive part leaves: a finding also if it is nothing.
    case rest
    /// The cell of others, for an insider: a finding if it is certain.
    case certain
  }

  /// Its column in the component.
  var column: Int
  var interest: Interest
  /// What is proved to be its least value.
  var low: Double
  /// What is proved to be its greatest value.
  var high: Double
  /// The least value of the releases that were seen to be possible.
  var seenLow = Double.infinity
  /// The greatest one.
  var seenHigh = -Double.infinity
  /// The least value of any solution of a programme, whole or not.
  var relaxedLow = Double.infinity
  /// The greatest one.
  var relaxedHigh = -Double.infinity
  var isLowDone = false
  var isHighDone = false
  /// Relations that a bound rests on, where the solver gave it.
  var binding: [Int32] = []
  /// Whether the solver could not say.
  var isUnsettled = false
  /// Whether the search for whole numbers was given up, which may be tighter than the bounds.
  var isRelaxed = false

  /// Whether nothing remains to be found out about the least value; with `isExact`, only whole
  /// releases count.
  func hasLow(isExact: Bool) -> Bool {
    isLowDone || seenLow <= low || (!isExact && relaxedLow <= low + 1e-6)
  }

  /// Whether nothing remains to be found out about the greatest value.
  func hasHigh(isExact: Bool) -> Bool {
    isHighDone || seenHigh >= high || (!isExact && relaxedHigh >= high - 1e-6)
  }

  /// Whether enough is known; with `isExact`, only whole releases count, otherwise solutions of
  /// programmes as well, where they are wider than asked for by one.
  func isSettled(width: Double, threshold: Double, isExact: Bool) -> Bool {
    if isUnsettled || (hasLow(isExact: isExact) && hasHigh(isExact: isExact)) { return true }
    if isWide(seenLow, seenHigh, width: width, threshold: threshold) { return true }
    let asked = asked(of: width) + 1
    guard !isExact, relaxedHigh - relaxedLow >= asked else { return false }
    return isWide(relaxedLow, relaxedHigh, width: asked, threshold: threshold)
  }

  /// How far apart the least and the greatest value must be, where cells must be uncertain by a width.
  func asked(of width: Double) -> Double {
    interest == .certain ? 0 : width
  }

  private func isWide(
    _ least: Double, _ greatest: Double, width: Double, threshold: Double
  ) -> Bool {
    let seen = greatest - least
    switch interest {
    case .interval: return false
    case .hidden: return seen >= width
    case .rounded: return seen >= width || (seen > 0 && greatest >= threshold)
    case .unprinted: return greatest >= threshold || least <= 0
    case .rest: return greatest >= threshold || (least <= 0 && greatest > 0)
    case .certain: return seen > 0
    }
  }

  /// Takes a solution.
  mutating func see(_ release: PossibleRelease, column: Int) {
    if release.isWhole { see(release.values[column]) }
    seeRelaxed(release.values[column])
  }

  /// Takes a value of a release that is possible.
  mutating func see(_ value: Double) {
    seenLow = min(seenLow, value)
    seenHigh = max(seenHigh, value)
  }

  /// Takes a value of a solution that need not be whole.
  mutating func seeRelaxed(_ value: Double) {
    relaxedLow = min(relaxedLow, value)
    relaxedHigh = max(relaxedHigh, value)
  }
}
