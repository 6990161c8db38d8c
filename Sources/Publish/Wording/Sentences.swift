import Model

/// Sentences with figures in them, for the texts beside charts and figures.
struct Sentences: Sendable {
  let language: Language
  let unit: UnitOfMeasure
  let decimals: Int

  private var periods: PeriodFormat { PeriodFormat(language: language) }

  /// What a line and its target show, for readers who do not see them.
  func description(of series: Series, target: Target?) -> String {
    let text = description(of: series)
    return target.map { "\(text) \(Word.target[language]): \(bounds(of: $0))." } ?? text
  }

  /// What a line shows, for readers who do not see it.
  func description(of series: Series) -> String {
    let shown = series.marks.indices.filter { series.marks[$0]?.value != nil }
    guard let first = shown.first, let last = shown.last else { return Word.noFigures[language] }
    let hidden = series.periods.count - shown.count
    let low = shown.min { value($0, series) < value($1, series) } ?? first
    let high = shown.max { value($0, series) < value($1, series) } ?? last
    switch language {
    case .az:
      return "\(periods.heading(series.periods[first])): \(text(first, series)); "
        + "\(periods.text(series.periods[last])): \(text(last, series)). "
        + "Ən aşağı qiymət \(text(low, series)) (\(periods.text(series.periods[low]))), "
        + "ən yüksək qiymət \(text(high, series)) (\(periods.text(series.periods[high])))."
        + (hidden > 0 ? " Qiyməti göstərilməyən dövrlərin sayı: \(hidden)." : "")
        + (lastBreak(series).map { " Sıra qırılıb: \($0); əvvəlki qiymətlərlə müqayisə edilmir." }
          ?? "")
    case .en:
      return "From \(text(first, series)) in \(periods.text(series.periods[first])) to "
        + "\(text(last, series)) in \(periods.text(series.periods[last])). "
        + "Lowest \(text(low, series)) (\(periods.text(series.periods[low]))), "
        + "highest \(text(high, series)) (\(periods.text(series.periods[high])))."
        + (hidden > 0 ? " Periods without a value: \(hidden)." : "")
        + (lastBreak(series).map { " Break in \($0): not comparable with earlier values." } ?? "")
    }
  }

  /// What bars show, for readers who do not see them.
  func description(of bars: [BarChart.Bar], in period: ReferencePeriod) -> String {
    let shown = bars.filter { $0.mark.value != nil }
    let heading = periods.heading(period)
    guard let high = shown.max(by: { ($0.mark.value ?? 0) < ($1.mark.value ?? 0) }),
      let low = shown.min(by: { ($0.mark.value ?? 0) < ($1.mark.value ?? 0) })
    else { return "\(heading)." }
    let hidden = bars.count - shown.count
    switch language {
    case .az:
      return "\(heading). Ən yüksək: \(high.label), \(text(high)); "
        + "ən aşağı: \(low.label), \(text(low))."
        + (hidden > 0 ? " Qiyməti göstərilməyənlərin sayı: \(hidden)." : "")
    case .en:
      return "\(heading). Highest: \(high.label), \(text(high)); "
        + "lowest: \(low.label), \(text(low))."
        + (hidden > 0 ? " Without a value: \(hidden)." : "")
    }
  }

  /// A change with its sign and unit; a difference of percentages is in percentage points.
  func change(_ difference: Double) -> String {
    let number = NumberFormat(language: language).signed(difference, decimals: decimals)
    let unit = unit == .percent ? UnitOfMeasure.percentagePoints : unit
    return "\(number)\u{A0}\(unit.label[language])"
  }

  /// `at least 80% by December 2027`.
  func target(_ target: Target) -> String {
    let bounds = bounds(of: target)
    guard let deadline = target.by.map(periods.text) else { return bounds }
    return switch language {
    case .az: "\(bounds), son müddət \(deadline)"
    case .en: "\(bounds) by \(deadline)"
    }
  }

  /// `at least 80%`, `at most 5%`, `from 80% to 95%`.
  func bounds(of target: Target) -> String {
    let format = NumberFormat(language: language)
    let text = { format.setting($0, decimals: decimals, unit: unit) }
    switch (language, target.least.map(text), target.greatest.map(text)) {
    case (.az, let least?, nil): return "ən azı \(least)"
    case (.az, nil, let greatest?): return "ən çoxu \(greatest)"
    case (.az, let least?, let greatest?): return "\(least) – \(greatest) aralığında"
    case (.en, let least?, nil): return "at least \(least)"
    case (.en, nil, let greatest?): return "at most \(greatest)"
    case (.en, let least?, let greatest?): return "from \(least) to \(greatest)"
    case (_, nil, nil): return ""
    }
  }

  /// Whose time of entry a value is about.
  static func cohorts(_ window: CohortWindow, _ language: Language) -> String {
    switch language {
    case .az:
      "Hər qiymət giriş ayları birləşdirilmiş kohortlara aiddir: ayların sayı \(max(1, window.pool)), "
        + "sonuncu giriş ayından sonra müşahidə müddəti \(window.after) ay"
    case .en:
      "Each value is about \(months(max(1, window.pool))) of entries, followed for "
        + "\(months(window.after)) after the last of them"
    }
  }

  private static func months(_ count: Int) -> String {
    count == 1 ? "1 month" : "\(count) months"
  }

  /// `3 days late`.
  static func late(by days: Int, _ language: Language) -> String {
    switch language {
    case .az: "\(days) gün gecikib"
    case .en: days == 1 ? "1 day late" : "\(days) days late"
    }
  }

  /// `fewer than 10`.
  static func fewer(than number: String, _ language: Language) -> String {
    switch language {
    case .az: "\(number)-dan az"
    case .en: "fewer than \(number)"
    }
  }

  /// `All 11 indicators`.
  static func all(_ count: Int, _ language: Language) -> String {
    switch language {
    case .az: "Bütün göstəricilər (\(count))"
    case .en: count == 1 ? "The indicator" : "All \(count) indicators"
    }
  }

  /// `By sex`.
  static func by(_ dimension: Dimension, _ language: Language) -> String {
    switch language {
    case .az: "Bölgü: \(Heading.phrase(dimension.title.az, .az))"
    case .en: "By \(Heading.phrase(dimension.title.en, .en))"
    }
  }

  private func lastBreak(_ series: Series) -> String? {
    series.breaks.max().map { periods.text(series.periods[$0]) }
  }

  private func value(_ index: Int, _ series: Series) -> Double {
    series.marks[index]?.value ?? 0
  }

  private func text(_ index: Int, _ series: Series) -> String {
    format(value(index, series))
  }

  private func text(_ bar: BarChart.Bar) -> String {
    format(bar.mark.value ?? 0)
  }

  private func format(_ value: Double) -> String {
    NumberFormat(language: language).text(value, decimals: decimals, unit: unit)
  }
}
