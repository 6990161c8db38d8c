import Model

/// The periods that a reference reads, as numbers counted from the one computed.
struct Steps {
  /// Periods between the computed one and the last of the window, not positive.
  private let offset: Int
  /// Periods of the window; nil for those of the year so far.
  private let count: Int?
  private let perYear: Int
  /// Whether the mean of the window is taken.
  let isMean: Bool

  /// The steps of a reference made at a frequency.
  init(_ reference: Formula.Reference, _ frequency: Frequency) {
    let months = frequency.months
    let shifted = months - 1 - reference.monthsAgo
    offset = (shifted - ((shifted % months) + months) % months) / months
    perYear = 12 / months
    switch reference.window {
    case .single: (count, isMean) = (1, false)
    case .mean(let periods): (count, isMean) = (periods, true)
    case .sum(let periods): (count, isMean) = (periods, false)
    case .yearToDate: (count, isMean) = (nil, false)
    }
  }

  /// Whether one period is read.
  var isSingle: Bool { count == 1 }

  /// Whether that is the computed one.
  var isOwnPeriod: Bool { count == 1 && offset == 0 }

  /// The last period, given the computed one.
  func last(_ period: String) -> String {
    offset == 0 ? period : "\(period) - \(-offset)"
  }

  /// The first period, given the computed one.
  func first(_ period: String) -> String {
    guard let count else {
      let last = last(period)
      return "\(last) - (\(last)) % \(perYear)"
    }
    let back = 1 - count + offset
    return back == 0 ? period : "\(period) - \(-back)"
  }
}
