import Model
import Testing

@testable import Definitions

@Suite("CodeListReader")
struct CodeListReaderTests {
  private static let header = "code,label_az,label_en,parent,valid_from,valid_to\n"

  private func read(_ source: SourceText, _ problems: inout ProblemList) {
    let list = CodeListReader.read(id: "region", source, into: &problems)
    let other = CodeList(
      id: "country", codes: [Code(id: "AZ", label: Localized(az: "a", en: "b"))])
    CodeListReader.checkParents(
      of: list.map { [$0] } ?? [],
      known: ["region": list?.list ?? CodeList(id: "region", codes: []), "country": other],
      into: &problems)
  }

  @Test("A list keeps its order, labels, parents and dates")
  func list() {
    var problems = ProblemList()
    let text =
      Self.header
      + "baku,Bakı,Baku,,,\nsabail,\"Səbail, r.\",Sabail,baku,2021-07-07,2025-12-31\n"
    let list = sourceText(text, &problems).flatMap {
      CodeListReader.read(id: "region", $0, into: &problems)
    }?.list
    #expect(problems.diagnostics.isEmpty)
    #expect(list?.codes.map(\.id) == ["baku", "sabail"])
    #expect(list?.codes.last?.label == Localized(az: "Səbail, r.", en: "Sabail"))
    #expect(list?.codes.last?.parent == "baku")
    #expect(list?.codes.last?.validFrom == Day(year: 2021, month: 7, day: 7))
    #expect(list?.codes.last?.validTo == Day(year: 2025, month: 12, day: 31))
    #expect(list?.parentList == nil)
  }

  @Test("A code made out of others names them, and the day it began")
  func predecessors() throws {
    let header = "code,label_az,label_en,parent,valid_from,valid_to,predecessors\n"
    var problems = ProblemList()
    let source = try #require(
      sourceText(header + "a,a,a,,,,\nb,b,b,,,,\nc,c,c,,2023-12-05,,a b\n", &problems))
    let list = CodeListReader.read(id: "region", source, into: &problems)?.list
    #expect(problems.diagnostics.isEmpty)
    #expect(list?.codes.last?.predecessors == ["a", "b"])
    expectProblem(
      "DEF111", "write `a`", in: header + "a,a,a,,,,\nc,c,c,,2023-12-05,,⟨⟩aa\n", reading: read)
    expectProblem(
      "DEF100", "write the text", in: header + "a,a,a,,,,\nc,c,c,,⟨⟩,,a\n", reading: read)
  }

  @Test("Aliases are other texts of a code, and of no other one")
  func aliases() throws {
    let header = "code,label_az,label_en,parent,valid_from,valid_to,aliases\n"
    var problems = ProblemList()
    let text = header + "a,Bakı,Baku city,,,,\"Baku| Baki |B, k\nu\"\nb,Şəki,Shaki,,,,\n"
    let source = try #require(sourceText(text, &problems))
    let list = CodeListReader.read(id: "region", source, into: &problems)?.list
    #expect(problems.diagnostics.isEmpty)
    #expect(list?.codes.map(\.aliases) == [["Baku", "Baki", "B, k\nu"], []])
    let remedy = "delete the alias from one of the two, or from both"
    for alias in ["b", "Şəki", "Shaki", "Sheki"] {
      let rows = "a,Bakı,Baku,,,,⟨⟩Baki|\(alias)\nb,Şəki,Shaki,,,,\nc,Sheki,c,,,,\n"
      expectProblem("DEF216", remedy, in: header + rows, reading: read)
    }
    expectProblem("DEF100", "write the text", in: header + "a,a,a,,,,⟨⟩x||y\n", reading: read)
    expectNoProblem(in: header + "a,a,b,,,,a|b\n", reading: read)
  }

  @Test("Where nothing but extracts is read, a code can be any text")
  func anyText() throws {
    var problems = ProblemList()
    let text = Self.header + "\"N \"\"1\"\"\",a,b,,,\n\"N\r\n1\",a,b,,,\n"
    let source = try #require(sourceText(text, &problems))
    let list = CodeListReader.read(id: "region", source, codes: .anyText, into: &problems)?.list
    #expect(problems.diagnostics.isEmpty)
    #expect(list?.codes.map(\.id) == ["N \"1\"", "N\r\n1"])
    _ = CodeListReader.read(id: "region", source, into: &problems)
    #expect(problems.diagnostics.map(\.code) == ["DEF210", "DEF210"])
  }

  @Test("Parents may belong to another list")
  func parentList() {
    let header = "code,label_az,label_en,parent,valid_from,valid_to,parent_list\n"
    expectNoProblem(in: header + "a,A,A,AZ,,,country\nb,B,B,,,,\n", reading: read)
    expectProblem(
      "DEF111", "write `country`", in: header + "a,A,A,AZ,,,⟨⟩contry\n", reading: read)
    expectProblem(
      "DEF111", "define the code first, or correct the name",
      in: header + "a,A,A,⟨⟩TR,,,country\n", reading: read)
    expectProblem(
      "DEF212", "name the same list in every row that has a parent",
      in: header + "a,A,A,AZ,,,country\nb,B,B,AZ,,,⟨⟩\n", reading: read)
  }

  @Test("Faults of a list are reported at their field")
  func faults() {
    let header = Self.header
    expectProblem(
      "DEF112", "keep one of the two, or give one another name",
      in: header + "a,A,A,,,\n⟨⟩a,B,B,,,\n", reading: read)
    expectProblem("DEF111", "write `baku`", in: header + "baku,A,A,,,\nb,B,B,⟨⟩bakü,,\n") {
      read($0, &$1)
    }
    expectProblem(
      "DEF106", "write year-month-day, as in 2026-10-31",
      in: header + "a,A,A,,⟨⟩31.12.2020,\n", reading: read)
    expectProblem(
      "DEF106", "write year-month-day, as in 2026-10-31",
      in: header + "a,A,A,,,⟨⟩2026-02-30\n", reading: read)
    expectProblem(
      "DEF113", "exchange `valid_from` and `valid_to`, or correct one",
      in: header + "a,A,A,,2026-01-02,⟨⟩2026-01-01\n", reading: read)
    expectProblem("DEF100", "write the text", in: header + "a,⟨⟩,A,,,\n", reading: read)
    expectProblem("DEF100", "write the text", in: header + "⟨⟩,A,A,,,\n", reading: read)
    expectProblem(
      "DEF211", "use another code; `_T`, `_U` and `_Z` are made by Yol",
      in: header + "⟨⟩_T,A,A,,,\n", reading: read)
    expectProblem(
      "DEF210", "write a short code such as `employed`, and the text in the label",
      in: header + "⟨⟩a b,A,A,,,\n", reading: read)
    expectProblem(
      "DEF213", "leave the parent of the topmost code empty",
      in: header + "x,X,X,a,,\n⟨⟩a,A,A,b,,\nb,B,B,a,,\n", reading: read)
  }

  @Test("A list without rows is reported")
  func empty() {
    let found = problems(in: Self.header, read)
    #expect(found.map(\.code) == ["DEF008"])
    #expect(found.first?.location == Location(file: "a.yaml"))
  }
}
