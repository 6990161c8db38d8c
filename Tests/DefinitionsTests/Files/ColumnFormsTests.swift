import Glibc
import Model
import Testing

@testable import Definitions

/// The keys of a contract about how values and files are written: `DialectReader`, `ColumnForms`,
/// `ColumnDefaults`.
@Suite("ColumnForms")
struct ColumnFormsTests {
  private static let lists = [
    "sex": CodeList(
      id: "sex",
      codes: ["f", "m", "x"].map { Code(id: $0, label: Localized(az: $0, en: $0)) })
  ]

  static let contract = """
    a:
      title: {az: a, en: a}
      agency: {az: a, en: a}
      grain: aggregate
      file: a.csv
      time: {month: month}
      delivery: period
      frequency: monthly
      limits: {rows: 1, percent: 1}
      dialect: {encoding: [utf-8, windows-1254], decimal: ",", header_line: 4}
      empty: allowed
      usual_change: 12.5
      missing: {"-": not_available, x: not_applicable}
      shorthand: [uk, sdmx]
      columns:
        month: {type: month, forms: [iso, dd.mm.yyyy]}
        other: {type: month}
        day: {type: date, forms: excel serial}
        plain: {type: date}
        sex: {type: code, list: sex, unknown: reject, longest: 20}
        n: {type: integer, usual: {min: 1, max: 9}, grouping: point, missing: {"-": refused}}
        d: {type: decimal, places: 2, usual: {max: 0.5}, decimal: ".", shorthand: eurostat}
        note: {type: text}

    """

  private func read(_ source: SourceText, _ problems: inout ProblemList) {
    _ = ContractReader.read(source, codeLists: Self.lists, into: &problems)
  }

  private func expect(
    _ code: String, _ remedy: String, _ old: String, _ new: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(Self.contract.contains(old), sourceLocation: sourceLocation)
    expectProblem(
      code, remedy, in: Self.contract.replacing(old, with: new), sourceLocation: sourceLocation,
      reading: read)
  }

