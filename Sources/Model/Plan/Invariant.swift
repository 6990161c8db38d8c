/// A value that an indicator must have in every period, such as the zero of a balance.
public struct Invariant: Hashable, Sendable {
  /// What another value in the period of the run does.
  public enum Breach: String, CaseIterable, Sendable {
    /// Nothing is published.
    case stop
    /// The run says so and goes on.
    case warn
  }

  /// The value.
  public var value: Double
  /// What happens where it is another one.
  public var breach: Breach

  /// Declares an invariant.
  public init(_ value: Double, breach: Breach = .stop) {
    self.value = value
    self.breach = breach
  }
}
