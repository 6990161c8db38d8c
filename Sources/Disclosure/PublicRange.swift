public import Model

/// Between which numbers the hidden ones of an observation lie, as anybody can work out from the published
/// files alone.
///
/// Telling it gives nothing away that was not given already, and spares readers the sums. It must never be
/// computed from true values.
public struct PublicRange: Hashable, Sendable {
  /// Where the value lies, in the indicator's unit.
  public var value: ClosedRange<Double>?
  /// Where the numerator lies.
  public var numerator: ClosedRange<Int>?
  /// Where the denominator lies.
  public var denominator: ClosedRange<Int>?

  /// Collects ranges; one that is not known is nil.
  public init(
    value: ClosedRange<Double>? = nil, numerator: ClosedRange<Int>? = nil,
    denominator: ClosedRange<Int>? = nil
  ) {
    self.value = value
    self.numerator = numerator
    self.denominator = denominator
  }
}

extension PublicRange {
  /// The values that a quotient can have by the range of its numerator, rounded outwards to what is printed.
  ///
  /// - Parameters:
  ///   - denominator: what is divided by, which is known.
  ///   - unit: the indicator's unit.
  ///   - decimals: decimal places printed.
  /// - Returns: nil where the numerator has no range or any value up to the denominator, which says nothing of a
  ///   share, or where the value is no quotient.
  public func value(
    over denominator: Double, in unit: UnitOfMeasure, decimals: Int
  ) -> ClosedRange<Double>? {
    guard denominator > 0, let numerator, !unit.isCount else { return nil }
    if numerator.lowerBound <= 0, Double(numerator.upperBound) == denominator { return nil }
    let step = (0..<max(0, min(decimals, 9))).reduce(1.0) { power, _ in power * 10 }
    let scale = unit.base * step / denominator
    let least = (Double(numerator.lowerBound) * scale + 1e-9).rounded(.down) / step
    let greatest = (Double(numerator.upperBound) * scale - 1e-9).rounded(.up) / step
    return least...max(least, greatest)
  }
}

/// The ranges of the hidden numbers of a release.
public struct PublicRanges: Sendable {
  private var rows: [String: [Int: PublicRange]] = [:]

  /// Knows no range.
  public init() {}

  /// The ranges of one row.
  ///
  /// - Parameters:
  ///   - row: place of the row in the file of an indicator, from 0, without the header; observations
  ///     stand there in their order.
  ///   - indicator: id of the indicator.
  public subscript(row: Int, of indicator: String) -> PublicRange? {
    get { rows[indicator]?[row] }
    set { rows[indicator, default: [:]][row] = newValue }
  }

  /// The rows of an indicator that have a range.
  func ranges(of indicator: String) -> [Int: PublicRange] {
    rows[indicator, default: [:]]
  }
}

extension ProtectedRelease {
  /// The release with the ranges of what it hides.
  ///
  /// A range is told of hidden numbers only, and never where its ends are the same: such a number is not
  /// hidden, and the audit of the release says so.
  public func telling(_ ranges: PublicRanges) -> ProtectedRelease {
    ProtectedRelease(
      datasets: datasets.map { $0.telling(ranges) }, account: account, evidence: evidence)
  }
}

extension ProtectedDataset {
  fileprivate func telling(_ ranges: PublicRanges) -> ProtectedDataset {
    let rows = ranges.ranges(of: indicator.id)
    guard !rows.isEmpty else { return self }
    var observations = observations
    for (row, range) in rows where observations.indices.contains(row) {
      guard observations[row].confidentiality == .confidential else { continue }
      observations[row].range = range.told(of: observations[row], indicator)
    }
    return ProtectedDataset(
      indicator: indicator, dimensions: dimensions, observations: observations,
      withheldTables: withheldTables, unprotectedTables: unprotectedTables)
  }
}

extension PublicRange {
  /// What is told beside an observation; nil where nothing is.
  fileprivate func told(
    of observation: ProtectedObservation, _ indicator: IndicatorDescription
  ) -> PublicRange? {
    var told = self
    if observation.numerator != nil || numerator.map(PublicRange.isPoint) ?? false {
      told.numerator = nil
    }
    if observation.denominator != nil || denominator.map(PublicRange.isPoint) ?? false {
      told.denominator = nil
    }
    told.value =
      told.value
      ?? observation.denominator.flatMap {
        told.value(over: $0, in: indicator.unit, decimals: indicator.decimals)
      }
    if observation.value != nil || told.value.map(PublicRange.isPoint) ?? false {
      told.value = nil
    }
    return told == PublicRange() ? nil : told
  }

  private static func isPoint(_ range: ClosedRange<some Comparable>) -> Bool {
    range.lowerBound == range.upperBound
  }
}
