/// What is asked of the protection of a whole release.
public struct SuppressionOptions: Hashable, Sendable {
  /// Least difference of the greatest and the least value that readers must think possible of any hidden cell.
  public var width: Int
  /// Secret bytes that decide between patterns of about the same cost; the same bytes give the same pattern.
  public var seed: [UInt8]
  /// How much chance changes the cost of a cell: 0.2 stands for a fifth more or less.
  public var jitter: Double
  /// What the cost of a cell that was hidden in earlier periods is multiplied by.
  public var hysteresis: Double
  /// Whether cells that need not be hidden after all are printed again.
  public var prunes: Bool
  /// Threads at work at one time; the result does not depend on it.
  public var threads: Int

  /// Sets what is asked; usual values where nothing is said.
  public init(
    width: Int = 4, seed: [UInt8] = [], jitter: Double = 0.2, hysteresis: Double = 0.2,
    prunes: Bool = true, threads: Int = 2
  ) {
    self.width = width
    self.seed = seed
    self.jitter = jitter
    self.hysteresis = hysteresis
    self.prunes = prunes
    self.threads = threads
  }
}
