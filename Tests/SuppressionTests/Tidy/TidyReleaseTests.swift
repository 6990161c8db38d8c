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

  @Test("Of counts one of which has decimal places only that one is named")
  func decimals() throws {
    let release = try release("region,value\nA,3\nB,2.5\nT,9\n")
    #expect(release.problems == [.init(kind: .noCount, file: "t.csv", line: 3)])
  }

  @Test("The key under which a missing column is to be named is told")
  func missingColumns() throws {
    var table = SpecifiedTable(
      file: "*.csv", columns: ["region": "r"], measure: .column("m", map: nil),
      absent: .init(column: "o", values: ["M"]))
    table.contributors = "n"
    let keys = try release("region,x\nA,3\n", table).problems.map { problem in
      if case .missingColumn(_, let key) = problem.kind { key } else { "" }
    }
    #expect(Set(keys) == ["value", "columns", "measure", "absent", "contributors"])
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

  private func quotientRelease(_ rows: String) throws -> TidyRelease {
    var share = SpecifiedRelation(type: "share")
    (share.share, share.num, share.den, share.scale) = ("rate", "emp", "pop", 100)
    share.decimals = 1
    let specification = specification(
      .init(file: "*.csv", measure: .column("m", map: nil)), relations: [share])
    return TidyRelease(
      specification, files: [try file("m,region,value\npop,A,40\nemp,A,12\n" + rows)],
      rules: PrimaryRuleSet())
  }

  @Test("A quotient is compared with its numbers: 12 of 40 are 30.0 per cent")
  func wrongQuotients() throws {
    #expect(try quotientRelease("rate,A,30.0\n").problems == [])
    #expect(try quotientRelease("rate,A,30.04\n").problems.map(\.kind) == [.wrongQuotient])
    #expect(
      try quotientRelease("rate,A,99.0\n").problems
        == [.init(kind: .wrongQuotient, file: "t.csv", line: 4)])
    #expect(try quotientRelease("rate,A,x\n").problems.map(\.kind) == [.noNumber])
    // Of B no file holds the numbers, but it has one rate only.
    #expect(
      try quotientRelease("rate,B,30.0\nrate,B,30\nrate,B,31.0\n").problems
        == [.init(kind: .contradiction, file: "t.csv", line: 6)])
  }

  @Test("Where several digits are printed, half of the last one is what rounding explains")
  func roundedQuotients() throws {
    // 1 of 8 is 12.5 per cent: 12 or 13, and not 14.
    let text = "m,region,value\npop,A,8\nemp,A,1\nrate,A,"
    var share = SpecifiedRelation(type: "share")
    (share.share, share.num, share.den, share.scale) = ("rate", "emp", "pop", 100)
    let specification = specification(
      .init(file: "*.csv", measure: .column("m", map: nil)), relations: [share])
    for (printed, count) in [("12", 0), ("13", 0), ("14", 1), ("12.5", 0), ("12.4", 1)] {
      let release = TidyRelease(
        specification, files: [try file(text + printed + "\n")], rules: PrimaryRuleSet())
      #expect(release.problems.count == count, "\(printed)")
    }
  }

  private func wideRelease(_ tables: [SpecifiedTable]) throws -> TidyRelease {
    TidyRelease(
      ReleaseSpecification(
        threshold: 5, width: 4, dimensions: ["region": Self.region], tables: tables),
      files: [try file("region,pop,emp,f,g\nA,42,3,,\nB,58,23,,\n")], rules: PrimaryRuleSet())
  }

  @Test("Numbers that would be hidden by one flag are refused, and two meanings of one number")
  func sharedColumns() throws {
    func table(_ measure: String, _ value: String, _ flag: String?) -> SpecifiedTable {
      SpecifiedTable(
        file: "t.csv", measure: .named(measure), value: value, flag: flag, suppressed: ["c"])
    }
    let own = [table("pop", "pop", "f"), table("emp", "emp", "g")]
    #expect(try wideRelease(own).problems == [])
    #expect(try wideRelease([own[0], own[0]]).problems == [])
    #expect(
      try wideRelease([own[0], table("emp", "emp", "f")]).problems
        == [.init(kind: .sharedColumn("f"), file: "t.csv", line: 1)])
    #expect(
      try wideRelease([own[0], table("men", "pop", "g")]).problems
        == [.init(kind: .sharedColumn("pop"), file: "t.csv", line: 2)])
  }

  private func release(knowing known: [SpecifiedNumber]) throws -> TidyRelease {
    var specification = specification(.init(file: "*.csv", measure: .named("pop")))
    specification.known = known
    return TidyRelease(
      specification, files: [try file("region,value\nA,3\nT,16\n")], rules: PrimaryRuleSet())
  }

  @Test("What others have published must be true of the numbers, and name what is there")
  func knownElsewhere() throws {
    let exact = try release(knowing: [
      .init(measure: "pop", at: ["region": "A"], least: 3, greatest: 3)
    ])
    #expect(exact.problems == [])
    #expect(exact.tabulation.entries.map(\.standing) == [.known, .printable])
    #expect(exact.knownSmallCells == 1)
    let wrong = try release(knowing: [
      .init(measure: "pop", greatest: 20),
      .init(measure: "pop", at: ["region": "A"], least: 4, greatest: 8),
    ])
    #expect(wrong.problems == [.init(kind: .knownOtherwise(2), file: "t.csv", line: 2)])
    #expect(wrong.knownSmallCells == 0)
    let strange = try release(knowing: [
      .init(measure: "popp"), .init(measure: "pop", at: ["region": "C"]),
      .init(measure: "pop", at: ["sex": "F"]),
    ])
    #expect(strange.problems == (1...3).map { .init(kind: .unknownKnown($0), file: "") })
  }

  @Test("What others have published of a cell that no file holds bounds it, or is wrong")
  func knownCells() throws {
    // B is 16 - 3 = 13.
    func system(_ least: Int, _ greatest: Int) throws -> ReleaseSystem {
      let release = try release(knowing: [
        .init(measure: "pop", at: ["region": "B"], least: least, greatest: greatest)
      ])
      #expect(release.problems == [])
      return SystemBuilder(release.specification).build(release.tabulation)
    }
    let range = try system(10, 14)
    #expect(range.problems == [])
    #expect(range.system.cells.last?.least == 10)
    #expect(range.system.cells.last?.greatest == 14)
    #expect(range.system.cells.last?.standing == .unprinted)
    #expect(try system(13, 13).system.cells.last?.standing == .known)
    #expect(try system(1, 9).problems == [.knownOtherwise(cell: "pop[region=B]")])
    #expect(try system(9, 9).problems == [.doesNotAddUp(cell: "pop", along: "region")])
  }

  @Test("Rows of counts need not say who contributed, rows of amounts must")
  func contributionsOfAmounts() throws {
    var table = SpecifiedTable(file: "*.csv", measure: .column("m", map: nil))
    (table.contributors, table.largest) = ("n", "x")
    let measures = ["wage": SpecifiedMeasure(integer: false)]
    let text = "m,region,value,n,x\npop,A,12,,\nwage,A,99.5,12,20\n"
    #expect(try release(text, table, measures: measures).problems == [])
    #expect(
      try release(text + "wage,B,9,,4\n", table, measures: measures).problems
        == [.init(kind: .contributions, file: "t.csv", line: 4)])
  }

  @Test("Amounts that no rule looks at are named, unless they are said to need none")
  func unruledAmounts() throws {
    var table = SpecifiedTable(file: "*.csv", measure: .named("wage"))
    let text = "region,value,n\nA,12,3\n"
    let amount = ["wage": SpecifiedMeasure(type: "magnitude")]
    #expect(try release(text, table, measures: amount).amountsWithoutContributions == ["wage"])
    #expect(try release(text, table).amountsWithoutContributions == [])
    let open = ["wage": SpecifiedMeasure(type: "magnitude", sensitive: false)]
    #expect(try release(text, table, measures: open).amountsWithoutContributions == [])
    table.contributors = "n"
    #expect(try release(text, table, measures: amount).amountsWithoutContributions == [])
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