  private func contract(_ text: String) throws -> ExtractContract {
    var problems = ProblemList()
    let source = try #require(sourceText(text, &problems))
    return try #require(
      ContractReader.read(source, codeLists: Self.lists, into: &problems).contracts.first)
  }

  @Test("Everything that an extract says about its form is read")
  func extract() throws {
    expectNoProblem(in: Self.contract, reading: read)
    let contract = try contract(Self.contract)
    #expect(contract.dialect.encodings == ["utf-8", "windows-1254"])
    #expect(contract.dialect.headerLine == 4)
    #expect(contract.allowsEmpty)
    #expect(contract.usualChange == 12.5)
  }

  @Test("Everything that a column says about its values is read")
  func columns() throws {
    let contract = try contract(Self.contract)
    #expect(contract.column("month")?.forms == [.iso, .dayFirst])
    #expect(contract.column("day")?.forms == [.excelSerial])
    #expect(contract.column("sex")?.unknownCode == .reject)
    #expect(contract.column("sex")?.longest == 20)
    let count = try #require(contract.column("n"))
    #expect(count.usual.least == 1)
    #expect(count.usual.greatest == 9)
    #expect(count.grouping == .point)
    #expect(count.decimalMark == nil)
    let decimal = try #require(contract.column("d"))
    #expect(decimal.usual.greatest == 50)
    #expect(decimal.decimalMark == UInt8(ascii: "."))
    #expect(decimal.grouping == nil)
  }

  @Test("What an extract declares for all columns counts where it can and nothing else is said")
  func defaults() throws {
    let contract = try contract(Self.contract)
    #expect(contract.column("n")?.shorthands == [.uk, .sdmx])
    #expect(contract.column("d")?.shorthands == [.eurostat])
    #expect(contract.column("note")?.shorthands == [])
    #expect(contract.column("n")?.missing == ["-": .refused, "x": .notApplicable])
    #expect(contract.column("d")?.missing == ["-": .notAvailable, "x": .notApplicable])
    #expect(contract.column("sex")?.missing == ["-": .notAvailable])
  }

  @Test("Left out, values are read in the forms that nobody can read in two ways")
  func leftOut() throws {
    var text = Self.contract
    for line in [
      "  dialect: {encoding: [utf-8, windows-1254], decimal: \",\", header_line: 4}\n",
      "  empty: allowed\n", "  usual_change: 12.5\n", "  shorthand: [uk, sdmx]\n",
    ] {
      text = text.replacing(line, with: "")
    }
    text = text.replacing("unknown: reject, longest: 20", with: "required: no")
      .replacing("grouping: point", with: "required: no")
    expectNoProblem(in: text, reading: read)
    let contract = try contract(text)
    #expect(contract.dialect == Dialect())
    #expect(!contract.allowsEmpty)
    #expect(contract.usualChange == 50)
    #expect(contract.column("plain")?.forms == [.iso, .dayFirst, .monthName])
    #expect(contract.column("other")?.forms == [.iso, .monthName])
    #expect(contract.column("sex")?.unknownCode == .quarantine)
    #expect(contract.column("sex")?.longest == 65_535)
    #expect(contract.column("n")?.shorthands == [])
  }

  @Test("Faults of the dialect are reported at their place")
  func dialectFaults() {
    let encoding = "encoding: [utf-8, windows-1254]"
    expect("DEF104", "write `utf-8`", encoding, "encoding: ⟨⟩UTF-8")
    expect("DEF104", "write `windows-1254`", encoding, "encoding: [utf-8, ⟨⟩cp1254]")
    expect("DEF104", "write `iso-8859-9`", encoding, "encoding: [⟨⟩latin5]")
    expect(
      "DEF112", "keep one of the two, or give one another name", encoding,
      "encoding: [utf-8, ⟨⟩utf-8]")
    expect("DEF100", "write the text", encoding, "encoding: ⟨⟩[]")
    expect("DEF101", "write digits only, within the range", "header_line: 4", "header_line: ⟨⟩0")
    expect("DEF027", "write `header_line`", "header_line: 4", "⟨⟩headerline: 4")
    expect("DEF104", "write `allowed`", "empty: allowed", "empty: ⟨⟩alowed")
    expect(
      "DEF102", "write a number of at least 0.0", "usual_change: 12.5", "usual_change: ⟨⟩-1")
  }

  @Test("Faults of values are reported at their place")
  func valueFaults() {
    expect("DEF104", "write `not_available`", "\"-\": not_av", "\"-\": ⟨⟩not_a")
    expect("DEF204", "delete the blank", "{\"-\": not_available", "{\"⟨⟩- \": not_available")
    expect("DEF100", "write the text", "{\"-\": not_available", "{\"⟨⟩\": not_available")
    expect("DEF104", "use one of: uk, eurostat, sdmx, germany, hungary", "[uk", "[⟨⟩france")
    expect("DEF104", "write `excel serial`", "forms: excel serial", "forms: ⟨⟩excel-serial")
    expect("DEF104", "write `reject`", "unknown: reject", "unknown: ⟨⟩rejected")
    expect("DEF101", "write digits only, within the range", "longest: 20", "longest: ⟨⟩70000")
    expect(
      "DEF113", "exchange `min` and `max`, or correct one", "{min: 1, max: 9}",
      "{min: 10, ⟨⟩max: 9}")
    expect("DEF028", "add `max:`", "usual: {max: 0.5}", "usual: ⟨⟩{}")
    expect(
      "DEF313", "delete the marker, or the code from the list", "longest: 20",
      "missing: {⟨⟩x: refused}")
    let remedy = "declare the column's `decimal`, or another `grouping`"
    expect("DEF314", remedy, "grouping: point", "⟨⟩grouping: comma")
    expect("DEF314", remedy, "decimal: \".\", sh", "⟨⟩grouping: comma, sh")
  }

  @Test("Settings that do not fit the type are refused")
  func types() {
    let text = "{type: text}"
    for setting in [
      "usual: {max: 1}", "grouping: blank", "decimal: \".\"", "shorthand: uk", "forms: iso",
      "unknown: note",
    ] {
      let name = setting.prefix { $0 != ":" }
      expect(
        "DEF302", "delete `\(name)`, or correct the type", text, "{type: text, ⟨⟩\(setting)}")
    }
    expect(
      "DEF302", "delete `longest`, or correct the type", "{type: date}",
      "{type: date, ⟨⟩longest: 9}")
  }

  @Test("The system knows every encoding that a definition may name")
  func encodings() {
    for name in EncodingName.all {
      let converter = iconv_open("utf-8", name)
      #expect(converter != iconv_t(bitPattern: -1), "\(name)")
      iconv_close(converter)
    }
    #expect(EncodingName.nearest(to: "Windows1251") == "windows-1251")
    #expect(EncodingName.nearest(to: "ISO8859-9") == "iso-8859-9")
    #expect(EncodingName.nearest(to: "koi8r") == "koi8-r")
    #expect(EncodingName.nearest(to: "ebcdic") == nil)
  }
}
