import Model
import Testing

@testable import Publish

@Suite("QualityReport")
struct QualityReportTests {
  private static func summary(
    _ period: String, received: String?, verdict: Verdict?, rows: (Int, Int, Int)?
  ) -> DeliverySummary {
    var summary = DeliverySummary(period: Sample.month(period), due: Day(iso: "2026-11-05"))
    summary.received = received.flatMap { Day(iso: $0) }
    summary.verdict = verdict
    (summary.read, summary.accepted, summary.quarantined) = (rows?.0, rows?.1, rows?.2)
    return summary
  }

  private static let quality: AgencyQuality = {
    var contracts = DeliveryQuality(
      extract: "contracts", title: Localized(az: "Müqavilələr", en: "Contracts"),
      summary: summary(
        "2026-10", received: "2026-11-08", verdict: .quarantine, rows: (1204, 1199, 5)))
    contracts.reasons = [
      QualityReason(
        code: "EXT108", english: "the calendar has no such day", column: "start_date", count: 4,
        lines: [9, 2, 3, 4]),
      QualityReason(
        code: "EXT999", english: "a reason <without> words", column: nil, count: 1, lines: [70]),
    ]
    contracts.remarks = [
      QualityReason(code: "EXT203", english: "blank lines", column: nil, count: 0, lines: [])
    ]
    var absent = summary("2026-08", received: nil, verdict: nil, rows: nil)
    absent.hasArrived = false
    contracts.earlier = [
      summary("2026-09", received: "2026-10-05", verdict: .accept, rows: (1200, 1200, 0)), absent,
    ]
    let clean = DeliveryQuality(
      extract: "events", title: Localized(az: "Tədbirlər", en: "Events"),
      summary: summary("2026-10", received: nil, verdict: .accept, rows: (3, 3, 0)))
    return AgencyQuality(
      agency: Localized(az: "Agentlik \"A\"", en: "Agency <A>"),
      publisher: Localized(az: "Nazirlik", en: "Ministry"), period: Sample.month("2026-10"),
      notice: Localized(az: "Uydurma", en: "Invented"), deliveries: [contracts, clean])
  }()

  private func page() throws -> String {
    String(decoding: try QualityReport().page(Self.quality), as: UTF8.self)
  }

  @Test("The page reads as people have found it good, but for the style sheet")
  func golden() throws {
    let page = try page()
    let start = try #require(page.firstRange(of: "<style>"))
    let end = try #require(page.firstRange(of: "</style>"))
    let hash = try #require(page.firstRange(of: "'sha256-"))
    let rest = page[hash.upperBound...]
    let close = try #require(rest.firstRange(of: "'"))
    let text =
      page[..<hash.upperBound] + "…" + page[close.lowerBound..<start.upperBound] + "…"
      + page[end.lowerBound...]
    expectGolden(String(text), "quality.html")
  }

  @Test("The style stands in the page and is allowed by its own digest; nothing else is loaded")
  func selfContained() throws {
    let page = try page()
    let start = try #require(page.firstRange(of: "<style>"))
    let end = try #require(page.firstRange(of: "</style>"))
    let style = String(page[start.upperBound..<end.lowerBound])
    #expect(style.contains("prefers-color-scheme: dark"))
    #expect(page.contains("style-src '\(StyleSheet(style).hash)'"))
    for word in ["<script", "<link", "<img", "href=\"http", "style=\"", "url("] {
      #expect(!page.contains(word))
    }
  }

  @Test("A digest is the one that browsers compute")
  func hash() {
    // `printf 'p { color: red }' | openssl dgst -sha256 -binary | base64`
    #expect(
      StyleSheet("p { color: red }").hash == "sha256-ngewhhP73WDIbgwseeu52VAAJgKdGUsu1IUQQsAm8m4=")
    // RFC 4648, section 10.
    let known = ["", "Zg==", "Zm8=", "Zm9v", "Zm9vYg==", "Zm9vYmE=", "Zm9vYmFy"]
    for (count, text) in known.enumerated() {
      #expect(Base64.text(Array("foobar".utf8.prefix(count))) == text)
    }
    #expect(StyleSheet("a</style>b").text == "a<\\/style>b")
  }

  @Test("The table has a row for each delivery, reason, remark and earlier delivery")
  func table() throws {
    let table = String(decoding: try QualityReport().table(Self.quality), as: UTF8.self)
    expectGolden(table, "quality.csv")
  }
}
