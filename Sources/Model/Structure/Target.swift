/// What an indicator should reach: a value to pass, or a range to stay in.
public struct Target: Hashable, Sendable {
  /// The least value that reaches it; nil for no lower side.
  public var least: Double?
  /// The greatest value that reaches it; nil for no upper side.
  public var greatest: Double?
  /// The period by which it should be reached; nil where it should always hold.
  public var by: ReferencePeriod?
  /// The period from which progress is measured; nil for the first one with a value.
  public var baseline: ReferencePeriod?

  /// Describes a target.
  public init(
    least: Double?, greatest: Double?, by: ReferencePeriod? = nil, baseline: ReferencePeriod? = nil
  ) {
    self.least = least
    self.greatest = greatest
    self.by = by
    self.baseline = baseline
  }

  /// How far a value is from the target; 0 where it is reached.
  public func distance(of value: Double) -> Double {
    max(0, (least ?? value) - value, value - (greatest ?? value))
  }
}
