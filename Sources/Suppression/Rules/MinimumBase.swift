/// A quotient, a mean or an order statistic is sensitive over fewer than a least number of persons.
///
/// Source: ACRO and the ESSNet guidelines for the checking of output ask for 10 units under any statistic;
/// Handbook on Statistical Disclosure Control, 2nd edition, section 5.7, on means of few. A share of
/// few tells its numerator and denominator although it is rounded: 28.6 % of at most 13 is 2 of 7.
/// Example with base 10: a mean of 9 may not be printed, of 10 it may; over nobody there is none.
public struct MinimumBase: Hashable, Sendable {
  /// Least number of persons.
  public var least: Int

  /// Sets the number.
  public init(least: Int) {
    self.least = least
  }

  /// Whether a statistic over a number of persons is sensitive.
  public func isSensitive(over persons: Int) -> Bool {
    persons >= 1 && persons < least
  }
}
