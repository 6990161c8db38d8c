public import Model

/// One observation as some vintage published it, with codes instead of places in code lists, so
/// that it stays readable when code lists change.
public struct ArchivedObservation: Hashable, Sendable {
  /// The time that the value is about.
  public var period: ReferencePeriod
  /// Ids of the dimensions.
  public var dimensions: [String]
  /// One code for each dimension, `_T`, `_U` and `_Z` included.
  public var position: [String]
  /// The value, or nil with a reason.
  public var value: Double?
  /// What was divided.
  public var numerator: Double?
  /// What it was divided by.
  public var denominator: Double?
  /// Qualifications of the value.
  public var status: ObservationStatus
  /// Whether the value was shown.
  public var confidentiality: ConfidentialityStatus
  /// Why there is no value.
  public var absence: AbsenceReason?
  /// Lower end of the interval.
  public var lower: Double?
  /// Upper end of the interval.
  public var upper: Double?
  /// What the interval means; nil where there is none.
  public var intervalType: IntervalKind?
  /// Percentage of the population's units that linked extracts could find.
  public var linkedCoverage: Double?
}
