import Model

/// What the dialects write differently.
extension SQLDialect {
  /// Days from one day to another.
  func days(from: Fragment, to: Fragment) -> Fragment {
    switch self {
    case .duckdb: .call("date_diff", Fragment("'day'"), from, to)
    case .spark: .call("datediff", to, from)
    }
  }

  /// A day moved by days.
  func adding(days: Fragment, to day: Fragment) -> Fragment {
    switch self {
    case .duckdb: Fragment("\(day.bound(.sum)) + CAST(\(days.text) AS INTEGER)", .sum).cast("DATE")
    case .spark: .call("date_add", day, days.cast("INT"))
    }
  }

  /// A day moved by a fixed number of days.
  func adding(_ days: Int64, to day: Fragment) -> Fragment {
    switch self {
    case .duckdb:
      Fragment("\(day.bound(.sum)) \(days < 0 ? "-" : "+") \(days.magnitude)", .sum)
    case .spark: .call("date_add", day, Fragment("\(days)"))
    }
  }

  /// A day moved by calendar months; a shorter month gives its last day in both databases.
  func adding(months: Int64, to day: Fragment) -> Fragment {
    switch self {
    case .duckdb:
      Fragment(
        "\(day.bound(.sum)) \(months < 0 ? "-" : "+") INTERVAL \(months.magnitude) MONTH", .sum
      ).cast("DATE")
    case .spark: .call("add_months", day, Fragment("\(months)"))
    }
  }

  /// The first day of the month of a day.
  func month(of day: Fragment) -> Fragment {
    Fragment.call("date_trunc", Fragment("'month'"), day).cast("DATE")
  }

  /// The sum, difference or product of whole numbers; nothing where 64 bits do not hold it.
  func exact(_ sign: Arithmetic, _ left: Fragment, _ right: Fragment) -> Fragment {
    switch self {
    case .duckdb:
      let wide = left.cast("HUGEINT")
      return Fragment("TRY_CAST(\(wide.text) \(sign.rawValue) \(right.operand) AS BIGINT)")
    case .spark:
      let name =
        switch sign {
        case .add: "try_add"
        case .subtract: "try_subtract"
        case .multiply, .divide: "try_multiply"
        }
      return .call(name, left.cast("BIGINT"), right)
    }
  }

  /// The sum of whole numbers; nothing where 64 bits do not hold it.
  func exactSum(_ value: Fragment, filter: Fragment? = nil) -> Fragment {
    let condition = filter.map { " FILTER (WHERE \($0.text))" } ?? ""
    return switch self {
    case .duckdb: Fragment("TRY_CAST(sum(\(value.text))\(condition) AS BIGINT)")
    case .spark:
      Fragment("try_cast(sum(CAST(\(value.text) AS DECIMAL(38, 0)))\(condition) AS BIGINT)")
    }
  }

  /// A text read as another type; nothing where it is none.
  func reading(_ text: Fragment, as type: String) -> Fragment {
    Fragment("TRY_CAST(\(text.text) AS \(type))")
  }

  /// Whether a set has a code.
  func contains(_ set: Fragment, _ code: Fragment) -> Fragment {
    Fragment.call("array_contains", set, code).otherwise(Fragment("FALSE"))
  }

  /// Whether the whole of a text matches a regular expression.
  func matches(_ value: Fragment, _ pattern: String) -> Fragment {
    switch self {
    case .duckdb: .call("regexp_full_match", value, Fragment(text(pattern)))
    case .spark: Fragment("\(value.bound(.sum)) RLIKE \(text("^(?:\(pattern))$"))", .comparison)
    }
  }
}
