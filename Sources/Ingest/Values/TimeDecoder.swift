import Model

/// Reads days, months, periods and school years in their one written form.
struct TimeDecoder {
  private static let firstYear = 1850
  private static let lastYear = 2150

  /// Day number of the day before each month's first, and days of the month, by month.
  private let months: UnsafeMutablePointer<(before: Int32, days: Int32)>

  /// Computes the table of months; the owner calls `release`.
  init() {
    let count = (TimeDecoder.lastYear - TimeDecoder.firstYear + 1) * 12
    months = .allocate(capacity: count)
    for index in 0..<count {
      let (year, month) = (TimeDecoder.firstYear + index / 12, index % 12 + 1)
      let first = Day(year: year, month: month, day: 1)?.number ?? 0
      let days = Int32(Day.daysIn(month: month, year: year))
      (months + index).initialize(to: (first - 1, days))
    }
  }

  /// Frees the table.
  func release() {
    months.deallocate()
  }

  /// Reads `2026-10-31` as a day number.
  @inline(__always)
  func date(_ text: UnsafePointer<UInt8>, _ length: Int, _ value: inout Int32) -> RowFault? {
    guard length == 10 else { return .malformedDate }
    // Eight bytes at a time: digits leave 0...9 in their byte, the two hyphens leave 0.
    let raw = UnsafeRawPointer(text)
    let head = UInt64(littleEndian: raw.loadUnaligned(as: UInt64.self)) ^ 0x2D30_302D_3030_3030
    let tail = UInt64(text[8] ^ Bytes.zero) << 8 | UInt64(text[9] ^ Bytes.zero)
    let above = (head &+ 0x7F76_767F_7676_7676) | (tail &+ 0x7676) | head | tail
    guard above & 0x8080_8080_8080_8080 == 0 else { return .malformedDate }
    let pairs = (head &* 10 &+ head >> 8) & 0x00FF_00FF_00FF_00FF
    let year = Int(pairs & 0xFF) &* 100 &+ Int((pairs >> 16) & 0xFF)
    let month = Int((head >> 40) & 0xFF) &* 10 &+ Int((head >> 48) & 0xFF)
    let day = Int(tail >> 8) &* 10 &+ Int(tail & 0xFF)
    guard month >= 1, month <= 12, day >= 1 else { return .noSuchDay }
    guard year >= TimeDecoder.firstYear, year <= TimeDecoder.lastYear else {
      guard let day = Day(year: year, month: month, day: day) else { return .noSuchDay }
      value = day.number
      return nil
    }
    let entry = months[(year &- TimeDecoder.firstYear) &* 12 &+ month &- 1]
    guard day <= Int(entry.days) else { return .noSuchDay }
    value = entry.before &+ Int32(truncatingIfNeeded: day)
    return nil
  }

  /// Reads `2026-10` as the ordinal of the month.
  @inline(__always)
  static func month(
    _ text: UnsafePointer<UInt8>, _ length: Int, _ value: inout Int32
  ) -> RowFault? {
    guard length == 7, text[4] == Bytes.minus else { return .malformedMonth }
    let (year, month) = (DigitReader.four(text), DigitReader.two(text + 5))
    guard year >= 1, month >= 1, month <= 12 else { return .malformedMonth }
    value = Int32(truncatingIfNeeded: year &* 12 &+ month &- 1)
    return nil
  }

  /// Reads `2026`, `2026-Q3` or `2026-10` as `ReferencePeriod.stored`.
  static func period(
    _ text: UnsafeBufferPointer<UInt8>, _ value: inout Int32
  ) -> RowFault? {
    guard text.count <= 7, text.allSatisfy({ $0 < 128 }),
      let period = ReferencePeriod(String(decoding: text, as: UTF8.self))
    else { return .malformedPeriod }
    value = period.stored
    return nil
  }

  /// Reads `2026/2027` as the year the school year begins in.
  static func schoolYear(
    _ text: UnsafePointer<UInt8>, _ length: Int, _ value: inout Int32
  ) -> RowFault? {
    guard length == 9, text[4] == UInt8(ascii: "/") else { return .malformedSchoolYear }
    let (first, second) = (DigitReader.four(text), DigitReader.four(text + 5))
    guard first >= 1, second == first + 1 else { return .malformedSchoolYear }
    value = Int32(truncatingIfNeeded: first)
    return nil
  }
}
