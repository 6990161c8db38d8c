import Disclosure
import Model

/// The latest figure of an indicator with its unit, its period and how it changed.
struct HeadlineView: ViewModel {
  let figures: IndicatorFigures
  let language: Language
  /// The release's own period, which small figures do not repeat.
  let period: ReferencePeriod

  static let fields: [Field<HeadlineView>] = [
    .text("title") { $0.figures.indicator.title[$0.language] },
    .text("href") { "\($0.figures.indicator.id).html" },
    .text("value") { $0.value },
    .text("kind") { $0.latest?.value == nil ? "absent" : "present" },
    .optional("unit") { $0.unit },
    .optional("period") {
      $0.latest.map(\.period).map(PeriodFormat(language: $0.language).heading)
    },
    .optional("otherPeriod") { $0.otherPeriod },
    .optional("status") { $0.status },
    .optional("lastKnown") { $0.lastKnown },
    .list("changes") { $0.changes },
    .markup("sparkline") { Sparkline(series: $0.figures.series.suffix(26)).markup },
  ]

  private var indicator: IndicatorDescription { figures.indicator }
  private var latest: ProtectedObservation? { figures.latest }

  private var value: String {
    guard let latest else { return AbsenceReason.sourceMissing.mark }
    let mark = Mark(latest, decimals: indicator.decimals)
    if case .absent(let reason) = mark.reading { return reason.mark }
    let text = mark.text(decimals: indicator.decimals, language)
    return indicator.unit == .percent && !mark.roundsToZero ? text + "%" : text
  }

  private var unit: String? {
    latest?.value == nil || indicator.unit == .percent ? nil : indicator.unit.label[language]
  }

  private var otherPeriod: String? {
    guard let latest, latest.period != period else { return nil }
    return PeriodFormat(language: language).heading(latest.period)
  }

  private var status: String? {
    guard let latest else { return Word.noFigures[language] }
    let marks = StatusMark.marks(of: latest, decimals: indicator.decimals)
    return marks.isEmpty ? nil : marks.map { $0.word[language] }.joined(separator: ", ")
  }

  /// Where the latest period has no value, the last one that has.
  private var lastKnown: String? {
    guard let latest, latest.value == nil,
      let known = figures.totals.last(where: { $0.value != nil }), let value = known.value
    else { return nil }
    let text = NumberFormat(language: language)
      .text(value, decimals: indicator.decimals, unit: indicator.unit)
    return "\(PeriodFormat(language: language).heading(known.period)): \(text)"
  }

  private var changes: [ChangeView] {
    let series = figures.series
    guard series.marks.last??.value != nil, latest?.period == series.periods.last else { return [] }
    var changes = [ChangeView(series: series, back: 1, against: previous, self)]
    if indicator.frequency != .annual {
      let year = 12 / indicator.frequency.months
      changes.append(ChangeView(series: series, back: year, against: yearBefore, self))
    }
    return changes.compactMap { $0 }
  }

  private var previous: Word {
    switch indicator.frequency {
    case .monthly: .onPreviousMonth
    case .quarterly: .onPreviousQuarter
    case .annual: .onPreviousYear
    }
  }

  private var yearBefore: Word {
    indicator.frequency == .quarterly ? .onSameQuarter : .onSameMonth
  }
}

/// A difference of two printed values, or why there is none.
struct ChangeView: ViewModel {
  let text: String
  let against: String
  let kind: String

  static let fields: [Field<ChangeView>] = [
    .text("text") { $0.text },
    .text("against") { $0.against },
    .text("kind") { $0.kind },
  ]

  /// Compares the last period with an earlier one; nil where the series does not reach so far.
  ///
  /// The difference is that of the printed values, which readers can check and which tells no more
  /// than they do.
  init?(series: Series, back: Int, against: Word, _ headline: HeadlineView) {
    let last = series.periods.count - 1
    let earlier = last - back
    guard earlier >= 0 else { return nil }
    let language = headline.language
    self.against = against[language]
    guard series.isComparable(earlier, last) else {
      (text, kind) = (Word.notComparable[language], "none")
      return
    }
    guard let now = series.marks[last]?.value, let then = series.marks[earlier]?.value else {
      (text, kind) = (Word.noComparison[language], "none")
      return
    }
    let indicator = headline.figures.indicator
    let difference = DecimalText.rounded(now - then, decimals: indicator.decimals)
    let sentences = Sentences(
      language: language, unit: indicator.unit, decimals: indicator.decimals)
    text = difference == 0 ? Word.noChange[language] : sentences.change(difference)
    kind = difference == 0 ? "same" : difference > 0 ? "up" : "down"
  }
}
