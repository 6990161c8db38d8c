import Disclosure
import Model

/// What is told about an indicator besides its figures.
struct IndicatorFacts: Sendable {
  let page: IndicatorPage

  /// A term with one or more texts.
  struct Fact: ViewModel {
    let term: String
    let texts: [Text]

    static let fields: [Field<Fact>] = [
      .text("term") { $0.term },
      .list("texts") { $0.texts },
    ]
  }

  /// One text of a fact.
  struct Text: ViewModel {
    let text: String

    static let fields: [Field<Text>] = [.text("text") { $0.text }]
  }

  /// The facts in the order they are shown; those without a text are left out.
  var list: [Fact] {
    let indicator = page.indicator
    let language = page.language
    let facts: [(Word, [String])] = [
      (.definition, [indicator.definition[language]]),
      (.unit, [indicator.unit.label[language]]),
      (.direction, [direction[language]]),
      (.target, indicator.target.map { [sentences.target($0)] } ?? []),
      (.cohorts, indicator.cohort.map { [Sentences.cohorts($0, language)] } ?? []),
      (.interval, indicator.interval.map { [$0.explanation[language]] } ?? []),
      (.sources, indicator.extracts.map(source)),
      (.coverage, indicator.extracts.compactMap(coverage)),
      (.quality, indicator.note.map { [$0[language]] } ?? []),
      (.breaks, indicator.breaks.map(seriesBreak)),
      (
        .detail,
        page.figures.withheld.map { leftOut($0, .tooFewForDetail) }
          + page.figures.unprotected.map { leftOut($0, .notProtectable) }
      ),
      (.frameworks, indicator.frameworks),
      (.version, [String(indicator.version)]),
      (.identifier, [indicator.id]),
    ]
    return facts.filter { !$0.1.isEmpty }.map { word, texts in
      Fact(term: word[language], texts: texts.map { Text(text: $0) })
    }
  }

  private var sentences: Sentences {
    Sentences(
      language: page.language, unit: page.indicator.unit, decimals: page.indicator.decimals)
  }

  private var direction: Word {
    switch page.indicator.direction {
    case .higherIsBetter: .higherIsBetter
    case .lowerIsBetter: .lowerIsBetter
    case .context: .context
    case .target: .withinTarget
    }
  }

  private func source(_ id: String) -> String {
    guard let extract = page.release.received.first(where: { $0.id == id }) else { return id }
    return "\(extract.title[page.language]), \(extract.agency[page.language])"
  }

  /// How much of an extract could be linked to persons, which bounds every figure that uses it.
  private func coverage(_ id: String) -> String? {
    guard let extract = page.release.received.first(where: { $0.id == id }),
      let linked = extract.linked
    else { return nil }
    let share = NumberFormat(language: page.language).text(
      linked.percent, decimals: linked.decimals, unit: .percent)
    return "\(extract.title[page.language]): \(share) \(Word.ofRowsLinked[page.language])"
  }

  private func leftOut(_ table: [Localized], _ reason: Word) -> String {
    let titles = table.map { $0[page.language] }.joined(separator: " × ")
    return "\(titles): \(reason[page.language])"
  }

  private func seriesBreak(_ known: SeriesBreak) -> String {
    let period = PeriodFormat(language: page.language).heading(known.period)
    return "\(period): \(known.reason[page.language])"
  }
}

extension IntervalKind {
  /// What the interval says and how it is made.
  fileprivate var explanation: Localized {
    switch self {
    case .confidence:
      Localized(
        az: "95% etibarlılıq intervalı, Vilson üsulu (1927)",
        en: "95% confidence interval by Wilson's method (1927)")
    case .linkage:
      Localized(
        az: "Mənbələrlə əlaqələndirilə bilməyənlərin heç birinin və ya hamısının şərtə uyğun "
          + "olduğu halda alınan ən kiçik və ən böyük qiymət",
        en: "The least and the greatest value there could be if none or all of those who could "
          + "not be linked met the condition")
    }
  }
}
