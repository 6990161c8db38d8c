import Digest
import Model

/// A quality report as one page that needs no other file.
struct QualityPage: ViewModel {
  let quality: AgencyQuality
  /// The style sheet.
  let style: String

  static let fields: [Field<QualityPage>] = [
    .text("title") { "\(QualityWord.title[.az]): \($0.quality.agency.az)" },
    .text("publisherAz") { $0.quality.publisher.az },
    .text("publisherEn") { $0.quality.publisher.en },
    .text("languages") { _ in "\(QualityWord.languages[.az]) / \(QualityWord.languages[.en])" },
    .optional("notice") { $0.quality.notice.map { "\($0.az) · \($0.en)" } },
    .text("styleHash") { $0.sheet.hash },
    .style("style") { $0.sheet },
    .list("parts") { page in
      Language.allCases.map { QualityPart(quality: page.quality, language: $0) }
    },
  ]

  private var sheet: StyleSheet { StyleSheet(style) }
}

/// A style sheet within a page, allowed by its digest alone.
struct StyleSheet: Sendable {
  /// The text, which cannot end its element.
  let text: String

  /// Takes a style sheet.
  init(_ text: String) {
    self.text = text.replacing("</", with: "<\\/")
  }

  /// The digest as a Content-Security-Policy names it.
  var hash: String {
    let digits = Array(SHA256.hash(Array(text.utf8)).utf8)
    let bytes = stride(from: 0, to: digits.count - 1, by: 2).map { place in
      UInt8(String(decoding: digits[place...place + 1], as: UTF8.self), radix: 16) ?? 0
    }
    return "sha256-" + Base64.text(bytes)
  }
}

/// RFC 4648, section 4.
enum Base64 {
  private static let digits = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  /// Bytes as text.
  static func text(_ bytes: [UInt8]) -> String {
    var text: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      let number = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
      for place in 0..<4 {
        let isThere = place <= group.count
        text.append(isThere ? digits[(number >> (18 - 6 * place)) & 63] : UInt8(ascii: "="))
      }
    }
    return String(decoding: text, as: UTF8.self)
  }
}

/// A quality report in one language.
struct QualityPart: ViewModel {
  let quality: AgencyQuality
  let language: Language

  static let fields: [Field<QualityPart>] = [
    .text("language") { $0.language.rawValue },
    .text("name") { $0.language.ownName },
    .text("kicker") { QualityWord.title[$0.language] },
    .text("agency") { $0.quality.agency[$0.language] },
    .text("period") { PeriodFormat(language: $0.language).heading($0.quality.period) },
    .text("lead") { QualityWord.lead[$0.language] },
    .text("overviewTitle") { QualityWord.overview[$0.language] },
    .text("privateNote") { QualityWord.privateNote[$0.language] },
    .markup("overview") { $0.overview.markup },
    .list("deliveries") { part in
      part.quality.deliveries.map { QualityDeliveryView(delivery: $0, language: part.language) }
    },
  ]

  private var overview: TableView {
    let cells = DeliveryCells(language: language)
    return TableView(
      caption: QualityWord.overview[language],
      columns: cells.columns(first: Word.extract[language]),
      rows: quality.deliveries.map {
        TableView.Row(label: $0.title[language], cells: cells.cells($0.summary, hasPeriod: true))
      })
  }
}

/// The cells of one delivery in a table.
struct DeliveryCells {
  let language: Language

  /// The headings; the first is that of the rows.
  func columns(first: String) -> [TableView.Column] {
    let words: [(String, Bool)] = [
      (Word.due[language], false), (Word.received[language], false),
      (Word.punctuality[language], false), (Word.rowsRead[language], true),
      (Word.rowsAccepted[language], true), (Word.rowsQuarantined[language], true),
      (QualityWord.result[language], false),
    ]
    let period =
      first == QualityWord.period[language] ? [] : [(QualityWord.period[language], false)]
    return ([(first, false)] + period + words).map {
      TableView.Column(text: $0.0, isNumber: $0.1)
    }
  }

  /// The cells after the row's heading.
  func cells(_ summary: DeliverySummary, hasPeriod: Bool) -> [TableView.Cell] {
    let days = PeriodFormat(language: language)
    let period = hasPeriod ? [date(days.short(summary.period))] : []
    return period + [
      date(summary.due.map(days.short) ?? Word.noDueDay[language]),
      date(arrival(summary)), punctuality(summary),
      number(summary.read), number(summary.accepted), number(summary.quarantined), result(summary),
    ]
  }

  private func arrival(_ summary: DeliverySummary) -> String {
    guard summary.hasArrived else { return QualityWord.notReceived[language] }
    return summary.received.map(PeriodFormat(language: language).short)
      ?? QualityWord.unknownDay[language]
  }

