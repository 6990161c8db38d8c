/// The numbers by which people are protected: data of the workspace, not of the program.
///
/// The default follows the Handbook on Statistical Disclosure Control (2nd edition, 2024), chapter 4,
/// and UNHCR's practice of never printing 1 to 4. `docs/disclosure.md` has a table of all numbers.
public struct DisclosurePolicy: Hashable, Sendable {
  /// How small numbers are kept from readers.
  public enum Profile: String, CaseIterable, Sendable {
    /// Small cells, and what gives them away, are not printed.
    case suppress
    /// Everything is computed from numbers whose small parts were rounded.
    case round
    /// Nothing is done: for a secured folder only.
    case none
  }

  /// Name shown on the methods page.
  public var name: String
  /// How small numbers are kept from readers.
  public var profile: Profile
  /// Least number of contributors of a printed count: 1 to `threshold` - 1 are hidden.
  public var threshold: Int
  /// Least number of units under a printed share, ratio, mean or median.
  public var smallBase: Int
  /// Least number of units under a printed quartile, percentile or time to an event other than the median.
  public var quantileBase: Int
  /// How many persons of a group may put together what they know of themselves before they learn of the
  /// others that all, or none, have a sensitive attribute.
  public var coalition: Int
  /// Hides a sum most of which few persons bring; nil where the rule is not applied.
  public var dominance: Dominance?
  /// Per cent to within which nobody may be able to estimate the greatest contribution to a sum; nil where
  /// the rule is not applied.
  public var withinPercent: Double?
  /// The same, of readers who know something about all contributions already; nil where the rule is not
  /// applied.
  public var priorPosterior: PriorPosterior?
  /// Per cent of contributors from one household or cluster beyond which a cell is about that one.
  public var clusterShare: Int
  /// Most contributors of a cell that is looked at for households and clusters.
  public var clusterBase: Int
  /// What is asked of a cell before it is printed again.
  public var hysteresis: Hysteresis
  /// Steps to which medians and other quantiles are rounded.
  public var quantileGrid: QuantileGrid
  /// Base of the profile `round`.
  public var roundingBase: Int
  /// Least number of contributors of the position in the middle, where a table can be shown in less detail.
  public var coarsening: Int

  private var chosenWidth: Int?

  /// A cell is hidden where the `contributors` greatest contributions are more than `percent` of the sum.
  public struct Dominance: Hashable, Sendable {
    /// How many contributions are added up, 1 or 2.
    public var contributors: Int
    /// Per cent of the sum.
    public var percent: Double

    /// Sets the rule.
    public init(contributors: Int, percent: Double) {
      self.contributors = contributors
      self.percent = percent
    }
  }

  /// Readers know every contribution to within `prior` per cent, and may not come to know one to within
  /// `posterior` per cent.
  public struct PriorPosterior: Hashable, Sendable {
    /// What readers may come to know, the p of the pq rule.
    public var posterior: Double
    /// What they know before, its q.
    public var prior: Double

    /// Sets the rule.
    public init(posterior: Double, prior: Double) {
      self.posterior = posterior
      self.prior = prior
    }
  }

  /// A cell that was hidden is printed again after `periods` periods in which it had `margin` contributors
  /// more than the threshold asks for.
  public struct Hysteresis: Hashable, Sendable {
    /// Contributors beyond the threshold.
    public var margin: Int
    /// Periods one after another.
    public var periods: Int

    /// Sets the rule.
    public init(margin: Int, periods: Int) {
      self.margin = margin
      self.periods = periods
    }
  }

  /// Sets a policy; the default hides 1 to 4, shares, means and medians of fewer than 10 and other
  /// quantiles of fewer than 20, and sums of which one person's part is known to within 10 %.
  public init(
    name: String = "suppress", threshold: Int = 5, smallBase: Int = 10, coarsening: Int = 20,
    profile: Profile = .suppress, quantileBase: Int = 20
  ) {
    self.name = name
    self.profile = profile
    self.threshold = threshold
    self.smallBase = smallBase
    self.quantileBase = quantileBase
    self.coarsening = coarsening
    coalition = 0
    withinPercent = 10
    clusterShare = 50
    clusterBase = 20
    hysteresis = Hysteresis(margin: 2, periods: 2)
    quantileGrid = .standard
    roundingBase = 5
  }

  /// Least difference of the greatest and the least value that a reader must think possible of a hidden
  /// count; one less than the threshold unless another is set.
  public var width: Int {
    get { chosenWidth ?? threshold - 1 }
    set { chosenWidth = newValue }
  }
}
