/// A figure about the same persons that somebody else has published, so that readers know it whatever is printed.
public struct OutsideFigure: Hashable, Sendable {
  /// Which number of an observation it is.
  public enum Number: String, CaseIterable, Sendable {
    /// The value.
    case value
    /// What is divided.
    case numerator
    /// What it is divided by.
    case denominator
  }

  /// Id of the indicator that has the number.
  public var indicator: String
  /// Which of its numbers.
  public var number: Number
  /// Reference period.
  public var period: ReferencePeriod
  /// Codes by dimension; dimensions not named stand at their total.
  public var codes: [String: String]
  /// The least and greatest number that the publication leaves possible.
  public var range: ClosedRange<Int>
  /// File that it was read from, for messages.
  public var file: String

  /// Describes a figure.
  public init(
    indicator: String, number: Number, period: ReferencePeriod, codes: [String: String],
    range: ClosedRange<Int>, file: String
  ) {
    self.indicator = indicator
    self.number = number
    self.period = period
    self.codes = codes
    self.range = range
    self.file = file
  }
}