  private func punctuality(_ summary: DeliverySummary) -> TableView.Cell {
    guard summary.hasArrived else { return TableView.Cell(text: "–", style: "text date bad") }
    guard let late = summary.daysLate else { return date("–") }
    return late == 0
      ? TableView.Cell(text: Word.onTime[language], style: "text date good")
      : TableView.Cell(text: Sentences.late(by: late, language), style: "text date late")
  }

  private func result(_ summary: DeliverySummary) -> TableView.Cell {
    guard summary.hasArrived else {
      return TableView.Cell(text: QualityWord.notReceived[language], style: "text bad")
    }
    guard let verdict = summary.verdict else { return .words(QualityWord.notRead[language]) }
    let style =
      switch verdict {
      case .accept, .note: "text good"
      case .quarantine: "text late"
      case .reject: "text bad"
      }
    return TableView.Cell(text: QualityWord.verdict(verdict)[language], style: style)
  }

  private func date(_ text: String) -> TableView.Cell {
    TableView.Cell(text: text, style: "text date")
  }

  private func number(_ count: Int?) -> TableView.Cell {
    count.map { .number(NumberFormat(language: language).text($0)) } ?? .mark("–")
  }
}

/// One delivery of a quality report in one language.
struct QualityDeliveryView: ViewModel {
  let delivery: DeliveryQuality
  let language: Language

  static let fields: [Field<QualityDeliveryView>] = [
    .text("title") { $0.delivery.title[$0.language] },
    .text("id") { "\($0.language.rawValue)-\($0.delivery.extract)" },
    .text("period") { PeriodFormat(language: $0.language).text($0.delivery.summary.period) },
    .text("reasonsTitle") { QualityWord.reasons[$0.language] },
    .text("remarksTitle") { QualityWord.remarks[$0.language] },
    .text("earlierTitle") { QualityWord.earlier[$0.language] },
    .text("earlierLead") { QualityWord.earlierLead[$0.language] },
    .text("nothing") { QualityWord.nothingToSay[$0.language] },
    .flag("hasReasons") { !$0.delivery.reasons.isEmpty },
    .flag("hasRemarks") { !$0.delivery.remarks.isEmpty },
    .flag("isClean") { $0.delivery.reasons.isEmpty && $0.delivery.remarks.isEmpty },
    .list("reasons") { $0.views($0.delivery.reasons) },
    .list("remarks") { $0.views($0.delivery.remarks) },
    .markup("earlier") { $0.earlier?.markup },
  ]

  private func views(_ reasons: [QualityReason]) -> [QualityReasonView] {
    reasons.map { QualityReasonView(reason: $0, language: language) }
  }

  private var earlier: TableView? {
    guard !delivery.earlier.isEmpty else { return nil }
    let cells = DeliveryCells(language: language)
    return TableView(
      caption: QualityWord.earlier[language],
      columns: cells.columns(first: QualityWord.period[language]),
      rows: delivery.earlier.map {
        TableView.Row(
          label: PeriodFormat(language: language).heading($0.period),
          cells: cells.cells($0, hasPeriod: false))
      })
  }
}

/// One reason in one language.
struct QualityReasonView: ViewModel {
  let reason: QualityReason
  let language: Language

  static let fields: [Field<QualityReasonView>] = [
    .text("code") { $0.reason.code },
    .text("text") { Heading.text($0.reason.text[$0.language], $0.language) },
    .optional("column") { $0.reason.column },
    .text("columnWord") { QualityWord.column[$0.language] },
    .text("count") { $0.count },
    .text("remedy") { ReasonWording.remedy($0.reason.code)[$0.language] },
    .text("linesWord") { QualityWord.lines[$0.language] },
    .optional("lines") { $0.reason.lines.isEmpty ? nil : $0.lines },
  ]

  private var count: String {
    guard reason.count > 0 else { return QualityWord.wholeFile[language] }
    let number = NumberFormat(language: language).text(reason.count)
    return switch language {
    case .az: "\(number) sətir"
    case .en: reason.count == 1 ? "1 row" : "\(number) rows"
    }
  }

  /// Line numbers with runs joined: `2–5, 9`; an ellipsis where there are more.
  private var lines: String {
    var runs: [ClosedRange<Int>] = []
    for line in reason.lines.sorted() {
      if let last = runs.last, line <= last.upperBound + 1 {
        runs[runs.count - 1] = last.lowerBound...max(line, last.upperBound)
      } else {
        runs.append(line...line)
      }
    }
    let texts = runs.map { run in
      run.count == 1 ? "\(run.lowerBound)" : "\(run.lowerBound)–\(run.upperBound)"
    }
    return texts.joined(separator: ", ") + (reason.lines.count < reason.count ? ", …" : "")
  }
}
