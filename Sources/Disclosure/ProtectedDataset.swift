public import Model

/// The observations of one indicator as they may be shown.
///
/// Only `Disclosure` can make one: its memberwise initialiser is internal, so that forgetting to
/// protect a table does not compile anywhere else. Do not write a public one.
public struct ProtectedDataset: Sendable {
  /// What the observations are about.
  public let indicator: IndicatorDescription
  /// Every dimension by which any of its tables is broken down, in order.
  public let dimensions: [Dimension]
  /// Observations ordered by period and position.
  public let observations: [ProtectedObservation]
  /// Tables that are not shown because another degree of detail is, or none is large enough; each is a
  /// list of dimension ids.
  public let withheldTables: [[String]]
  /// Tables that are not shown because nothing hidden in them or beside them could protect their numbers.
  public internal(set) var unprotectedTables: [[String]] = []
}

/// One observation as it may be shown: what is hidden is not here at all.
public struct ProtectedObservation: Hashable, Sendable {
  /// The time that the value is about.
  public let period: ReferencePeriod
  /// One entry for each of the dataset's dimensions.
  public let position: [DimensionValue]
  /// The value in the indicator's unit, or nil with a reason.
  public let value: Double?
  /// Whether the value is the nearest step of a grid: zero stands for what lies near it as well, and nobody may learn
  /// which of them it was.
  public let isOnGrid: Bool
  /// What is divided, where the measure is a quotient and it may be shown.
  public let numerator: Double?
  /// What it is divided by, where it may be shown.
  public let denominator: Double?
  /// Qualifications of the value.
  public let status: ObservationStatus
  /// Whether the value may be shown.
  public let confidentiality: ConfidentialityStatus
  /// Why there is no value.
  public let absence: AbsenceReason?
  /// The interval of the indicator's kind, where there is one and it may be shown.
  public let interval: ClosedRange<Double>?
  /// Percentage of the population's units that all linked extracts could find, where units are linked
  /// and it may be shown.
  public let linkedCoverage: Double?
  /// Where hidden numbers lie, as anybody can work out; told for pages and tables only.
  public internal(set) var range: PublicRange?

  init(
    _ observation: Observation, _ showing: SecuredCells.Showing, interval kind: IntervalKind?,
    isOnGrid: Bool = false, isInternal: Bool = false
  ) {
    period = observation.period
    position = observation.position
    numerator = showing.numerator ? observation.numerator : nil
    denominator = showing.denominator ? observation.denominator : nil
    self.isOnGrid = isOnGrid
    guard showing.value else {
      value = nil
      status = observation.status.union(.suppressed)
      confidentiality = .confidential
      absence = .notPublished
      interval = nil
      linkedCoverage = nil
      return
    }
    value = observation.value
    status = observation.status.union(observation.absence?.status ?? [])
    confidentiality = isInternal ? .internalUse : .free
    absence = observation.absence
    linkedCoverage = showing.coverage ? LinkedCoverage(observation)?.percent : nil
    // The ends of an interval for linkage lie as far apart as there are units that were not found.
    let hasInterval = observation.value != nil && (kind == .confidence || showing.coverage)
    interval = kind == nil || !hasInterval ? nil : observation.interval
  }
}

/// Everything that one release shows, and what was done to it.
public struct ProtectedRelease: Sendable {
  /// Datasets in the order of the catalogue.
  public let datasets: [ProtectedDataset]
  /// What was done, in numbers.
  public let account: DisclosureAccount
  /// What proves it: confidential.
  public let evidence: DisclosureEvidence
}

extension ProtectedRelease {
  /// The release without the datasets that no page shows; what they hid stays hidden.
  public func showing(_ indicators: [Indicator]) -> ProtectedRelease {
    let shown = Set(indicators.filter(\.isPublished).map(\.description.id))
    let datasets = datasets.filter { shown.contains($0.indicator.id) }
    var account = account
    let values = datasets.flatMap(\.observations)
    account.hidden = values.count { $0.absence == .notPublished }
    account.observations =
      values.count { $0.value != nil || $0.absence == .notReached } + account.hidden
    return ProtectedRelease(datasets: datasets, account: account, evidence: evidence)
  }
}

/// What disclosure control did, in numbers that say nothing about a single cell.
public struct DisclosureAccount: Hashable, Sendable {
  /// Name of the policy.
  public var policy: String
  /// Observations that have a value, or the result that a quantile is not reached.
  public var observations: Int
  /// Of these, the ones not shown.
  public var hidden: Int

  /// Opens an account.
  public init(policy: String, observations: Int, hidden: Int) {
    self.policy = policy
    self.observations = observations
    self.hidden = hidden
  }
}
