import Disclosure
import Model

/// The front page: areas with their headline figures, and what the agencies delivered.
struct FrontPage: ViewModel {
  let frame: PageFrame
  let release: ReleaseDescription
  let areas: [AreaView]
  let indicators: Int
  let account: DisclosureAccount
  let language: Language

  /// A number with what it counts.
  struct Count: ViewModel {
    let number: String
    let text: String

    static let fields: [Field<Count>] = [
      .text("number") { $0.number },
      .text("text") { $0.text },
    ]
  }

  static let fields: [Field<FrontPage>] = [
    .object("frame") { $0.frame },
    .list("counts") { $0.counts },
    .list("roadmapAreas") { $0.areas.filter(\.area.isRoadmapArea) },
    .list("crossCutting") { $0.areas.filter { !$0.area.isRoadmapArea } },
    .flag("hasCrossCutting") { $0.areas.contains { !$0.area.isRoadmapArea } },
    .markup("board") {
      ReceivedBoard(extracts: $0.release.received, language: $0.language).table?.markup
    },
    .optional("boardNote") {
      ReceivedBoard(extracts: $0.release.received, language: $0.language).note
    },
  ]

  private var counts: [Count] {
    let format = NumberFormat(language: language)
    return [
      Count(number: format.text(indicators), text: Word.indicators[language]),
      Count(
        number: format.text(account.observations - account.hidden),
        text: Word.observations[language]),
      Count(number: format.text(account.hidden), text: Word.hiddenValues[language]),
    ]
  }
}

/// Which extract arrived when, and what became of its rows.
struct ReceivedBoard: Sendable {
  let extracts: [ReceivedExtract]
  let language: Language

  /// The board as a table; nil where nothing is expected.
  var table: TableView? {
    guard !extracts.isEmpty else { return nil }
    let columns: [(Word, Bool)] = [
      (.extract, false), (.agency, false), (.period, false), (.due, false), (.received, false),
      (.punctuality, false), (.rowsRead, true), (.rowsAccepted, true), (.rowsQuarantined, true),
    ]
    return TableView(
      caption: Word.receivedFiles[language],
      columns: columns.map { TableView.Column(text: $0.0[language], isNumber: $0.1) },
      rows: extracts.map { TableView.Row(label: $0.title[language], cells: cells($0)) })
  }

  /// What is said about rounded numbers; nil where there are none.
  var note: String? {
    let counts = extracts.compactMap(\.rows).flatMap { [$0.read, $0.accepted, $0.quarantined] }
    return counts.contains { $0.precision != .exact } ? Word.roundedRows[language] : nil
  }

  private func cells(_ extract: ReceivedExtract) -> [TableView.Cell] {
    let days = PeriodFormat(language: language)
    let counts = extract.rows.map { [$0.read, $0.accepted, $0.quarantined].map(cell) }
    let absent = TableView.Cell.mark(AbsenceReason.sourceMissing.mark)
    return [
      .words(extract.agency[language]), date(days.short(extract.period)),
      date(extract.due.map(days.short) ?? Word.noDueDay[language]), date(arrival(extract)),
      punctuality(extract),
    ] + (counts ?? [absent, absent, absent])
  }

  private func arrival(_ extract: ReceivedExtract) -> String {
    guard extract.rows != nil else { return AbsenceReason.sourceMissing.mark }
    return extract.received.map(PeriodFormat(language: language).short)
      ?? Word.dayNotRecorded[language]
  }

  private func cell(_ count: ProtectedCount) -> TableView.Cell {
    let number = NumberFormat(language: language).text(count.value)
    return .number(count.precision == .below ? Sentences.fewer(than: number, language) : number)
  }

  private func date(_ text: String) -> TableView.Cell {
    TableView.Cell(text: text, style: "text date")
  }

  private func punctuality(_ extract: ReceivedExtract) -> TableView.Cell {
    guard extract.rows != nil else {
      return TableView.Cell(text: Word.notReceived[language], style: "text date bad")
    }
    guard let due = extract.due, let received = extract.received else {
      return date(Word.notApplicable[language])
    }
    guard received > due else {
      return TableView.Cell(text: Word.onTime[language], style: "text date good")
    }
    return TableView.Cell(
      text: Sentences.late(by: received - due, language), style: "text date late")
  }
}
