/// The steps to which medians and other order statistics are rounded before anything is done with them.
///
/// An order statistic is the value of one person, or lies between those of two; on a grid it is that of
/// nobody. Source: Handbook on Statistical Disclosure Control, 2nd edition, section 4.2 (order
/// statistics); Garfinkel, Abowd and Martindale, "Understanding Database Reconstruction Attacks on Public
/// Data", CACM 62 (2019). Example: a median wage of 817.50 AZN is shown as 820.
public struct QuantileGrid: Hashable, Sendable {
  /// Whole steps by unit of measure; units without a step are not rounded.
  public var steps: [UnitOfMeasure: Int]

  /// Sets steps.
  public init(_ steps: [UnitOfMeasure: Int]) {
    self.steps = steps
  }

  /// Ten manat and five days.
  public static let standard = QuantileGrid([.manatPerMonth: 10, .days: 5])

  /// The nearest multiple of the unit's step, halves upwards; the value itself where there is no step.
  public func value(_ value: Double, in unit: UnitOfMeasure) -> Double {
    guard let step = steps[unit], step > 1, value.isFinite else { return value }
    return (value / Double(step) + 0.5).rounded(.down) * Double(step)
  }
}
