import Disclosure
import Model
import Testing

@testable import Publish

@Suite("BreakdownView") struct BreakdownViewTests {
  private func page(ordered: Set<String> = []) throws -> String {
    var description = Sample.description()
    description.orderedCodeLists = ordered
    return try #require(Sample.files(description: description)["en/lab_employment_rate.html"])
  }

  private func order(_ labels: [String], in page: String) -> [String] {
    let rows = page.split(separator: "<th scope=\"row\">").dropFirst().map { row in
      String(row.prefix { $0 != "<" })
    }
    return rows.filter(labels.contains)
  }

  @Test("ranks categories by printed value, the ones without a value last")
  func ranked() throws {
    let labels = Sample.region.codeList.codes.map(\.label.en)
    #expect(
      order(labels, in: try page()) == [
        "Baku", "Ganja-Dashkasan", "Absheron-Khizi", "Guba-Khachmaz", "Shirvan-Salyan",
      ])
  }

  @Test("keeps pages small where a list is long")
  func longList() throws {
    var dataset = Sample.employment
    dataset.dimensions[1].codeList = CodeList(
      id: "citizenship",
      codes: (100..<350).map { Code(id: "C\($0)", label: Localized(az: "Ö\($0)", en: "L\($0)")) })
    dataset.observations = [Sample.share("2026-10", [.total, .total], 500, of: 1000)]
    dataset.observations += (0..<250).map {
      Sample.share("2026-10", [.total, .code($0)], 10 + $0, of: 1000)
    }
    let files = try Sample.files([dataset])
    let page = try #require(files["en/lab_employment_rate.html"])
    #expect(page.utf8.count < 50_000)
    #expect(page.contains("The table shows the first rows"))
    #expect(order(["L349", "L290", "L289"], in: page) == ["L349", "L290"])
    #expect(files["data/lab_employment_rate.csv"]?.split(separator: "\n").count == 252)
  }

  @Test("keeps the order of lists that have one, and of two or three categories")
  func ordered() throws {
    let labels = Sample.region.codeList.codes.map(\.label.en)
    #expect(order(labels, in: try page(ordered: ["region"])) == labels)
    #expect(order(["Women", "Men"], in: try page()) == ["Women", "Men"])
  }
}
