import Model

/// Reference periods and days as readers of a language write them.
struct PeriodFormat: Sendable {
  let language: Language

  /// `October 2026`, `Q4 2026`, `2026`; in Azerbaijani `oktyabr 2026`, `IV rüb 2026`, `2026`.
  func text(_ period: ReferencePeriod) -> String {
    switch period.frequency {
    case .monthly: "\(monthName(period.month)) \(period.year)"
    case .quarterly: "\(quarterName(period)) \(period.year)"
    case .annual: String(period.year)
    }
  }

  /// The text at the beginning of a heading or of a table row.
  func heading(_ period: ReferencePeriod) -> String {
    Heading.text(text(period), language)
  }

  /// `Oct 2026`, for axes.
  func short(_ period: ReferencePeriod) -> String {
    guard period.frequency == .monthly else { return text(period) }
    return "\(shortMonthName(period.month)) \(period.year)"
  }

  /// `21 November 2026`; in Azerbaijani `21 noyabr 2026`.
  func text(_ day: Day) -> String {
    let parts = day.parts
    return "\(parts.day)\u{A0}\(monthName(parts.month)) \(parts.year)"
  }

  /// `21 Nov 2026`, for narrow columns.
  func short(_ day: Day) -> String {
    let parts = day.parts
    return "\(parts.day)\u{A0}\(shortMonthName(parts.month)) \(parts.year)"
  }

  /// `Cohorts Nov 2024–Oct 2025, 12 months pooled`; of one month `Cohort of Oct 2025`.
  func cohorts(_ window: CohortWindow, for period: ReferencePeriod) -> String {
    let months = window.months(for: period)
    let (first, last) = (short(months.lowerBound), short(months.upperBound))
    let count = months.upperBound.ordinal - months.lowerBound.ordinal + 1
    return switch language {
    case .az:
      count == 1 ? "Kohort: \(last)" : "Kohortlar: \(first) – \(last), \(count) ay birləşdirilib"
    case .en:
      count == 1
        ? "Cohort of \(last)" : "Cohorts \(first)–\(last), \(count) months pooled"
    }
  }

  private func quarterName(_ period: ReferencePeriod) -> String {
    let quarter = (period.month - 1) / 3
    return switch language {
    case .az: ["I", "II", "III", "IV"][quarter] + " rüb"
    case .en: "Q\(quarter + 1)"
    }
  }

  private func monthName(_ month: Int) -> String {
    PeriodFormat.months[language == .az ? 0 : 1][month - 1]
  }

  private func shortMonthName(_ month: Int) -> String {
    PeriodFormat.shortMonths[language == .az ? 0 : 1][month - 1]
  }

  private static let months = [
    [
      "yanvar", "fevral", "mart", "aprel", "may", "iyun", "iyul", "avqust", "sentyabr", "oktyabr",
      "noyabr", "dekabr",
    ],
    [
      "January", "February", "March", "April", "May", "June", "July", "August", "September",
      "October", "November", "December",
    ],
  ]

  private static let shortMonths = [
    ["yan", "fev", "mar", "apr", "may", "iyn", "iyl", "avq", "sen", "okt", "noy", "dek"],
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
  ]
}

/// A text at the beginning of a heading: its first letter is a capital.
enum Heading {
  /// The text with a capital; i becomes İ in Azerbaijani, I in English.
  static func text(_ text: String, _ language: Language) -> String {
    guard let first = text.first else { return text }
    return (language == .az && first == "i" ? "İ" : first.uppercased()) + text.dropFirst()
  }

  /// A title within a sentence: its first letter is small, unless it begins with an abbreviation.
  static func phrase(_ title: String, _ language: Language) -> String {
    guard let first = title.first, title.dropFirst().first?.isUppercase != true else {
      return title
    }
    let small =
      switch (language, first) {
      case (.az, "İ"): "i"
      case (.az, "I"): "ı"
      default: first.lowercased()
      }
    return small + title.dropFirst()
  }
}
