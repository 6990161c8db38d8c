import Model
import Testing

@testable import Definitions

@Suite("ContractReader")
struct ContractReaderTests {
  static let lists = [
    "sex": CodeList(id: "sex", codes: [Code(id: "f", label: Localized(az: "q", en: "f"))])
  ]

  static let contracts = """
    register:
      title: {az: Reyestr, en: Register}
      agency: {az: DMX, en: State Migration Service}
      grain: person
      file: register.csv
      time: {snapshot: day}
      delivery: period
      frequency: monthly
      due_day: 10
      person: dmx_id
      household: household_id
      key: [dmx_id]
      limits: {rows: 50, percent: 1.5}
      dialect: {delimiter: ";", encoding: windows-1254, decimal: ","}
      columns:
        dmx_id: {type: identifier, scheme: dmx_id, pattern: "[0-9]{7}", required: true}
        household_id: {type: identifier, scheme: household}
        sex: {type: code, list: sex, required: true}
        birth_date: {type: date}
        end_date: {type: date}
        wage: {type: decimal, places: 2, min: 0, max: 9999.5}
        rooms: {type: integer, min: 1, max: 50, counts: persons}
        month: {type: month}
        year: {type: school_year}
        period: {type: period}
        flag: {type: yes_no}
        note: {type: text}

    """

  private func read(_ source: SourceText, _ problems: inout ProblemList) {
    _ = ContractReader.read(source, codeLists: Self.lists, into: &problems)
  }

  private func contract(_ text: String) -> ExtractContract? {
    var problems = ProblemList()
    return sourceText(text, &problems).flatMap {
      ContractReader.read($0, codeLists: Self.lists, into: &problems).contracts.first
    }
  }

  /// Expects one problem where a piece of the contract is replaced.
  private func expect(
    _ code: String, _ remedy: String, _ old: String, _ new: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(Self.contracts.contains(old), sourceLocation: sourceLocation)
    expectProblem(
      code, remedy, in: Self.contracts.replacing(old, with: new), sourceLocation: sourceLocation,
      reading: read)
  }

