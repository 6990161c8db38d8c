import Suppression
import Testing

@Suite("TidyRelease")
struct TidyReleaseTests {
  private static let region = SpecifiedDimension(total: "T", members: ["A", "B"])

  private func specification(
    _ table: SpecifiedTable, measures: [String: SpecifiedMeasure]? = nil,
    relations: [SpecifiedRelation]? = nil
  ) -> ReleaseSpecification {
    ReleaseSpecification(
      threshold: 5, width: 4, dimensions: ["region": Self.region], measures: measures,
      tables: [table], relations: relations)
  }

  private func file(_ text: String, path: String = "t.csv") throws -> TidyFile {
    TidyFile(path: path, table: try TidyTable(Array(text.utf8)))
  }

  private func release(
    _ text: String, _ table: SpecifiedTable = SpecifiedTable(file: "*.csv", measure: .named("pop")),
    measures: [String: SpecifiedMeasure]? = nil
  ) throws -> TidyRelease {
    TidyRelease(
      specification(table, measures: measures), files: [try file(text)],
      rules: PrimaryRuleSet())
  }

  @Test("Columns give codes, and a dimension without a column stands at its total")
  func reading() throws {
    let release = try release("region,value\nA,3\nB,9\nT,12\n")
    #expect(release.problems == [])
    #expect(release.tabulation.entries.map(\.value) == [3, 9, 12])
    let names = release.tabulation.entries.map {
      release.tabulation.name(measure: $0.measure, position: $0.position)
    }
    #expect(names == ["pop[region=A]", "pop[region=B]", "pop"])
  }

  @Test("Measures come from a column, by themselves or through a map")
  func measures() throws {
    let mapped = SpecifiedTable(
      file: "t.csv", columns: ["region": "r"],
      measure: .column("what", map: ["P1": "pop", "E1": "emp"]), value: "n")
    let release = try release("what,r,n\nP1,A,3\nE1,A,2\nX,A,1\n", mapped)
    #expect(release.tabulation.measures.sorted() == ["emp", "pop"])
    #expect(
      release.problems == [.init(kind: .unknownMeasure(column: "what"), file: "t.csv", line: 4)])
  }

  @Test("Amounts are whole in the smallest unit that occurs")
  func amounts() throws {
    let release = try release(
      "region,value\nA,3.25\nB,9.5\nT,12.750\n", measures: ["pop": .init(integer: false)])
    #expect(release.problems == [])
    #expect(release.tabulation.entries.map(\.value) == [325, 950, 1275])
    #expect(release.places == [2])
  }

  @Test(
    "Numbers that cannot be protected are named by line",
    arguments: [
      ("region,value\nA,\n", TidyProblem.Kind.missingNumber),
      ("region,value\nA,x\n", .noNumber),
      ("region,value\nA,1e3\n", .noNumber),
      ("region,value\nA,9999999999999999\n", .noNumber),
      ("region,value\nA,1.5\n", .noCount),
      ("region,value\nA,-1\n", .noCount),
      ("region,value\nC,1\n", .unknownCode(column: "region")),
    ])
  func problems(text: String, kind: TidyProblem.Kind) throws {
    #expect(try release(text).problems == [.init(kind: kind, file: "t.csv", line: 2)])
  }

  @Test("The same cell with two numbers is a problem, with one number it is none")
  func contradiction() throws {
    #expect(try release("region,value\nA,7\nA,7\n").problems == [])
    #expect(
      try release("region,value\nA,7\nA,8\n").problems
        == [.init(kind: .contradiction, file: "t.csv", line: 3)])
  }

  @Test("A file that no table describes is a problem, and so is a table without a file")
  func files() throws {
    let release = TidyRelease(
      specification(.init(file: "a/*-x.csv", measure: .named("pop"))),
      files: [
        try file("region,value\nA,7\n", path: "a/2026-x.csv"),
        try file("region,value\nA,7\n", path: "a/2026-y.csv"),
      ], rules: PrimaryRuleSet())
    #expect(release.problems == [.init(kind: .undescribed, file: "a/2026-y.csv")])
    let none = TidyRelease(
      specification(.init(file: "b.csv", measure: .named("pop"))), files: [],
      rules: PrimaryRuleSet())
    #expect(none.problems == [.init(kind: .noFile(pattern: "b.csv"), file: "b.csv")])
  }

  @Test("A hidden number leaves an empty value and a flag, and who contributed is never written")
  func hiding() throws {
    var table = SpecifiedTable(file: "*.csv", measure: .named("pop"), flag: "f", suppressed: ["x"])
    table.contributors = "n"
    let release = try release("region,n,value\nA,3,3\nB,9,9\n", table)
    let outcome = release.shown(isHidden: [true, false], base: 10)
    #expect(
      String(decoding: outcome.files[0].table.bytes, as: UTF8.self)
        == "region,value,f\nA,,x\nB,9,\n")
    #expect(outcome.hidden == 1)
    #expect(outcome.numbers == 2)
  }

  @Test("A quotient is shown where both its numbers are, and the denominator is large enough")
  func quotients() throws {
    var share = SpecifiedRelation(type: "share")
    (share.share, share.num, share.den, share.scale) = ("rate", "emp", "pop", 100)
    let specification = specification(
      .init(file: "*.csv", measure: .column("m", map: nil)), relations: [share])
    let text =
      "m,region,value\npop,A,20\nemp,A,10\nrate,A,50\npop,B,9\nemp,B,6\nrate,B,66.7\nrate,T,55\n"
    let release = TidyRelease(
      specification, files: [try file(text)], rules: PrimaryRuleSet())
    #expect(release.problems == [])
    let all = release.shown(isHidden: [false, false, false, false], base: 10)
    #expect(all.files[0].table.rows.map { $0[2] } == ["20", "10", "50", "9", "6", "", ""])
    let less = release.shown(isHidden: [false, true, false, false], base: 1)
    #expect(less.files[0].table.rows.map { $0[2] } == ["20", "", "", "9", "6", "66.7", ""])
  }

  @Test("Sums with few or unequal contributions are to be protected")
  func contributions() throws {
    var table = SpecifiedTable(file: "*.csv", measure: .named("wage"))
    (table.contributors, table.largest, table.second) = ("n", "x1", "x2")
    // 100 - 50 - 49 = 1 is less than 10 % of 50: upper level 5 - 1 = 4.
    let release = try release(
      "region,value,n,x1,x2\nA,100,40,50,49\nB,1000,40,60,50\nT,1100,80,60,50\n", table,
      measures: ["wage": .init(integer: false)])
    #expect(release.problems == [])
    #expect(release.tabulation.entries.map { $0.need?.above } == [4, nil, nil])
  }

  @Test("What an earlier release printed is known, and what it hid stays hidden")
  func earlier() throws {
    var release = try release("region,value\nA,7\nB,9\nT,16\n")
    let problems = release.know([try file("region,value\nA,\nB,9\n")])
    #expect(problems == [])
    #expect(release.tabulation.entries.map(\.standing) == [.withheld, .known, .printable])
    #expect(
      release.know([try file("region,value\nT,17\n")])
        == [.init(kind: .revised, file: "t.csv", line: 2)])
  }
}
