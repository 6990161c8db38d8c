import Model

/// The periods of an indicator about which it is too early to know.
struct Closing {
  /// The first of them; nil where all are closed.
  let firstOpen: Int?

  /// Compares the periods' ends with the last day of the run.
  init(_ indicator: Indicator, _ calendar: WorkCalendar?, runDay: Day) {
    guard let length = indicator.closesAfter else {
      firstOpen = nil
      return
    }
    // The period of the run is open at the latest one day after its end, so that this ends.
    var period = ReferencePeriod(
      containing: runDay, frequency: indicator.description.frequency
    ).advanced(by: 1)
    while length.end(after: period.advanced(by: -1).lastDay, calendar).map({ $0 > runDay }) ?? true,
      period.ordinal > 12
    {
      period = period.advanced(by: -1)
    }
    firstOpen = period.ordinal
  }

  /// The absence of a period that is not closed, before another reason.
  func first(_ absence: Fragment, period: String, _ dialect: SQLDialect) -> Fragment {
    guard let firstOpen else { return absence }
    let reason = dialect.text(AbsenceReason.notYetDue.rawValue)
    return Fragment(
      "CASE WHEN \(period) >= \(firstOpen) THEN \(reason) ELSE \(absence.text) END")
  }
}
