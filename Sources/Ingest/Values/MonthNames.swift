import Model

/// Azerbaijani names of months, as CLDR has them.
enum MonthNames {
  private static let names: [String: Int] = {
    let lists = [
      [
        "yanvar", "fevral", "mart", "aprel", "may", "iyun", "iyul", "avqust", "sentyabr", "oktyabr",
        "noyabr", "dekabr",
      ],
      ["yan", "fev", "mar", "apr", "may", "iyn", "iyl", "avq", "sen", "okt", "noy", "dek"],
    ]
    var names = ["sent": 9]
    for list in lists {
      for (index, name) in list.enumerated() { names[name] = index + 1 }
    }
    return names
  }()

  /// Words around a year or a month that say nothing more: `2026-cı il`, `oktyabr ayı`.
  static let fillers: Set<String> = Set(
    ["il", "ili", "ilin", "cı", "ci", "cu", "cü", "ay", "ayı", "ayının"].map {
      Folding.all.fold($0)
    })

  /// Words and letters of other frequencies: quarters, half-years, terms, weeks.
  static let frequencies: Set<String> = Set(
    ["q", "r", "rüb", "rübü", "i", "ii", "iii", "iv", "h", "s", "t", "w", "a", "d", "kv", "yarım"]
      .map { Folding.all.fold($0) })

  /// The day or month that parts with the name of a month say: `31 oktyabr 2026`,
  /// `oktyabr 2026`, `2026-cı il oktyabr`; nil where there is no such name, or more beside it.
  static func read(_ parts: [TimeParts.Part]) -> TimeText.Reading? {
    var month: Int?
    var numbers: [(value: Int, width: Int)] = []
    var before = 0
    for part in parts {
      switch part {
      case .number(let value, let width): numbers.append((value, width))
      case .word(let word):
        if let named = names[word], month == nil {
          (month, before) = (named, numbers.count)
        } else if !fillers.contains(word) {
          return nil
        }
      case .mark(let mark):
        guard ".,-".contains(mark) else { return nil }
      }
    }
    guard let month else { return nil }
    return reading(month, numbers, before)
  }

  /// A day stands right before the name; the year stands before that or behind the name.
  private static func reading(
    _ month: Int, _ numbers: [(value: Int, width: Int)], _ before: Int
  ) -> TimeText.Reading? {
    let years = numbers.filter { $0.width == 4 }
    guard let year = years.first?.value, years.count == 1 else {
      let isShort = years.isEmpty && numbers.count > before && numbers.last?.width == 2
      return isShort ? .fault(.twoDigitYear, suggestion: "") : nil
    }
    if numbers.count == 1 { return .month(year: year, month: month) }
    guard numbers.count == 2, before > 0, numbers[before - 1].width <= 2 else { return nil }
    return .day(year: year, month: month, day: numbers[before - 1].value)
  }
}
