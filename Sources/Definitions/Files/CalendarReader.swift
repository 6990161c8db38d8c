import Model

/// Reads `calendar.csv`: every day of a span, in order, with what is done on it.
struct CalendarReader {
  private static let columns: [(name: String, mark: WorkCalendar.Mark)] = [
    ("is_workday", .workday), ("is_school_day", .schoolDay), ("is_term_day", .termDay),
  ]

  /// Reads a calendar; nil where no day could be read.
  static func read(_ source: SourceText, into problems: inout ProblemList) -> WorkCalendar? {
    guard
      let table = DelimitedTable(
        source, required: ["date"] + Self.columns.map(\.name), into: &problems)
    else { return nil }
    var firstDay: Day?
    var previous: Day?
    var days: [Set<WorkCalendar.Mark>] = []
    for row in table.rows {
      let date = row.text("date", &problems)
      let day = row.day("date", &problems)
      let marks = Self.columns.filter { row.yesNo($0.name, &problems) == true }.map(\.mark)
      guard let date, let day else { continue }
      if let previous, day - previous != 1 { problems.report(.calendarGap, at: date.location) }
      previous = day
      firstDay = firstDay ?? day
      days.append(Set(marks))
    }
    return firstDay.map { WorkCalendar(firstDay: $0, days: days) }
  }
}
