/// A number of persons is sensitive when most of them belong to one household, centre or employer.
///
/// The cell is then about that household, whatever its size, and its members learn of the few others by taking
/// themselves away. Larger cells are not looked at: most of many persons in one centre say nothing of one
/// of them. Source: Handbook on Statistical Disclosure Control, 2nd edition, section 4.2.1, which asks to count
/// contributors, and 5.2 on what members of a group know. Example with 50 % of at most 20: of 8 persons a
/// family of 5 is found, a family of 4 is not.
public struct OneCluster: Hashable, Sendable {
  /// Per cent of the persons beyond which a cell is about one cluster.
  public var percent: Int
  /// Most persons of a cell that is looked at.
  public var base: Int

  /// Sets the rule.
  public init(percent: Int, base: Int) {
    self.percent = percent
    self.base = base
  }

  /// Whether one cluster has too large a part of a cell.
  ///
  /// - Parameters:
  ///   - largest: persons of the largest cluster.
  ///   - persons: all persons of the cell.
  /// - Returns: whether it is more than the per cent of a cell that is looked at.
  public func isSensitive(_ largest: Int, of persons: Int) -> Bool {
    guard persons >= 1, persons <= base, largest >= 1, largest <= persons else { return false }
    return 100 * largest > percent &* persons
  }
}
