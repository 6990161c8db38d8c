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
    .optional("cohort") { $0.cohort },
    .flag("hasNotes") { !HeadlineNotes(headline: $0).list.isEmpty },
    .list("notes") { HeadlineNotes(headline: $0).list },
    .list("changes") { $0.changes },
    .markup("sparkline") { Sparkline(series: $0.figures.series.suffix(26)).markup },
  ]

  var indicator: IndicatorDescription { figures.indicator }
  var latest: ProtectedObservation? { figures.latest }

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
    if let range = latest.range?.value, latest.absence == .notPublished {
      let ranges = RangeText(language: language)
      return ranges.hidden(
        ranges.phrase(range, decimals: indicator.decimals, unit: indicator.unit))
    }
    return marks.isEmpty ? nil : marks.map { $0.word[language] }.joined(separator: ", ")
  }

  /// Whom the latest value is about, where that is not the period's own people.
  private var cohort: String? {
    guard let latest, let window = indicator.cohort else { return nil }
    return PeriodFormat(language: language).cohorts(window, for: latest.period)
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
  init?(series: Series, back: Int, against: Word, _ headline: HeadlineView) {
    let indicator = headline.indicator
    guard
      let change = series.change(
        at: series.periods.count - 1, back: back, decimals: indicator.decimals)
    else { return nil }
    let language = headline.language
    self.against = against[language]
    switch change {
    case .notComparable: (text, kind) = (Word.notComparable[language], "none")
    case .noValue: (text, kind) = (Word.noComparison[language], "none")
    case .difference(0): (text, kind) = (Word.noChange[language], "same")
    case .difference(let difference):
      let sentences = Sentences(
        language: language, unit: indicator.unit, decimals: indicator.decimals)
      text = sentences.change(difference)
      kind = difference > 0 ? "up" : "down"
    }
  }
}
