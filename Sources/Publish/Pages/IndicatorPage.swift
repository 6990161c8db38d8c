import Disclosure
import Model

/// The page of one indicator: latest figure, charts, tables, and how it is made.
struct IndicatorPage: ViewModel {
  let frame: PageFrame
  let figures: IndicatorFigures
  let release: ReleaseDescription
  let language: Language

  static let fields: [Field<IndicatorPage>] = [
    .object("frame") { $0.frame },
    .text("title") { $0.indicator.title[$0.language] },
    .text("definition") { $0.indicator.definition[$0.language] },
    .object("headline") {
      HeadlineView(
        figures: $0.figures, language: $0.language, period: $0.release.period)
    },
    .object("seriesChart") { $0.seriesChart },
    .markup("seriesTable") { $0.seriesTable?.markup },
    .flag("hasBreakdowns") { !$0.figures.breakdowns.isEmpty },
    .list("breakdowns") { $0.breakdowns },
    .list("marks") { $0.marks },
    .list("facts") { IndicatorFacts(page: $0).list },
    .text("formula") { $0.indicator.formula },
    .flag("hasFormula") { !$0.indicator.formula.isEmpty },
    .list("examples") { $0.examples },
    .flag("hasExamples") { !$0.examples.isEmpty },
    .text("dataHref") { "../data/\($0.indicator.id).csv" },
  ]

  var indicator: IndicatorDescription { figures.indicator }

  private var sentences: Sentences {
    Sentences(language: language, unit: indicator.unit, decimals: indicator.decimals)
  }

  private var seriesChart: ChartView? {
    let series = figures.series.suffix(60)
    guard !series.values.isEmpty, series.periods.count > 1 else { return nil }
    let title = "\(indicator.title[language]), \(indicator.unit.label[language])"
    let target = indicator.target
    let text = sentences.description(of: series, target: target)
    let chart = { (frame: ChartFrame, identifier: String) in
      LineChart(
        series: series, frame: frame, identifier: identifier, title: title, description: text,
        decimals: indicator.decimals, language: language, target: target
      ).markup
    }
    let scale = LineGeometry.scale(of: series.values + (target?.bounds ?? []))
    return ChartView(
      title: title, text: text,
      note: scale.lower <= 0 ? nil : Word.axisNotFromZero[language],
      chart: chart(.wide, "series"), narrow: chart(.narrow, "series-narrow"))
  }

  private var seriesTable: TableView? {
    guard !figures.totals.isEmpty else { return nil }
    let format = PeriodFormat(language: language)
    let entries = figures.totals.suffix(IndicatorPage.shownPeriods).reversed().map {
      FigureTable.Entry(label: format.heading($0.period), observation: $0)
    }
    return FigureTable(indicator: indicator, language: language).view(
      entries, of: Word.period[language],
      caption: "\(indicator.title[language]): \(Word.timeSeries[language])")
  }

  private var breakdowns: [BreakdownView] {
    figures.breakdowns.map { breakdown in
      BreakdownView(
        breakdown: breakdown, indicator: indicator,
        total: figures.totals.last { $0.period == breakdown.period },
        keepsOrder: release.orderedCodeLists.contains(breakdown.dimension.codeList.id),
        language: language)
    }
  }

  private var examples: [ExampleView] {
    (release.examples[indicator.id] ?? []).enumerated().map {
      ExampleView(example: $1, number: $0 + 1, indicator: indicator, language: language)
    }
  }

  /// The legend: every mark that this page uses.
  private var marks: [MarkView] {
    let shown =
      figures.totals.suffix(IndicatorPage.shownPeriods)
      + figures.breakdowns.flatMap { $0.observations.map(\.observation) }
    var used = Set(
      shown.flatMap { StatusMark.marks(of: $0, decimals: indicator.decimals) }.map(\.mark))
    // Beside a value that is shown, how many were linked may still tell of the few who were not.
    if shown.contains(where: { $0.linkedCoverage != nil }),
      shown.contains(where: { $0.value != nil && $0.linkedCoverage == nil })
    {
      used.insert(AbsenceReason.notPublished.mark)
    }
    let hasRange = shown.contains { $0.range != nil }
    return StatusMark.all.filter { used.contains($0.mark) }
      .map { MarkView(mark: $0, hasRange: hasRange, language: language) }
  }

  private static let shownPeriods = 26
}

/// One mark of the legend.
struct MarkView: ViewModel {
  let mark: StatusMark
  /// Whether ranges stand beside the marks of hidden numbers.
  var hasRange = false
  let language: Language

  static let fields: [Field<MarkView>] = [
    .text("mark") { $0.mark.mark },
    .text("meaning") { view in
      let meaning = view.mark.word[view.language]
      guard view.hasRange, view.mark.mark == AbsenceReason.notPublished.mark else { return meaning }
      return "\(meaning) \(Word.rangeBeside[view.language])"
    },
  ]
}

/// A chart with its title and its text.
struct ChartView: ViewModel {
  let title: String
  let text: String
  let note: String?
  let chart: Markup
  let narrow: Markup?

  static let fields: [Field<ChartView>] = [
    .text("title") { $0.title },
    .text("text") { $0.text },
    .optional("note") { $0.note },
    .markup("chart") { $0.chart },
    .markup("narrow") { $0.narrow },
  ]
}
