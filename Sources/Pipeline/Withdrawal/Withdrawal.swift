public import Model

/// What was withdrawn, and what readers see instead.
public struct Withdrawal: Hashable, Sendable {
  /// The release.
  public var release: String
  /// Its newest period.
  public var period: ReferencePeriod
  /// Whether readers saw it until now.
  public var wasInForce: Bool
  /// The release that readers see now; nil for none.
  public var inForce: String?

  /// The withdrawal for machines.
  public var json: JSON {
    [
      "release": .string(release), "period": .string(period.description),
      "was_in_force": .boolean(wasInForce), "in_force": JSON(inForce),
    ]
  }
}
