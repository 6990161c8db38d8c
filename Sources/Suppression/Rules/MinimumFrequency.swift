/// A number of persons is sensitive from 1 to one less than a threshold.
///
/// What is counted are different persons, not records. The same holds of numbers that no table prints but
/// that follow from printed ones: a complement, the difference of two groups one of which lies within the
/// other, and the change of a figure that is printed again. Zero is not sensitive. Source: Handbook on
/// Statistical Disclosure Control, 2nd edition, sections 4.2.1 and 5.2. Example with threshold 5: 0 and 5
/// may be printed, 1 and 4 may not; with 28 of 18 and older and 27 of 18 to 59 the one of 60 is known.
public struct MinimumFrequency: Hashable, Sendable {
  /// Least number of persons that may be printed.
  public var threshold: Int

  /// Sets the threshold.
  public init(threshold: Int) {
    self.threshold = threshold
  }

  /// Whether a number of persons is sensitive.
  public func isSensitive(_ persons: Int) -> Bool {
    persons >= 1 && persons < threshold
  }

  /// Whether the rest of a whole is sensitive: its complement, or the difference of two groups.
  public func isSensitive(_ whole: Int, less part: Int) -> Bool {
    isSensitive(whole &- part)
  }

  /// Whether it is sensitive by how much a number that was printed before has changed, in either direction.
  public func isSensitive(changing old: Int, to new: Int) -> Bool {
    isSensitive(new &- old) || isSensitive(old &- new)
  }
}
