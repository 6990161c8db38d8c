/// Which days of a span are workdays, school days and days of the school year, as the authorities
/// announce them.
///
/// Yol knows no weekends and no holidays of its own: a day outside the span is unknown, and a count
/// that reaches outside it is nil.
public struct WorkCalendar: Hashable, Sendable {
  /// What a day can be marked as.
  public enum Mark: Int, CaseIterable, Sendable {
    /// People work.
    case workday
    /// Schools teach.
    case schoolDay
    /// Belongs to a school year, weekends and holidays within it included.
    case termDay
  }

  /// First day of the span.
  public let firstDay: Day
  /// For each mark the marked days before each day of the span, and one more entry for all of them.
  private var before: [[Int32]]

  /// Makes a calendar from its first day and the marks of each day from there on.
  public init(firstDay: Day, days: [Set<Mark>]) {
    self.firstDay = firstDay
    before = Mark.allCases.map { mark in
      days.reduce(into: [Int32(0)]) { $0.append($0[$0.count - 1] + ($1.contains(mark) ? 1 : 0)) }
    }
  }

  /// Number of days in the span.
  public var dayCount: Int {
    before[0].count - 1
  }

  /// Whether a day has a mark; nil outside the span.
  public func isMarked(_ day: Day, _ mark: Mark) -> Bool? {
    let offset = day - firstDay
    guard offset >= 0, offset < dayCount else { return nil }
    return before[mark.rawValue][offset + 1] > before[mark.rawValue][offset]
  }

  /// Days with a mark in the interval (start, end]: the day of the event itself does not count.
  ///
  /// Negative where `end` is before `start`; nil where a day of the interval is outside the span.
  public func count(_ mark: Mark, after start: Day, through end: Day) -> Int? {
    guard start != end else { return 0 }
    let (from, to) = (start - firstDay + 1, end - firstDay + 1)
    let days = before[mark.rawValue]
    guard days.indices.contains(from), days.indices.contains(to) else { return nil }
    return Int(days[to]) - Int(days[from])
  }

  /// The day on which so many days with a mark have passed after a start.
  ///
  /// The start itself for none; nil for a negative number and where the span does not reach so far.
  public func day(_ count: Int, _ mark: Mark, after start: Day) -> Day? {
    guard count != 0 else { return start }
    let from = start - firstDay + 1
    let days = before[mark.rawValue]
    guard count > 0, days.indices.contains(from) else { return nil }
    // The first place that has `count` more marked days before it than the day after the start.
    let (wanted, limit) = (Int(days[from]) + count, days.count)
    var (low, high) = (from, limit)
    while low < high {
      let middle = (low + high) / 2
      if Int(days[middle]) < wanted { low = middle + 1 } else { high = middle }
    }
    return low < limit ? firstDay + (low - 1) : nil
  }
}
