import Model

/// One worked example on the page of its indicator: what is given, and what follows.
struct ExampleView: ViewModel {
  let example: WorkedExample
  let number: Int
  let indicator: IndicatorDescription
  let language: Language

  static let fields: [Field<ExampleView>] = [
    .text("title") { $0.title },
    .optional("note") { $0.example.note?[$0.language] },
    .list("tables") { $0.tables },
  ]

  /// A table, or a text where there is nothing to put in one.
  struct Part: ViewModel {
    let text: String?
    let table: TableView?

    static let fields: [Field<Part>] = [
      .optional("text") { $0.text },
      .markup("table") { $0.table?.markup },
    ]
  }

  private var title: String {
    let period = PeriodFormat(language: language).heading(example.period)
    return "\(Word.example[language]) \(number): \(period)"
  }

  private var tables: [Part] {
    example.extracts.map(part) + example.inputs.map { Part(text: nil, table: table($0)) }
      + [Part(text: nil, table: result)]
  }

  private func part(_ extract: WorkedExample.GivenExtract) -> Part {
    let title = extract.title[language]
    guard let rows = extract.rows else {
      return Part(text: "\(title): \(Word.notReceived[language])", table: nil)
    }
    guard !rows.isEmpty else {
      return Part(text: "\(title): \(Word.noRows[language])", table: nil)
    }
    return Part(text: nil, table: table(rows, caption: title))
  }

  private func table(_ rows: [WorkedExample.Row], caption: String) -> TableView {
    let columns = Self.columns(rows.map(\.cells))
    let areNamed = rows.contains { $0.person != nil }
    let heading = areNamed ? Word.person[language] : Word.row[language]
    return TableView(
      caption: caption,
      columns: ([heading] + columns).map { TableView.Column(text: $0, isNumber: false) },
      rows: rows.enumerated().map { place, row in
        TableView.Row(
          label: row.person ?? (areNamed ? "" : String(place + 1)),
          cells: columns.map { cell(row.cells, $0) })
      })
  }

  /// Names of columns in the order in which they first occur.
  private static func columns(_ rows: [[WorkedExample.Cell]]) -> [String] {
    var seen: Set<String> = []
    return rows.joined().map(\.column).filter { seen.insert($0).inserted }
  }

  private func cell(_ cells: [WorkedExample.Cell], _ column: String) -> TableView.Cell {
    .words(cells.first { $0.column == column }.map(text) ?? "")
  }

  /// A value as written, a code with what it means, a key by its number within the example.
  private func text(_ cell: WorkedExample.Cell) -> String {
    if cell.isKey {
      return "\(Word.key[language]) \((keys.firstIndex(of: cell.text) ?? keys.count) + 1)"
    }
    return cell.label.map { "\($0[language]) (\(cell.text))" } ?? cell.text
  }

  /// The keys of all rows, each once.
  private var keys: [String] {
    var seen: Set<String> = []
    return example.extracts.flatMap { $0.rows ?? [] }.flatMap(\.cells).filter(\.isKey).map(\.text)
      .filter { seen.insert($0).inserted }
  }

  private func table(_ input: WorkedExample.GivenInput) -> TableView {
    let format = PeriodFormat(language: language)
    let columns = Self.columns(input.figures.map(\.codes))
    let headings =
      ([Word.period[language]] + columns).map { TableView.Column(text: $0, isNumber: false) }
      + [TableView.Column(text: Word.value[language], isNumber: true)]
    return TableView(
      caption: input.title[language], columns: headings,
      rows: input.figures.map { figure in
        let value =
          figure.value.map { TableView.Cell.number(number($0)) }
          ?? .words(figure.absence.map(word) ?? "")
        return TableView.Row(
          label: format.heading(figure.period),
          cells: columns.map { cell(figure.codes, $0) } + [value])
      })
  }

  private func number(_ value: Double) -> String {
    NumberFormat(language: language).quantity(value)
  }
}

extension ExampleView {
  /// What must follow: one row for each place.
  private var result: TableView {
    let used = Set(example.expectations.flatMap { $0.numbers.map(\.part) })
    let parts = WorkedExample.Part.allCases.filter { used.contains($0) || $0 == .value }
    return TableView(
      caption: Word.result[language],
      columns: [TableView.Column(text: indicator.title[language], isNumber: false)]
        + parts.map { TableView.Column(text: heading($0), isNumber: true) },
      rows: example.expectations.map { expectation in
        TableView.Row(
          label: place(expectation.codes), cells: parts.map { cell($0, expectation) })
      })
  }

  private func place(_ codes: [WorkedExample.Cell]) -> String {
    codes.isEmpty ? Word.total[language] : codes.map(text).joined(separator: ", ")
  }

  private func heading(_ part: WorkedExample.Part) -> String {
    switch part {
    case .value: "\(Word.value[language]), \(indicator.unit.label[language])"
    case .numerator: Word.numerator[language]
    case .denominator: Word.denominator[language]
    case .lower: Word.lowerEnd[language]
    case .upper: Word.upperEnd[language]
    case .linked: Word.findable[language]
    }
  }

  private func cell(
    _ part: WorkedExample.Part, _ expectation: WorkedExample.Expectation
  ) -> TableView.Cell {
    if let found = expectation.numbers.first(where: { $0.part == part }) {
      let format = NumberFormat(language: language)
      switch part {
      case .value, .lower, .upper:
        return .number(format.text(found.number, decimals: indicator.decimals))
      case .linked: return .number(format.text(found.number, decimals: 1))
      case .numerator, .denominator: return .number(format.quantity(found.number))
      }
    }
    guard part == .value, let absence = expectation.absence else { return .words("") }
    return .words(word(absence))
  }

  private func word(_ absence: AbsenceReason) -> String {
    switch absence {
    case .notPublished: Word.notPublished[language]
    case .notApplicable: Word.notApplicable[language]
    case .notYetDue: Word.notYetDue[language]
    case .sourceMissing: Word.sourceMissing[language]
    case .notReached: Word.notReached[language]
    }
  }
}
