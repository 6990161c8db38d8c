import Disclosure
import Model

/// What stands beside the latest figure of an indicator: how sure it is, whom it covers, and how far
/// it is from its target.
struct HeadlineNotes: Sendable {
  let headline: HeadlineView

  /// One line.
  struct Note: ViewModel {
    let term: String
    /// A figure, which stays on one line, or what is aimed at.
    let text: String
    let kind: String
    /// How far the target is, in words.
    var state: String?

    static let fields: [Field<Note>] = [
      .text("term") { $0.term },
      .text("text") { $0.text },
      .text("kind") { $0.kind },
      .optional("state") { $0.state },
    ]
  }

  /// The lines in the order they are shown.
  var list: [Note] {
    [interval, coverage, target].compactMap { $0 }
  }

  private var language: Language { headline.language }
  private var indicator: IndicatorDescription { headline.indicator }
  private var format: NumberFormat { NumberFormat(language: language) }

  private var interval: Note? {
    guard let kind = indicator.interval, let bounds = headline.latest?.interval else { return nil }
    let text = format.interval(bounds, decimals: indicator.decimals, unit: indicator.unit)
    return Note(term: kind.word[language], text: text, kind: "figure")
  }

  private var coverage: Note? {
    guard let coverage = headline.latest?.linkedCoverage else { return nil }
    let text = format.text(coverage, decimals: RowParts.coverageDecimals, unit: .percent)
    return Note(term: Word.linked[language], text: text, kind: "figure")
  }

  private var target: Note? {
    guard let target = indicator.target else { return nil }
    let text = Sentences(
      language: language, unit: indicator.unit, decimals: indicator.decimals
    ).target(target)
    return Note(
      term: Word.target[language], text: text, kind: "target",
      state: progress?.word(target)[language])
  }

  private var progress: TargetProgress? {
    let series = headline.figures.series
    guard let target = indicator.target, headline.latest?.period == series.periods.last else {
      return nil
    }
    return series.progress(at: series.periods.count - 1, to: target)
  }
}

extension IntervalKind {
  /// What the interval is, in words.
  var word: Word {
    switch self {
    case .confidence: .confidenceInterval
    case .linkage: .linkageInterval
    }
  }
}

extension TargetProgress {
  /// The progress in words; without a deadline there is no track to be off.
  func word(_ target: Target) -> Word {
    switch self {
    case .reached: .targetReached
    case .onTrack: .onTrack
    case .offTrack: target.by == nil ? .targetNotReached : .offTrack
    case .movingAway: .movingAway
    }
  }
}