  @Test("A contract is read in full")
  func whole() throws {
    expectNoProblem(in: Self.contracts, reading: read)
    let contract = try #require(self.contract(Self.contracts))
    #expect(contract.id == "register")
    #expect(contract.agency.en == "State Migration Service")
    #expect(contract.time == .snapshot)
    #expect(contract.delivery == .period)
    #expect(contract.frequency == .monthly)
    #expect(contract.dueDay == 10)
    #expect(contract.personColumn == "dmx_id")
    #expect(contract.householdColumn == "household_id")
    #expect(contract.key == ["dmx_id"])
    #expect(contract.limits == QuarantineLimits(rows: 50, percent: 1.5))
    #expect(contract.dialect.delimiter == UInt8(ascii: ";"))
    #expect(contract.dialect.encodings == ["windows-1254"])
    #expect(contract.dialect.decimalMark == UInt8(ascii: ","))
    #expect(contract.location == Location(file: "a.yaml", line: 1, column: 1))
    #expect(
      contract.columns.map(\.name) == [
        "dmx_id", "household_id", "sex", "birth_date", "end_date", "wage", "rooms", "month",
        "year", "period", "flag", "note",
      ])
    #expect(
      contract.columns.map(\.type) == [
        .identifier(scheme: "dmx_id"), .identifier(scheme: "household"), .code(list: "sex"),
        .date, .date, .decimal(places: 2), .integer, .month, .schoolYear, .period, .yesNo, .text,
      ])
  }

  @Test("Columns keep their rules, limits scaled like stored values")
  func columns() throws {
    let contract = try #require(self.contract(Self.contracts))
    #expect(contract.columns[0].pattern == "[0-9]{7}")
    #expect(contract.columns[0].isRequired)
    #expect(!contract.columns[1].isRequired)
    #expect(contract.column("wage")?.minimum == 0)
    #expect(contract.column("wage")?.maximum == 999_950)
    #expect(contract.column("rooms")?.maximum == 50)
    #expect(contract.column("rooms")?.counts == "persons")
    #expect(contract.columns[0].location == Location(file: "a.yaml", line: 16, column: 5))
  }

  @Test("What may be left out has the documented default")
  func defaults() throws {
    var text = Self.contracts
    for line in [
      "  due_day: 10\n", "  person: dmx_id\n", "  household: household_id\n",
      "  key: [dmx_id]\n",
      "  dialect: {delimiter: \";\", encoding: windows-1254, decimal: \",\"}\n",
    ] {
      text = text.replacing(line, with: "")
    }
    expectNoProblem(in: text, reading: read)
    let contract = try #require(self.contract(text))
    #expect(contract.dueDay == nil)
    #expect(contract.personColumn == nil)
    #expect(contract.key == [])
    #expect(contract.dialect == Dialect())
    let irregular = self.contract(text.replacing("monthly", with: "irregular"))
    #expect(irregular != nil)
    #expect(irregular?.frequency == nil)
  }

  @Test("All five forms of time are read")
  func times() {
    let snapshot = "time: {snapshot: day}"
    let forms: [(String, ExtractContract.Time)] = [
      ("{from: birth_date, to: end_date}", .spell(from: "birth_date", to: "end_date")),
      ("{date: end_date}", .event(date: "end_date")), ("{month: month}", .month(column: "month")),
      ("{period: period}", .period(column: "period")),
    ]
    for (form, time) in forms {
      #expect(contract(Self.contracts.replacing(snapshot, with: "time: \(form)"))?.time == time)
    }
  }

  @Test("Columns that time, person, household and key name must exist and fit")
  func names() {
    let date = "name a column of type date, or correct the column's type"
    let identifier = "name a column of type identifier, or correct the column's type"
    expect("DEF111", "write `dmx_id`", "person: dmx_id", "person: ⟨⟩dmx_i")
    expect("DEF300", identifier, "person: dmx_id", "person: ⟨⟩sex")
    expect("DEF300", identifier, "household: household_id", "household: ⟨⟩note")
    expect("DEF300", identifier, "household: household_id", "cluster: ⟨⟩note")
    let clustered = Self.contracts.replacing(
      "household: household_id", with: "cluster: household_id")
    #expect(contract(clustered)?.clusterColumn == "household_id")
    expect("DEF111", "write `sex`", "key: [dmx_id]", "key: [dmx_id, ⟨⟩sx]")
    expect(
      "DEF112", "keep one of the two, or give one another name", "key: [dmx_id]",
      "key: [dmx_id, ⟨⟩dmx_id]")
    expect("DEF300", date, "{snapshot: day}", "{from: birth_date, to: ⟨⟩month}")
    expect("DEF111", "write `end_date`", "{snapshot: day}", "{date: ⟨⟩ende_date}")
    expect(
      "DEF300", "name a column of type period, or correct the column's type", "{snapshot: day}",
      "{period: ⟨⟩month}")
    expect(
      "DEF301", "write {snapshot: day}, {from: A, to: B}, {date: A}, {month: A} or {period: A}",
      "{snapshot: day}", "⟨⟩{from: birth_date}")
    expect("DEF104", "use one of: day", "{snapshot: day}", "{snapshot: ⟨⟩month}")
  }

  @Test("Settings must fit the type of their column")
  func settings() {
    expect("DEF303", "add `list`", "{type: code, list: sex", "{⟨⟩type: code")
    expect(
      "DEF303", "add `scheme`", "{type: identifier, scheme: household}", "{⟨⟩type: identifier}")
    expect("DEF302", "delete `min`, or correct the type", "{type: text}", "{type: text, ⟨⟩min: 1}")
    expect("DEF111", "write `sex`", "list: sex", "list: ⟨⟩sexx")
    expect("DEF104", "write `integer`", "{type: integer", "{type: ⟨⟩interger")
    expect("DEF101", "write digits only, within the range", "places: 2", "places: ⟨⟩12")
    expect("DEF102", "round it, or declare more places", "max: 9999.5", "max: ⟨⟩9999.555")
    expect("DEF113", "exchange `min` and `max`, or correct one", "max: 50", "⟨⟩max: 0")
    expect("DEF103", "write yes or no", "list: sex, required: true", "list: sex, required: ⟨⟩1")
    expect("DEF104", "write `persons`", "counts: persons", "counts: ⟨⟩person")
  }

  @Test("Other faults of a contract are reported at their place")
  func faults() {
    expect(
      "DEF110", "write the name as it is in the folder, without empty parts",
      "file: register.csv", "file: ⟨⟩../register.csv")
    expect("DEF104", "write `person`", "grain: person", "grain: ⟨⟩persons")
    expect("DEF102", "write a number of at most 100.0", "percent: 1.5", "percent: ⟨⟩101")
    expect("DEF101", "write digits only, within the range", "due_day: 10", "due_day: ⟨⟩32")
    expect("DEF104", "use one of: ., ,", "decimal: \",\"", "decimal: ⟨⟩x")
    expect("DEF104", "write `utf-8`", "windows-1254", "⟨⟩utf8")
    expect(
      "DEF105", "use a-z, 0-9 and _, beginning with a letter, at most 60 characters",
      "    note:", "    ⟨⟩Note:")
    expect(
      "DEF028", "add `agency:`",
      "  title: {az: Reyestr, en: Register}\n"
        + "  agency: {az: DMX, en: State Migration Service}",
      "  ⟨⟩title: {az: Reyestr, en: Register}")
  }

  @Test("Persons can be found by one column or by a list that is tried in order")
  func persons() throws {
    let pupils = Self.contracts.replacing("grain: person\n", with: "grain: enrolment\n")
    let one = try #require(contract(pupils))
    #expect(one.personColumns == ["dmx_id"])
    let list = pupils.replacing("person: dmx_id", with: "person: [household_id, dmx_id]")
    expectNoProblem(in: list, reading: read)
    let several = try #require(contract(list))
    #expect(several.personColumns == ["household_id", "dmx_id"])
    #expect(several.personColumn == "household_id")
    #expect(several.personSchemes == ["household", "dmx_id"])
    #expect(!several.isPersonSnapshot)
  }

  @Test("Each column of the list must exist, fit and stand there once; a snapshot has one")
  func personFaults() {
    let old = "person: dmx_id"
    expect("DEF111", "write `dmx_id`", old, "person: [household_id, ⟨⟩dmx_i]")
    expect(
      "DEF300", "name a column of type identifier, or correct the column's type", old,
      "person: [dmx_id, ⟨⟩birth_date]")
    expect(
      "DEF112", "keep one of the two, or give one another name", old, "person: [dmx_id, ⟨⟩dmx_id]")
    expect("DEF100", "write the text", old, "person: ⟨⟩[]")
    expect("DEF029", "write one value after the colon", old, "person: ⟨⟩{a: b}")
    expect("DEF029", "write one value after the colon", old, "person: [⟨⟩[dmx_id]]")
    let remedy = "name the column of the register's own key"
    expect("DEF305", remedy, old, "person: ⟨⟩[dmx_id, household_id]")
    let crosswalk = Self.contracts.replacing("grain: person\n", with: "grain: link\n")
    expectProblem(
      "DEF305", remedy, in: crosswalk.replacing(old, with: "person: ⟨⟩[dmx_id, household_id]"),
      reading: read)
  }

  @Test("A contract with a fault is still known by name")
  func declared() throws {
    var problems = ProblemList()
    let source = try #require(
      sourceText(Self.contracts.replacing("grain: person", with: "grain: x"), &problems))
    let result = ContractReader.read(source, codeLists: Self.lists, into: &problems)
    #expect(result.contracts.isEmpty)
    #expect(result.declared == ["register"])
  }

  @Test("The contracts of the documented schema are read alike with a tab as delimiter")
  func tab() {
    let text = Self.contracts.replacing("delimiter: \";\"", with: "delimiter: \"\\t\"")
    expectNoProblem(in: text, reading: read)
    #expect(contract(text)?.dialect.delimiter == UInt8(ascii: "\t"))
  }
}
