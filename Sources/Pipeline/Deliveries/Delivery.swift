public import Model

/// One file of one extract for one period.
public struct Delivery: Hashable, Sendable {
  /// Id of the extract.
  public var extract: String
  /// Period of the folder it lies in.
  public var period: ReferencePeriod
  /// Path relative to the workspace.
  public var path: String

  /// Names a delivery.
  public init(extract: String, period: ReferencePeriod, path: String) {
    self.extract = extract
    self.period = period
    self.path = path
  }
}

/// The period that a run is for, and what somebody should know about newer ones.
public struct PeriodChoice: Hashable, Sendable {
  /// The period.
  public var period: ReferencePeriod
  /// Extracts that newer, unfinished periods wait for.
  public var waiting: [Diagnostic]
  /// Whether one of these is past its due day.
  public var isLate: Bool
}
