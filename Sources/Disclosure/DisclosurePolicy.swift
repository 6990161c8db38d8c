/// The thresholds of disclosure control: data of the workspace, not of the program.
///
/// The default follows the Handbook on Statistical Disclosure Control (2nd edition, 2024), chapter 4,
/// and UNHCR's practice of never printing 1 to 4.
public struct DisclosurePolicy: Hashable, Sendable {
  /// Name shown on the methods page.
  public var name: String
  /// Least number of contributors of a printed count: 1 to `threshold` - 1 are hidden.
  public var threshold: Int
  /// Least number of units under a printed mean, median or percentile.
  public var smallBase: Int
  /// Least number of contributors of the position in the middle, where a table can be shown in less detail.
  public var coarsening: Int

  /// Sets a policy; the default hides 1 to 4 and order statistics of fewer than 10, and shows a
  /// table in less detail where fewer than 20 are behind the position in the middle.
  public init(
    name: String = "suppress", threshold: Int = 5, smallBase: Int = 10, coarsening: Int = 20
  ) {
    self.coarsening = coarsening
    self.name = name
    self.threshold = threshold
    self.smallBase = smallBase
  }
}
