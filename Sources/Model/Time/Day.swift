/// A calendar day of the proleptic Gregorian calendar, without a time zone.
///
/// Stored as days since 1970-01-01, so that day arithmetic is integer arithmetic. The conversion
/// is Howard Hinnant's `days_from_civil` (https://howardhinnant.github.io/date_algorithms.html).
public struct Day: Hashable, Comparable, Sendable {
  /// Days since 1970-01-01; negative before it.
  public var number: Int32

  /// Makes a day from its number of days since 1970-01-01.
  public init(number: Int32) {
    self.number = number
  }

  /// Makes a day from its calendar parts, or nil where there is no such day (30 February).
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= Day.daysIn(month: month, year: year)
    else { return nil }
    self.init(number: Int32(Day.civilNumber(year: year, month: month, day: day)))
  }

  /// Reads `2026-10-31`; anything else is nil.
  public init?(iso text: some StringProtocol) {
    let bytes = Array(text.utf8)
    guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
      let year = decimalNumber(bytes[0..<4]), let month = decimalNumber(bytes[5..<7]),
      let day = decimalNumber(bytes[8..<10])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  /// The number of days of a month, 28 to 31.
  public static func daysIn(month: Int, year: Int) -> Int {
    switch month {
    case 4, 6, 9, 11: 30
    case 2: isLeap(year) ? 29 : 28
    default: 31
    }
  }

  /// Year, month and day of the month.
  public var parts: (year: Int, month: Int, day: Int) {
    let shifted = Int(number) + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }

  /// The same day of the month `months` later or, where that month is shorter, its last day.
  ///
  /// 31 January + 1 month = 28 (29) February: the rule of `docs/method/time.md`.
  public func adding(months: Int) -> Day {
    let (year, month, day) = parts
    let ordinal = year * 12 + month - 1 + months
    let (newYear, newMonth) = (floorDivide(ordinal, 12), floorModulo(ordinal, 12) + 1)
    let last = Day.daysIn(month: newMonth, year: newYear)
    return Day(
      number: Int32(
        Day.civilNumber(year: newYear, month: newMonth, day: min(day, last))))
  }

  /// Completed years from this day to `later`: age, when this is a date of birth.
  ///
  /// Someone born on 29 February completes a year on 1 March of a common year.
  public func completedYears(to later: Day) -> Int {
    let (from, to) = (parts, later.parts)
    let beforeAnniversary = (to.month, to.day) < (from.month, from.day)
    return to.year - from.year - (beforeAnniversary ? 1 : 0)
  }

  /// Completed calendar months from this day to `later`: the most months that can be added to this
  /// day without passing `later`; negative where `later` is earlier.
  public func completedMonths(to later: Day) -> Int {
    let (from, to) = (parts, later.parts)
    let months = (to.year - from.year) * 12 + to.month - from.month
    return adding(months: months) > later ? months - 1 : months
  }

  /// The last day with a month and day of the month that is not after this one.
  public func last(month: Int, day: Int) -> Day {
    let year = parts.year
    let candidates = [year, year - 1].compactMap { Day(year: $0, month: month, day: day) }
    return candidates.first { $0 <= self } ?? self
  }

  /// The day `days` later.
  public static func + (day: Day, days: Int) -> Day {
    Day(number: day.number + Int32(days))
  }

  /// The number of days from `earlier` to `later`.
  public static func - (later: Day, earlier: Day) -> Int {
    Int(later.number) - Int(earlier.number)
  }

  /// Earlier days come first.
  public static func < (left: Day, right: Day) -> Bool {
    left.number < right.number
  }

  private static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  private static func civilNumber(year: Int, month: Int, day: Int) -> Int {
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = floorDivide(shiftedYear, 400)
    let yearOfEra = shiftedYear - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }
}

extension Day: CustomStringConvertible {
  /// `2026-10-31`.
  public var description: String {
    let (year, month, day) = parts
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }
}
