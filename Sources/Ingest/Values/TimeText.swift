import Model

/// The time that a text is, in the forms that a column declares.
enum TimeText {
  /// What a text says, before the column's type has a say.
  enum Reading: Equatable {
    case day(year: Int, month: Int, day: Int)
    case month(year: Int, month: Int)
    /// A quarter, a year, a week: nothing that a day or a month can be made of.
    case other
    case fault(RowFault, suggestion: String)
  }

  /// Years of two digits up to this one are of this century, as POSIX has it; the others of the last.
  static let lastShortYear = 68
  /// The first day number after the 29 February 1900 that spreadsheets invented.
  private static let firstSerial = 61
  /// 31 December 9999.
  private static let lastSerial = 2_958_465
  /// Day numbers that undeclared are taken for days rather than for anything else: 1954 to 2119.
  private static let likelySerials = 20_000...80_000

  /// Reads a text; `isMonth` says that the column is about months.
  static func read(_ text: String, forms: Set<DateForm>, isMonth: Bool) -> Reading? {
    let parts = TimeParts(text).withoutMidnight
    if let reading = plain(parts, forms, isMonth) ?? dotted(parts, forms, isMonth) {
      return reading
    }
    if let reading = MonthNames.read(parts.parts) {
      return forms.contains(.monthName) ? reading : nil
    }
    return isOther(parts.parts) ? .other : nil
  }

  /// ISO 8601 and what has no other reading, and numbers of days.
  private static func plain(
    _ parts: TimeParts, _ forms: Set<DateForm>, _ isMonth: Bool
  ) -> Reading? {
    let numbers = parts.numbers
    switch parts.shape {
    case "y-n-n" where forms.contains(.iso):
      return .day(year: numbers[0], month: numbers[1], day: numbers[2])
    case "y-n" where forms.contains(.iso), "y-mn" where forms.contains(.iso),
      "ymn" where forms.contains(.iso):
      return .month(year: numbers[0], month: numbers[1])
    case "8" where forms.contains(.iso) && !isMonth:
      let day = (year: numbers[0] / 10_000, month: numbers[0] / 100 % 100, day: numbers[0] % 100)
      guard (1900...2100).contains(day.year),
        Day(year: day.year, month: day.month, day: day.day) != nil
      else { return nil }
      return .day(year: day.year, month: day.month, day: day.day)
    case "n", "y", "#": return serial(numbers[0], forms)
    default: return nil
    }
  }

  private static func serial(_ number: Int, _ forms: Set<DateForm>) -> Reading? {
    guard forms.contains(.excelSerial) else {
      guard likelySerials.contains(number), let day = day(ofSerial: number) else { return nil }
      return .fault(.excelSerial, suggestion: day.description)
    }
    guard let day = day(ofSerial: number) else { return nil }
    let parts = day.parts
    return .day(year: parts.year, month: parts.month, day: parts.day)
  }

  /// The day of a number in the 1900 system; nil up to the day that was not there.
  private static func day(ofSerial number: Int) -> Day? {
    guard (firstSerial...lastSerial).contains(number),
      let zero = Day(year: 1899, month: 12, day: 30)
    else { return nil }
    return zero + number
  }

  /// Day, month and year with points, slashes or hyphens between them.
  private static func dotted(
    _ parts: TimeParts, _ forms: Set<DateForm>, _ isMonth: Bool
  ) -> Reading? {
    let numbers = parts.numbers
    guard let mark = parts.shape.dropFirst().first, "./-".contains(mark) else { return nil }
    switch parts.shape {
    case "n\(mark)n\(mark)y":
      return dayFirst((numbers[0], numbers[1], numbers[2]), mark, forms, isMonth)
    case "n\(mark)n\(mark)n":
      guard forms.contains(.shortYear), mark == ".", parts.lastWidth == 2 else {
        return .fault(.twoDigitYear, suggestion: "")
      }
      return .day(year: full(numbers[2]), month: numbers[1], day: numbers[0])
    case "n\(mark)y" where isMonth && mark != "-":
      // A number such as 10.2026 is a month only where the column says so.
      let form: DateForm = mark == "." ? .dayFirst : .dayFirstSlashes
      guard forms != DateForm.undoubted, forms.contains(form) else { return nil }
      return .month(year: numbers[1], month: numbers[0])
    case "n\(mark)n":
      guard isMonth, forms.contains(.shortYear), mark == ".", parts.lastWidth == 2 else {
        return .fault(.twoDigitYear, suggestion: "")
      }
      return .month(year: full(numbers[1]), month: numbers[0])
    default: return nil
    }
  }

  private static func dayFirst(
    _ numbers: (first: Int, second: Int, year: Int), _ mark: Character, _ forms: Set<DateForm>,
    _ isMonth: Bool
  ) -> Reading? {
    let (first, second, year) = numbers
    let isDeclared =
      switch mark {
      case ".": forms.contains(.dayFirst) && !(isMonth && forms == DateForm.undoubted)
      case "/": forms.contains(.dayFirstSlashes)
      default: false
      }
    if isDeclared { return .day(year: year, month: second, day: first) }
    let dayFirst = Day(year: year, month: second, day: first)
    let monthFirst = Day(year: year, month: first, day: second)
    let found = [dayFirst, mark == "." ? nil : monthFirst].compactMap { $0?.description }
    if let day = found.first, found.count == 2, found[0] != found[1] {
      return .fault(.ambiguousDate, suggestion: "\(day) or \(found[1])")
    }
    return .fault(isMonth ? .malformedMonth : .malformedDate, suggestion: found.first ?? "")
  }

  private static func full(_ year: Int) -> Int {
    year + (year <= lastShortYear ? 2000 : 1900)
  }

  /// Whether a text is a time of another frequency: a year, a quarter, a half-year, a week.
  private static func isOther(_ parts: [TimeParts.Part]) -> Bool {
    let years = parts.count {
      if case .number(let year, 4) = $0 { return (1800...2200).contains(year) }
      return false
    }
    guard years == 1 || years == 2 else { return false }
    return parts.allSatisfy { part in
      switch part {
      case .number(let value, let width): width == 4 || (width <= 2 && value <= 53)
      case .word(let word):
        MonthNames.frequencies.contains(word) || MonthNames.fillers.contains(word)
      case .mark(let mark): mark == "-" || mark == "/"
      }
    }
  }
}
