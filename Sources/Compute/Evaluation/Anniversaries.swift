import Model

/// Ages on one day, by comparing dates of birth with the latest date that makes each age.
///
/// Nearly all ages of a block are asked for on one day, so that no date has to be taken apart.
struct Anniversaries {
  private let day: Day
  /// At index k the latest day from which k years have been completed.
  private let latest: [Int32]

  /// Prepares a day on which years are to have been completed.
  init(before day: Day) {
    self.day = day
    let oldest = min(130, max(0, day.parts.year - 1))
    latest = (0...oldest).map { day.adding(months: -12 * $0).number }
  }

  /// Completed years, as `Day.completedYears(to:)` counts them.
  func completedYears(from start: Day) -> Int {
    let days = day - start
    // 146,097 days are 400 years: the quotient is right or one off.
    var years = days * 400 / 146_097
    guard days >= 0, years + 1 < latest.count else { return start.completedYears(to: day) }
    if start.number > latest[years] {
      years -= 1
    } else if start.number <= latest[years + 1] {
      years += 1
    }
    return years
  }
}
