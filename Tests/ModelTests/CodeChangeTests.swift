import Model
import Testing

@Suite("CodeChange")
struct CodeChangeTests {
  private static let founded = Day(year: 2023, month: 12, day: 5) ?? Day(number: 0)

  private func code(
    _ id: String, _ parent: String?, from day: Day? = nil, out of: [String] = []
  ) -> Code {
    Code(
      id: id, label: Localized(az: id, en: id), parent: parent, validFrom: day, predecessors: of)
  }

  /// Ağdərə was made on 5 December 2023 out of parts of Ağdam and Tərtər, which are in Karabakh as it
  /// is, and of Kəlbəcər, which is in Eastern Zangezur (law 1043-VIQ).
  private var districts: CodeList {
    CodeList(
      id: "district",
      codes: [
        code("AGM", "QA"), code("TAR", "QA"), code("KAL", "SZ"), code("BA", "BA"),
        code("AGE", "QA", from: Self.founded, out: ["AGM", "KAL", "TAR"]),
      ], parentList: "region")
  }

  private let regions = CodeList(
    id: "region",
    codes: ["BA", "QA", "SZ"].map { Code(id: $0, label: Localized(az: $0, en: $0)) })

  @Test("A district made out of others changes each of them, and no other")
  func districtsChange() {
    let changes = districts.changes(among: [districts, regions])
    #expect(changes.map { districts.codes[$0.code].id } == ["AGM", "KAL", "TAR"])
    #expect(changes.allSatisfy { $0.day == Self.founded })
  }

  @Test("Regions change where the new district took villages over their border")
  func regionsChange() {
    let changes = regions.changes(among: [districts, regions])
    #expect(Set(changes.map { regions.codes[$0.code].id }) == ["QA", "SZ"])
    #expect(changes.count == 2)
  }

  @Test("A division within one region leaves the region as it was")
  func withinOneRegion() {
    let list = CodeList(
      id: "district",
      codes: [code("A", "QA"), code("B", "QA", from: Self.founded, out: ["A"])],
      parentList: "region")
    #expect(regions.changes(among: [list]).isEmpty)
    #expect(list.changes(among: [list]).count == 1)
  }
}
