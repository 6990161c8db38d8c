/// What a reader would guess who takes a hidden count for what was printed a period before or after it.
///
/// Counts of small groups move by little from month to month, so that no algebra is needed. Nothing is proven by a
/// guess, which is why no release is stopped for it; but it should be known how good such guesses are.
public struct ChangeAttack: Hashable, Sendable {
  /// Hidden counts.
  public var hidden = 0
  /// Of these, the ones that are printed for the period before or after.
  public var besidePrinted = 0
  /// Of these, the ones that differ by at most `most` from every such number.
  public var within = 0
  /// By how much counts are taken to move at most.
  public var most: Int

  /// Guesses all hidden counts of a release.
  ///
  /// - Parameters:
  ///   - table: the cells of the release with their true values.
  ///   - isHidden: for each cell whether it is hidden.
  ///   - most: by how much counts are taken to move at most.
  ///   - previous: the period before one, or nil.
  public init(
    _ table: LedgerTable, isHidden: [Bool], most: Int = 1, previous: (String) -> String?
  ) {
    self.most = most
    let before = PeriodSeries(table, previous).before
    var after: [Int: Int] = [:]
    for (index, earlier) in before.enumerated() {
      if let earlier { after[earlier] = index }
    }
    for (index, cell) in table.cells.enumerated()
    where cell.isCount && cell.linked.standing != .unprinted
      && isHidden.indices.contains(index) && isHidden[index]
    {
      hidden += 1
      let printed = [before[index], after[index]].compactMap { $0 }.filter { !isHidden[$0] }
      guard !printed.isEmpty else { continue }
      besidePrinted += 1
      let moved = printed.map { (table.cells[$0].linked.value &- cell.linked.value).magnitude }
      if moved.allSatisfy({ $0 <= UInt(max(0, most)) }) { within += 1 }
    }
  }
}
