import Model

/// The delivery of one month: what agencies knew at its end.
struct Delivery: Sendable {
  let month: ReferencePeriod
  let firstDay: Day
  let lastDay: Day

  init(month: ReferencePeriod) {
    self.month = month
    firstDay = month.firstDay
    lastDay = month.lastDay
  }

  /// A day that has come, or nil: the future is not in the files.
  func known(_ day: Day?) -> Day? {
    guard let day, day <= lastDay else { return nil }
    return day
  }

  /// Whether a day falls in the month.
  func contains(_ day: Day) -> Bool {
    firstDay <= day && day <= lastDay
  }
}

/// How often an extract is delivered.
enum Schedule: Sendable {
  case monthly
  case quarterly
  /// Once a year, in a month.
  case annual(month: Int)

  /// Whether a delivery is due for a month.
  func includes(_ month: ReferencePeriod) -> Bool {
    switch self {
    case .monthly: true
    case .quarterly: month.month % 3 == 0
    case .annual(let due): month.month == due
    }
  }
}

/// An extract that the simulation can write.
struct Extract: Sendable {
  var name: String
  var columns: [String]
  /// Calendar day of the following month on which it is due.
  var dueDay: Int
  var schedule: Schedule = .monthly
  var content: Content

  /// Where the rows come from.
  enum Content: Sendable {
    case households(any HouseholdRows)
    case whole(any WholeRows)
  }
}

/// Rows that are written household by household.
protocol HouseholdRows: Sendable {
  func write(_ household: HouseholdHistory, in delivery: Delivery, to rows: inout CSVBuffer)
}

/// Rows that are about no household, written at once.
protocol WholeRows: Sendable {
  func write(in delivery: Delivery, to rows: inout CSVBuffer)
}
