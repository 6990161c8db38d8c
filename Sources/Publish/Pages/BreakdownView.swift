import Disclosure
import Model

/// One breakdown of the latest period: bars and the table of the same figures.
struct BreakdownView: ViewModel {
  let breakdown: IndicatorFigures.Breakdown
  let indicator: IndicatorDescription
  /// The total of the same period.
  let total: ProtectedObservation?
  /// Whether the order of the codes has a meaning; otherwise bars are ranked.
  let keepsOrder: Bool
  let language: Language

  static let fields: [Field<BreakdownView>] = [
    .text("title") { Sentences.by($0.dimension, $0.language) },
    .text("period") { PeriodFormat(language: $0.language).heading($0.breakdown.period) },
    .text("id") { "by-\($0.dimension.id)" },
    .text("layout") { $0.hasWideTable ? "pair stacked" : "pair" },
    .object("chart") { $0.chart },
    .optional("note") {
      $0.parts.count > BreakdownView.mostRows ? Word.onlyFirstRows[$0.language] : nil
    },
    .markup("table") { $0.table.markup },
  ]

  private var dimension: Dimension { breakdown.dimension }

  private typealias Part = (value: DimensionValue, observation: ProtectedObservation)

  /// Codes in the order of the list, or largest first; the ones without a value come last.
  ///
  /// Ranked by what is printed: the order of equal figures must not tell which is larger.
  private var parts: [Part] {
    guard !keepsOrder, breakdown.observations.count > BreakdownView.alwaysInOrder else {
      return breakdown.observations
    }
    return breakdown.observations.sorted { left, right in
      switch (printed(left), printed(right)) {
      case (let left?, let right?) where left != right: left > right
      case (.some, nil): true
      case (nil, .some): false
      default: left.value < right.value
      }
    }
  }

  private func printed(_ part: Part) -> Double? {
    Mark(part.observation, decimals: indicator.decimals).value
  }

  /// Whether the table has columns beside the usual ones and needs the whole width.
  private var hasWideTable: Bool {
    (breakdown.observations.map(\.observation) + [total].compactMap { $0 }).contains {
      $0.interval != nil || $0.linkedCoverage != nil
    }
  }

  private var chart: ChartView? {
    let bars = parts.prefix(BreakdownView.mostBars).map { part in
      BarChart.Bar(
        label: dimension.label(part.value, language),
        mark: Mark(part.observation, decimals: indicator.decimals))
    }
    guard bars.contains(where: { $0.mark.value != nil }) else { return nil }
    let title =
      "\(indicator.title[language]), \(indicator.unit.label[language]): "
      + Heading.phrase(dimension.title[language], language)
    let text = Sentences(
      language: language, unit: indicator.unit, decimals: indicator.decimals
    ).description(of: bars, in: breakdown.period)
    let chart = BarChart(
      bars: bars, identifier: "by-\(dimension.id)", title: title, description: text,
      decimals: indicator.decimals, language: language)
    return ChartView(
      title: title, text: text,
      note: parts.count > bars.count ? Word.onlyLargest[language] : nil, chart: chart.markup,
      narrow: nil)
  }

  private var table: TableView {
    var entries = parts.prefix(BreakdownView.mostRows).map { part in
      FigureTable.Entry(
        label: dimension.label(part.value, language), observation: part.observation)
    }
    if let total {
      entries.append(
        FigureTable.Entry(label: Word.total[language], observation: total, isTotal: true))
    }
    let period = PeriodFormat(language: language).text(breakdown.period)
    let subject = Heading.phrase(dimension.title[language], language)
    return FigureTable(indicator: indicator, language: language).view(
      entries, of: Heading.text(dimension.title[language], language),
      caption: "\(indicator.title[language]): \(subject), \(period)")
  }

  /// Up to so many codes are never ranked: men and women would change places from month to month.
  private static let alwaysInOrder = 3
  private static let mostBars = 15
  private static let mostRows = 60
}
