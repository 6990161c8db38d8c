import Disclosure
import Model

/// One protected observation as a chart draws it.
struct Mark: Hashable, Sendable {
  /// A value as it is printed, or the reason why there is none.
  enum Reading: Hashable, Sendable {
    case value(Double)
    case absent(AbsenceReason)
  }

  let reading: Reading
  /// Whether the value may still change: drawn hollow.
  let isProvisional: Bool
  /// Whether the value prints as zero and need not be zero.
  let roundsToZero: Bool

  /// Reads a protected observation, rounded as it is printed: a chart shows no more than the table.
  init(_ observation: ProtectedObservation, decimals: Int) {
    if let value = observation.value, value.isFinite {
      let printed = DecimalText.rounded(value, decimals: decimals)
      reading = .value(printed)
      roundsToZero = printed == 0 && (value != 0 || observation.isOnGrid)
    } else {
      reading = .absent(observation.absence ?? .sourceMissing)
      roundsToZero = false
    }
    isProvisional = !observation.status.isDisjoint(with: [.provisional, .estimated])
  }

  /// Makes a mark of a known reading.
  init(_ reading: Reading, isProvisional: Bool = false, roundsToZero: Bool = false) {
    self.reading = reading
    self.isProvisional = isProvisional
    self.roundsToZero = roundsToZero
  }

  /// The printed value, or nil.
  var value: Double? {
    guard case .value(let value) = reading else { return nil }
    return value
  }

  /// The printed value; `0` is a true zero, `0.0 [low]` need not be one.
  func text(decimals: Int, _ language: Language) -> String {
    guard let value else { return "" }
    guard value == 0, !roundsToZero else {
      let number = NumberFormat(language: language).text(value, decimals: decimals)
      return roundsToZero ? "\(number)\u{A0}\(StatusMark.roundsToZero.mark)" : number
    }
    return "0"
  }
}

/// The marks of one position over all periods from the first to the last.
struct Series: Hashable, Sendable {
  let periods: [ReferencePeriod]
  /// One entry for each period; nil where there is no observation at all.
  let marks: [Mark?]
  /// Indices of the periods that are not comparable with the one before.
  let breaks: Set<Int>

  /// Lines up observations of one position, leaving gaps where a period has none.
  init(_ observations: [ProtectedObservation], of indicator: IndicatorDescription) {
    let sorted = observations.filter { $0.period.frequency == indicator.frequency }
    guard let first = sorted.first?.period, let last = sorted.last?.period,
      last.ordinal - first.ordinal < Series.longest
    else {
      (periods, marks, breaks) = ([], [], [])
      return
    }
    periods = ReferencePeriod.series(from: first, through: last)
    var marks = [Mark?](repeating: nil, count: periods.count)
    var breaks: Set<Int> = []
    for observation in sorted {
      let index = observation.period.ordinal - first.ordinal
      guard marks.indices.contains(index) else { continue }
      marks[index] = Mark(observation, decimals: indicator.decimals)
      if observation.status.contains(.breakInSeries) { breaks.insert(index) }
    }
    for known in indicator.breaks {
      guard let index = periods.firstIndex(where: { $0 >= known.period }), index > 0 else {
        continue
      }
      breaks.insert(index)
    }
    self.marks = marks
    self.breaks = breaks
  }

  /// Makes a series of known marks.
  init(periods: [ReferencePeriod], marks: [Mark?], breaks: Set<Int> = []) {
    self.periods = periods
    self.marks = marks
    self.breaks = breaks
  }

  /// The printed values.
  var values: [Double] { marks.compactMap { $0?.value } }

  /// The last periods only.
  func suffix(_ count: Int) -> Series {
    let dropped = max(0, periods.count - count)
    return Series(
      periods: Array(periods.dropFirst(dropped)), marks: Array(marks.dropFirst(dropped)),
      breaks: Set(breaks.map { $0 - dropped }.filter { $0 > 0 }))
  }

  /// Whether two periods of the series may be compared.
  func isComparable(_ earlier: Int, _ later: Int) -> Bool {
    !breaks.contains { earlier < $0 && $0 <= later }
  }

  private static let longest = 1200
}
