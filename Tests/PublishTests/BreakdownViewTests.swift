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

  @Test("keeps the order of lists that have one, and of two or three categories")
  func ordered() throws {
    let labels = Sample.region.codeList.codes.map(\.label.en)
    #expect(order(labels, in: try page(ordered: ["region"])) == labels)
    #expect(order(["Women", "Men"], in: try page()) == ["Women", "Men"])
  }
}
