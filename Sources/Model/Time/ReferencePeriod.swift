/// How often an indicator is compiled (SDMX concept FREQ).
public enum Frequency: String, CaseIterable, Sendable {
  /// Every month, SDMX code M.
  case monthly
  /// Every quarter, SDMX code Q.
  case quarterly
  /// Every year, SDMX code A.
  case annual

  /// Calendar months in one period.
  public var months: Int {
    switch self {
    case .monthly: 1
    case .quarterly: 3
    case .annual: 12
    }
  }

  /// Shorter periods come before longer ones that end on the same day.
  fileprivate var rank: Int {
    switch self {
    case .monthly: 0
    case .quarterly: 1
    case .annual: 2
    }
  }
}

/// The month, quarter or year that a value is about (SDMX TIME_PERIOD, Gregorian).
public struct ReferencePeriod: Hashable, Comparable, Sendable {
  /// Length of the period.
  public var frequency: Frequency
  /// Periods of this frequency since year 0.
  public var ordinal: Int

  /// Makes a period from its count since year 0.
  public init(frequency: Frequency, ordinal: Int) {
    self.frequency = frequency
    self.ordinal = ordinal
  }

  /// The month of a year, 1 to 12, or nil.
  public init?(year: Int, month: Int) {
    guard (1...9999).contains(year), (1...12).contains(month) else { return nil }
    self.init(frequency: .monthly, ordinal: year * 12 + month - 1)
  }

  /// The calendar year.
  public init(year: Int) {
    self.init(frequency: .annual, ordinal: year)
  }

  /// Reads `2026-10`, `2026-Q4` or `2026`; anything else is nil.
  public init?(_ text: some StringProtocol) {
    let bytes = Array(text.utf8)
    guard bytes.count >= 4, let year = decimalNumber(bytes[0..<4]), year > 0 else { return nil }
    if bytes.count == 4 {
      self.init(year: year)
      return
    }
    guard bytes.count == 7, bytes[4] == UInt8(ascii: "-") else { return nil }
    if bytes[5] == UInt8(ascii: "Q") {
      guard let quarter = decimalNumber(bytes[6...]), (1...4).contains(quarter) else { return nil }
      self.init(frequency: .quarterly, ordinal: year * 4 + quarter - 1)
    } else {
      guard let month = decimalNumber(bytes[5...]) else { return nil }
      self.init(year: year, month: month)
    }
  }

  /// The period of a frequency that a day falls in.
  public init(containing day: Day, frequency: Frequency) {
    let parts = day.parts
    let months = parts.year * 12 + parts.month - 1
    self.init(frequency: frequency, ordinal: floorDivide(months, frequency.months))
  }

  /// The period as a column stores it: last month since year 0, times four, plus the frequency.
  ///
  /// Stored periods are ordered as periods are.
  public var stored: Int32 {
    let lastMonth = ordinal * frequency.months + frequency.months - 1
    return Int32(clamping: lastMonth * 4 + frequency.rank)
  }

  /// The period that a column stores as a number; the inverse of `stored`.
  public init?(stored: Int64) {
    guard let number = Int(exactly: stored), number > 0 else { return nil }
    let lastMonth = number / 4
    for frequency in Frequency.allCases {
      let period = ReferencePeriod(
        frequency: frequency, ordinal: (lastMonth + 1) / frequency.months - 1)
      if Int64(period.stored) == stored {
        self = period
        return
      }
    }
    return nil
  }

  /// The least and greatest stored number of a period, of any frequency, that ends with a month.
  public static func storedBounds(of month: ReferencePeriod) -> ClosedRange<Int32> {
    month.stored...(month.stored + 3)
  }

  /// First calendar day.
  public var firstDay: Day {
    let month = ordinal * frequency.months
    let (year, index) = (floorDivide(month, 12), floorModulo(month, 12))
    return Day(year: year, month: index + 1, day: 1) ?? Day(number: 0)
  }

  /// Last calendar day: the reference day D of a stock unless a definition says otherwise.
  public var lastDay: Day {
    self.advanced(by: 1).firstDay + -1
  }

  /// Whether a day is in both periods.
  public func overlaps(_ other: ReferencePeriod) -> Bool {
    firstDay <= other.lastDay && other.firstDay <= lastDay
  }

  /// The calendar year that the period falls in.
  public var year: Int {
    floorDivide(ordinal * frequency.months, 12)
  }

  /// The month of the year that the period begins with, 1 to 12.
  public var month: Int {
    floorModulo(ordinal * frequency.months, 12) + 1
  }

  /// The period `count` periods later.
  public func advanced(by count: Int) -> ReferencePeriod {
    ReferencePeriod(frequency: frequency, ordinal: ordinal + count)
  }

  /// The period of another frequency that holds this period's last day.
  public func converted(to other: Frequency) -> ReferencePeriod {
    ReferencePeriod(containing: lastDay, frequency: other)
  }

  /// All periods from `first` to `last`, both included; empty where `last` is earlier.
  public static func series(
    from first: ReferencePeriod, through last: ReferencePeriod
  ) -> [ReferencePeriod] {
    guard first.frequency == last.frequency, first.ordinal <= last.ordinal else { return [] }
    return (first.ordinal...last.ordinal).map {
      ReferencePeriod(frequency: first.frequency, ordinal: $0)
    }
  }

  /// Ordered by last day, then by length.
  public static func < (left: ReferencePeriod, right: ReferencePeriod) -> Bool {
    if left.frequency == right.frequency { return left.ordinal < right.ordinal }
    return (left.lastDay, left.frequency.months) < (right.lastDay, right.frequency.months)
  }
}

extension ReferencePeriod: CustomStringConvertible {
  /// The SDMX form: `2026-10`, `2026-Q4`, `2026`.
  public var description: String {
    switch frequency {
    case .monthly: "\(padded(year, 4))-\(padded(month, 2))"
    case .quarterly: "\(padded(year, 4))-Q\((month - 1) / 3 + 1)"
    case .annual: padded(year, 4)
    }
  }
}
