/// How many rows of a population are left at each step on the way to one figure.
///
/// From the rows at the position to the base no row is lost: those at the position are those in the
/// base and those left out for each reason.
public struct PopulationSteps: Hashable, Sendable {
  /// Rows of the table that the population comes from.
  public var rows = 0
  /// Of these, rows whose person was found; nil where rows name no persons.
  public var withPerson: Int?
  /// Rows left after each condition of the population in turn.
  public var afterConditions: [Int] = []
  /// Rows of the population that stand at the position.
  public var atPosition = 0
  /// Of these, rows whose person the linked extracts could find; nil where the measure links nothing.
  public var findable: Int?
  /// Left out because their person could not be found.
  public var unlinked = 0
  /// Left out because they were never under observation, or are about nobody.
  public var outside = 0
  /// Left out because a value is missing.
  public var incomplete = 0
  /// Rows in the base.
  public var base = 0
  /// Of these, the ones that the denominator counts; nil where it is no number of rows.
  public var inDenominator: Int?
  /// Of these, the ones that the numerator counts; nil where it is no number of rows.
  public var inNumerator: Int?
}
