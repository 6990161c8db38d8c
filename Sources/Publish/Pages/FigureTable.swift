import Disclosure
import Model

/// Makes tables of observations: value, numerator and denominator where shown, and the status in words.
struct FigureTable: Sendable {
  /// A row to be: what it is about and the observation.
  struct Entry: Sendable {
    let label: String
    let observation: ProtectedObservation
    var isTotal = false
  }

  let indicator: IndicatorDescription
  let language: Language

  /// A table of entries under a heading for what they are about.
  func view(_ entries: [Entry], of subject: String, caption: String) -> TableView {
    let shown = Extras(
      interval: entries.contains { $0.observation.interval != nil },
      linked: entries.contains { $0.observation.linkedCoverage != nil })
    let hasParts = entries.contains {
      $0.observation.numerator != nil || $0.observation.range?.numerator != nil
    }
    let hasBase = entries.contains {
      $0.observation.denominator != nil || $0.observation.range?.denominator != nil
    }
    var columns = [
      TableView.Column(text: subject, isNumber: false),
      TableView.Column(text: valueHeading, isNumber: true),
    ]
    if shown.interval { columns.append(.init(text: intervalHeading, isNumber: true)) }
    if hasParts { columns.append(.init(text: Word.numerator[language], isNumber: true)) }
    if hasBase { columns.append(.init(text: Word.denominator[language], isNumber: true)) }
    if shown.linked { columns.append(.init(text: Word.linked[language], isNumber: true)) }
    columns.append(.init(text: Word.status[language], isNumber: false))
    let rows = entries.map { entry in
      TableView.Row(
        label: entry.label,
        cells: cells(entry.observation, parts: hasParts, base: hasBase, shown),
        isTotal: entry.isTotal)
    }
    return TableView(caption: caption, columns: columns, rows: rows)
  }

  /// Columns that only some indicators have.
  private struct Extras {
    var interval: Bool
    var linked: Bool
  }

  private var intervalHeading: String {
    indicator.interval == .confidence
      ? Word.confidenceInterval[language] : Word.interval[language]
  }

  private var valueHeading: String {
    "\(Word.value[language]), \(indicator.unit.label[language])"
  }

  private func cells(
    _ observation: ProtectedObservation, parts: Bool, base: Bool, _ shown: Extras
  ) -> [TableView.Cell] {
    let format = NumberFormat(language: language)
    let ranges = RangeText(language: language)
    let marks = StatusMark.marks(of: observation, decimals: indicator.decimals)
    let absence = observation.value == nil ? marks.first?.mark : nil
    let range = observation.range?.value.map { ranges.short($0, decimals: indicator.decimals) }
    var cells = [
      absence.map { mark($0, range) } ?? .number(value(observation.value ?? 0, marks, format))
    ]
    if shown.interval {
      let bounds = observation.interval.map { bounds in
        format.text(bounds.lowerBound, decimals: indicator.decimals) + "–"
          + format.text(bounds.upperBound, decimals: indicator.decimals)
      }
      let notGiven = indicator.interval == .linkage ? AbsenceReason.notPublished.mark : nil
      cells.append(
        bounds.map(TableView.Cell.number) ?? mark(absence ?? notGiven ?? StatusMark.notGiven))
    }
    for (isShown, quantity, range) in [
      (parts, observation.numerator, observation.range?.numerator),
      (base, observation.denominator, observation.range?.denominator),
    ] where isShown {
      cells.append(
        quantity.map { .number(format.quantity($0)) }
          ?? mark(absence ?? StatusMark.notGiven, range.map(ranges.short)))
    }
    if shown.linked {
      let coverage = observation.linkedCoverage.map {
        format.text($0, decimals: RowParts.coverageDecimals, unit: .percent)
      }
      cells.append(
        coverage.map(TableView.Cell.number) ?? mark(absence ?? AbsenceReason.notPublished.mark))
    }
    cells.append(.words(marks.map { $0.word[language] }.joined(separator: ", ")))
    return cells
  }

  /// A mark; that of a hidden number says in words what it means, with the range where there is one.
  private func mark(_ mark: String, _ range: String? = nil) -> TableView.Cell {
    mark == AbsenceReason.notPublished.mark ? .hidden(range, language) : .mark(mark)
  }

  /// The number and the letters beside it; a true zero has no decimals, `0.0` is never one.
  private func value(_ value: Double, _ marks: [StatusMark], _ format: NumberFormat) -> String {
    let number = value == 0 ? "0" : format.text(value, decimals: indicator.decimals)
    return ([number] + marks.map(\.mark)).joined(separator: "\u{A0}")
  }
}
