/// Qualifications of a value (SDMX code list CL_OBS_STATUS); an observation may have several.
public struct ObservationStatus: OptionSet, Hashable, Sendable {
  /// One bit per code, in SDMX's order of precedence.
  public var rawValue: UInt16

  /// Makes a set from its bits.
  public init(rawValue: UInt16) {
    self.rawValue = rawValue
  }

  /// B: break in the time series.
  public static let breakInSeries = ObservationStatus(rawValue: 1)
  /// O: missing value, because a source is missing.
  public static let missing = ObservationStatus(rawValue: 1 << 1)
  /// M: a value cannot exist.
  public static let cannotExist = ObservationStatus(rawValue: 1 << 2)
  /// L: missing, not collected or not yet due.
  public static let notCollected = ObservationStatus(rawValue: 1 << 3)
  /// Q: suppressed.
  public static let suppressed = ObservationStatus(rawValue: 1 << 4)
  /// D: the definition differs from the one compared with.
  public static let definitionDiffers = ObservationStatus(rawValue: 1 << 5)
  /// E: estimated.
  public static let estimated = ObservationStatus(rawValue: 1 << 6)
  /// P: provisional.
  public static let provisional = ObservationStatus(rawValue: 1 << 7)
  /// U: low reliability.
  public static let lowReliability = ObservationStatus(rawValue: 1 << 8)

  private static let letters: [(ObservationStatus, String)] = [
    (.breakInSeries, "B"), (.missing, "O"), (.cannotExist, "M"), (.notCollected, "L"),
    (.suppressed, "Q"), (.definitionDiffers, "D"), (.estimated, "E"), (.provisional, "P"),
    (.lowReliability, "U"),
  ]

  /// SDMX letters in order of precedence; `A`, normal, where nothing qualifies the value.
  public var codes: [String] {
    let letters = Self.letters.filter { contains($0.0) }.map(\.1)
    return letters.isEmpty ? ["A"] : letters
  }
}

/// Whether a value may be shown (SDMX code list CL_CONF_STATUS).
///
/// Published files never tell primary from secondary suppression: a reader who knows that a cell is
/// primary knows that it is small (Handbook on Statistical Disclosure Control, 2nd ed., 4.2.2).
public enum ConfidentialityStatus: String, Sendable {
  /// F: free for publication.
  case free = "F"
  /// C: confidential, not shown to protect people.
  case confidential = "C"
  /// N: not for publication, shown for internal use only.
  case internalUse = "N"
}

/// Why an observation has no value; zero is a value and none of these.
public enum AbsenceReason: String, CaseIterable, Sendable {
  /// Not shown to protect people.
  case notPublished = "not_published"
  /// No unit is in the population, or the question does not apply to it.
  case notApplicable = "not_applicable"
  /// The observation window has not closed, or the extract is not due yet.
  case notYetDue = "not_yet_due"
  /// An extract that the value needs was not delivered.
  case sourceMissing = "source_missing"
  /// Fewer units than the quantile asks for have had the event: a result, though not a number.
  case notReached = "not_reached"

  /// The OBS_STATUS that goes with the reason.
  public var status: ObservationStatus {
    switch self {
    case .notPublished: .suppressed
    case .notApplicable, .notReached: .cannotExist
    case .notYetDue: .notCollected
    case .sourceMissing: .missing
    }
  }
}
