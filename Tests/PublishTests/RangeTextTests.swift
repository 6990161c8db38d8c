import Disclosure
import Model
import Testing

@testable import Publish

@Suite("RangeText") struct RangeTextTests {
  /// The release of the samples, in which 3 of 40 persons of one region are hidden.
  private func files() throws -> [String: String] {
    let release = try Sample.protect([Sample.employment, Sample.register], policy: Sample.policy)
    var ranges = PublicRanges()
    for (row, observation) in release.datasets[0].observations.enumerated()
    where observation.absence == .notPublished {
      ranges[row, of: "lab_employment_rate"] = PublicRange(value: 2.5...22.5, numerator: 1...9)
    }
    let files = try Publication(
      release: release.telling(ranges), description: Sample.description()
    ).files(threads: 2)
    return Dictionary(
      uniqueKeysWithValues: files.map { ($0.path, String(decoding: $0.bytes, as: UTF8.self)) })
  }

  @Test("stands beside the mark of a hidden number, which says in words what it means")
  func page() throws {
    let page = try #require(files()["en/lab_employment_rate.html"])
    #expect(
      page.contains(
        "<td class=\"num mark\" title=\"not shown to protect people: 2.5–22.5\">"
          + "[c]\u{A0}2.5–22.5</td>"))
    #expect(
      page.contains(
        "<td class=\"num mark\" title=\"not shown to protect people: 1–9\">[c]\u{A0}1–9</td>"))
    #expect(page.contains("(the range beside it follows from the printed figures)</dd>"))
  }

  @Test("is written as readers of Azerbaijani write it")
  func azerbaijani() throws {
    let page = try #require(files()["az/lab_employment_rate.html"])
    #expect(page.contains("insanları qorumaq üçün göstərilmir: 2,5–22,5\">[c]\u{A0}2,5–22,5</td>"))
  }

  @Test("has two columns of the data files, empty where nothing is hidden")
  func columns() throws {
    let file = try #require(files()["data/lab_employment_rate.csv"])
    let rows = file.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    let header = try #require(rows.first)
    let least = try #require(header.firstIndex(of: "range_least"))
    let hidden = try #require(header.firstIndex(of: "absence_reason"))
    #expect(header[least + 1] == "range_greatest")
    for row in rows.dropFirst() {
      let isHidden = row[hidden] == "not_published"
      #expect(Array(row[least...(least + 1)]) == (isHidden ? ["2.5", "22.5"] : ["", ""]))
    }
    #expect(rows.contains { $0[hidden] == "not_published" })
  }

  @Test("is not spoken of on a page without ranges")
  func without() throws {
    let page = try #require(Sample.files()["en/lab_employment_rate.html"])
    #expect(page.contains("<td class=\"num mark\" title=\"not shown to protect people\">[c]</td>"))
    #expect(page.contains("<dt>[c]</dt><dd>not shown to protect people</dd>"))
  }

  @Test("stands in the status of a latest figure that is hidden")
  func headline() throws {
    var dataset = Sample.register
    dataset.dimensions = []
    dataset.observations = [
      Observation(period: Sample.month("2026-10"), position: [], value: 3, contributors: 3)
    ]
    let release = try Sample.protect([dataset], policy: Sample.policy)
    var ranges = PublicRanges()
    ranges[0, of: dataset.indicator.id] = PublicRange(value: 1...1200)
    let figures = IndicatorFigures(release.telling(ranges).datasets[0])
    let status = Language.allCases.map { language -> String in
      let view = HeadlineView(figures: figures, language: language, period: Sample.month("2026-10"))
      guard case .text(let text) = view.templateObject.value(named: "status") else { return "" }
      return text
    }
    #expect(
      status == [
        "insanları qorumaq üçün göstərilmir: 1–1\u{A0}200 aralığında",
        "not shown to protect people: from 1 to 1,200",
      ])
  }
}
