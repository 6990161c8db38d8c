import Model

/// Reads `calendar.csv`: every day of a span, in order, with what is done on it.
struct CalendarReader {
  /// Reads a calendar; nil where no day could be read.
  static func read(_ source: SourceText, into problems: inout ProblemList) -> WorkCalendar? {
    guard
      let table = DelimitedTable(
        source, required: ["date", "is_workday", "is_school_day"], into: &problems)
    else { return nil }
    var firstDay: Day?
    var previous: Day?
    var days: [(isWorkday: Bool, isSchoolDay: Bool)] = []
    for row in table.rows {
      let date = row.text("date", &problems)
      let day = row.day("date", &problems)
      let isWorkday = row.yesNo("is_workday", &problems)
      let isSchoolDay = row.yesNo("is_school_day", &problems)
      guard let date, let day else { continue }
      if let previous, day - previous != 1 { problems.report(.calendarGap, at: date.location) }
      previous = day
      firstDay = firstDay ?? day
      days.append((isWorkday ?? false, isSchoolDay ?? false))
    }
    return firstDay.map { WorkCalendar(firstDay: $0, days: days) }
  }
}
