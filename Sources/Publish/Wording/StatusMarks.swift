import Disclosure
import Model

extension AbsenceReason {
  /// The short mark that stands where a value would be, after the letters of the UK's Analysis
  /// Function; `[..]` for what is not yet due and `[nr]` for a quantile not reached have no letter there.
  var mark: String {
    switch self {
    case .notPublished: "[c]"
    case .notApplicable: "[z]"
    case .notYetDue: "[..]"
    case .sourceMissing: "[x]"
    case .notReached: "[nr]"
    }
  }

  /// The mark in words.
  var word: Word {
    switch self {
    case .notPublished: .notPublished
    case .notApplicable: .notApplicable
    case .notYetDue: .notYetDue
    case .sourceMissing: .sourceMissing
    case .notReached: .notReached
    }
  }
}

/// A mark that stands beside or instead of a value, with its meaning.
struct StatusMark: Hashable, Sendable {
  let mark: String
  let word: Word

  /// Every mark in the order of the legend.
  static let all: [StatusMark] =
    AbsenceReason.allCases.map { StatusMark(mark: $0.mark, word: $0.word) }
    + [roundsToZero] + qualifications.map(\.mark)

  /// Stands beside a value that prints as zero and need not be zero.
  static let roundsToZero = StatusMark(mark: "[low]", word: .roundsToZero)

  /// Stands where a quotient has no numerator or denominator of its own.
  static let notGiven = AbsenceReason.notApplicable.mark

  private static let qualifications: [(status: ObservationStatus, mark: StatusMark)] = [
    (.breakInSeries, StatusMark(mark: "[b]", word: .breakInSeries)),
    (.definitionDiffers, StatusMark(mark: "[d]", word: .definitionDiffers)),
    (.estimated, StatusMark(mark: "[e]", word: .estimated)),
    (.provisional, StatusMark(mark: "[p]", word: .provisional)),
    (.lowReliability, StatusMark(mark: "[u]", word: .lowReliability)),
  ]

  /// The marks of an observation: why there is no value, or what qualifies it.
  static func marks(of observation: ProtectedObservation, decimals: Int) -> [StatusMark] {
    let mark = Mark(observation, decimals: decimals)
    if case .absent(let reason) = mark.reading {
      return [StatusMark(mark: reason.mark, word: reason.word)]
    }
    return (mark.roundsToZero ? [roundsToZero] : [])
      + qualifications.filter { observation.status.contains($0.status) }.map(\.mark)
  }
}
