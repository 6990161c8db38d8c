import Model

/// School days, counted once so that the days between two dates are one subtraction.
///
/// Monday to Friday from 15 September to 14 June, without the public holidays of fixed date.
struct SchoolCalendar: Sendable {
  private static let first = Milestones.recordsBegin
  private let counted: [Int32]

  /// Counts the school days up to a last day.
  init(through last: Day) {
    var counted: [Int32] = [0]
    var total: Int32 = 0
    var day = Self.first
    while day <= last {
      if Self.isSchoolDay(day) { total += 1 }
      counted.append(total)
      day = day + 1
    }
    self.counted = counted
  }

  /// School days from `start` to `end`, both included.
  func schoolDays(from start: Day, through end: Day) -> Int {
    guard start <= end else { return 0 }
    return count(before: end + 1) - count(before: start)
  }

  /// Whether lessons are held on a day.
  static func isSchoolDay(_ day: Day) -> Bool {
    let parts = day.parts
    guard !isWeekend(day), !holidays.contains(parts.month * 100 + parts.day) else { return false }
    let monthDay = parts.month * 100 + parts.day
    return monthDay >= 915 || monthDay <= 614
  }

  private static func isWeekend(_ day: Day) -> Bool {
    // 1970-01-01 was a Thursday, so Saturday and Sunday leave 2 and 3.
    let weekday = ((Int(day.number) % 7) + 7) % 7
    return weekday == 2 || weekday == 3
  }

  private static let holidays: [Int] = [
    101, 102, 120, 308, 320, 321, 322, 323, 324, 509, 528, 1108, 1109, 1231,
  ]

  private func count(before day: Day) -> Int {
    let place = max(0, min(counted.count - 1, day - Self.first))
    return Int(counted[place])
  }
}
