import Model

/// The days of a unit that is watched until an event, as columns of the part `INDICATOR units`.
struct DurationTimes {
  /// Columns with their names.
  let columns: [(value: Fragment, name: String)]
  /// Whether the unit was under observation at any time.
  let base: Fragment
  /// Whether it is left out for another reason than a missing value.
  let outside: Fragment

  /// When the unit enters observation: the number before its first day at risk.
  static let entry = "_entry"
  /// When it leaves observation.
  static let exit = "_exit"
  /// Whether it leaves by the event.
  static let hasEvent = "_event"

  /// Whether watching ended on the start or later.
  static let isWatched = "_watched"

  /// A unit that was watched from the start on enters before the first day.
  private static func whereLate(_ entry: Fragment) -> Fragment {
    Fragment("CASE WHEN \(entry.bound(.sum)) <= 0 THEN -1 ELSE \(entry.text) END")
  }

  /// The columns of a time to an event.
  init(_ time: TimeToEvent, _ printer: ExpressionPrinter, _ scope: RowScope) {
    let dialect = printer.dialect
    let start = printer.print(time.start, scope)
    let event = printer.print(time.event, scope)
    let day = scope.ofPeriod(PeriodColumn.lastDay)
    let until = time.until.map {
      Fragment.call("least", day, printer.print($0, scope).otherwise(day))
    }
    let last = until ?? day
    let happened = Fragment.compare(event, "<=", last)
    // An event before the start counts at once.
    let end = Fragment(
      "CASE WHEN \(happened.text) THEN greatest(\(event.text), \(start.text)) ELSE \(last.text) END"
    )
    let exit = printer.counted(time.unit, from: start, to: end, scope)
    let entry = time.since.map { since in
      let first = Fragment.call("greatest", start, printer.print(since, scope).otherwise(start))
      return printer.counted(time.unit, from: start, to: first, scope)
    }
    columns = [
      (exit, Self.exit),
      (happened.otherwise(Fragment("FALSE")), Self.hasEvent),
      (
        Fragment.compare(last, ">=", start).otherwise(Fragment("FALSE")), Self.isWatched
      ),
      (entry.map(Self.whereLate) ?? Fragment("-1"), Self.entry),
    ]
    let exitColumn = Fragment(dialect.name(Self.exit))
    let entryColumn = Fragment(dialect.name(Self.entry))
    let known = [exitColumn, entryColumn].map(\.isThere)
    let watched = Fragment(dialect.name(Self.isWatched))
    let atRisk = Fragment.compare(entryColumn, "<", exitColumn)
    base = .all([watched] + known + (time.since == nil ? [] : [atRisk]))
    // Over before it began: that is known, and no value is missing.
    outside = .any([
      Fragment("NOT \(watched.text)", .not), .all(known + [Fragment("NOT (\(atRisk.text))", .not)]),
    ])
  }
}
