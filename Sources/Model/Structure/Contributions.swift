/// How the amounts of single persons make up a sum: what rules about dominance ask for.
///
/// Amounts are in the unit of the sum and without sign; of a person with several rows it is that of all
/// of them together.
public struct Contributions: Hashable, Sendable {
  /// The greatest amount of one person.
  public var largest: Double
  /// The next greatest, of another person; 0 where there is none.
  public var second: Double
  /// The amounts of all persons.
  public var total: Double

  /// Describes a sum.
  public init(largest: Double, second: Double, total: Double) {
    self.largest = largest
    self.second = second
    self.total = total
  }
}
