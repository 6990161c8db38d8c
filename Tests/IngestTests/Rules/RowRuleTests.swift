import Model
import Testing

@testable import Ingest

@Suite("RowRule")
struct RowRuleTests {
  private static func delivery(_ rules: [RowRule]) -> Delivery {
    var delivery = Delivery([
      .column("id", .identifier(scheme: "id")), .column("from", .date), .column("to", .date),
      .column("n", .integer),
    ])
    delivery.contract.rules = rules
    return delivery
  }

  private static let order = Expression.compare(
    .field("to", .date), .greaterOrEqual, .field("from", .date))

  private static func rule(
    _ severity: RuleSeverity, missing: MissingStrategy = .pass, condition: Expression? = nil,
    requirement: Expression = order
  ) -> RowRule {
    RowRule(
      id: "ends_after_start", condition: condition, requirement: requirement, severity: severity,
      missing: missing, title: Localized(az: "sıra", en: "the end is not before the start"),
      location: Delivery.place(20))
  }

  private static let rows = """
    id,from,to,n
    a,2026-01-02,2026-01-02,1
    b,2026-01-02,2026-01-01,2
    c,2026-01-02,,3
    d,2026-01-02,2025-01-01,4

    """

  @Test("A row that breaks a rule is set aside, with the rule's name, its line, column and field")
  func quarantine() throws {
    let reading = try Self.delivery([Self.rule(.quarantine)]).reading(Self.rows)
    #expect(reading.quarantined.map(\.line) == [3, 5])
    #expect(reading.quarantined.map(\.reason) == ["EXT140", "EXT140"])
    #expect(reading.table.texts("id") == ["a", "c"])
    #expect(reading.account == RowAccount(read: 4, accepted: 2, quarantined: 2))
    let first = try #require(reading.diagnostics.first)
    #expect(
      first.location == Location(file: "sample.csv", line: 3, column: 14, field: "to"))
    #expect(
      first.message == "the row breaks a rule in column 'to': rule 'ends_after_start',"
        + " the end is not before the start")
    #expect(first.severity == .warning)
    #expect(first.remedy == RowFault.ruleBroken.remedy)
  }

  @Test("With note the rows are loaded, and the finding says which rule they break")
  func note() throws {
    for (threads, pieceSize) in [(1, 1 << 20), (2, 32)] {
      let reading = try Self.delivery([Self.rule(.note)]).reading(
        Self.rows, threads: threads, pieceSize: pieceSize)
      #expect(reading.account == RowAccount(read: 4, accepted: 4, quarantined: 0))
      #expect(reading.verdict == .note)
      #expect(reading.diagnostics.map(\.code) == ["EXT241", "EXT241"])
      #expect(reading.diagnostics.map { $0.location?.line } == [3, 5])
      #expect(reading.diagnostics.map { $0.location?.column } == [14, 14])
      #expect(reading.diagnostics.map { $0.location?.field } == ["to", "to"])
      #expect(reading.diagnostics.allSatisfy { $0.severity == .note && $0.remedy != nil })
      #expect(reading.diagnostics[0].message.contains("'ends_after_start'"))
    }
  }

  @Test("With reject the delivery is refused, and the first such lines are named")
  func reject() throws {
    let found = try Self.delivery([Self.rule(.reject)]).refusal(Self.rows)
    #expect(found.map(\.code) == ["EXT035", "EXT035"])
    #expect(found.map { $0.location?.line } == [3, 5])
    #expect(found.map { $0.location?.field } == ["to", "to"])
    #expect(found.allSatisfy { $0.severity == .error && $0.remedy != nil })
  }

  @Test("What is unknown counts as the rule says, and a condition says which rows it is about")
  func missing() throws {
    let strict = try Self.delivery([Self.rule(.quarantine, missing: .fail)]).reading(Self.rows)
    #expect(strict.quarantined.map(\.line) == [3, 4, 5])
    let text = Expression.field("id", .identifier(scheme: "id"))
    let isThere = Expression.make(
      .not(.make(.isMissing(text), .yesNo)), .yesNo)
    let small = Expression.compare(
      .field("n", .integer), .less, .make(.literal(4), .integer))
    let conditional = try Self.delivery([
      Self.rule(.quarantine, condition: small), Self.rule(.note, requirement: isThere),
    ]).reading(Self.rows + ",2026-01-01,,\n")
    #expect(conditional.quarantined.map(\.line) == [3])
    #expect(conditional.diagnostics.map(\.code) == ["EXT140", "EXT241"])
    #expect(conditional.diagnostics.last?.location?.line == 6)
  }

  @Test("Of each rule five rows are shown and the rest is counted")
  func many() throws {
    var delivery = Self.delivery([Self.rule(.note), Self.rule(.note)])
    delivery.contract.rules[1].id = "other"
    let rows = (1...9).map { "k\($0),2026-01-02,2026-01-01,1\n" }.joined()
    let reading = try delivery.reading("id,from,to,n\n" + rows, threads: 2, pieceSize: 40)
    #expect(reading.diagnostics.count == 12)
    #expect(reading.diagnostics.prefix(5).map { $0.location?.line } == [2, 3, 4, 5, 6])
    #expect(reading.diagnostics[5].message == "and 4 more of EXT241 ends_after_start")
  }

  @Test("A rule that one row cannot answer is refused at its definition")
  func unsupported() throws {
    let text = Expression.field("id", .identifier(scheme: "id"))
    for requirement in [
      Expression.compare(text, .equal, text),
      Expression.make(.ofPerson(extract: "x", level: 1, Self.order), .yesNo),
      Expression.compare(.field("none", .date), .equal, .field("to", .date)),
    ] {
      let found = try Self.delivery([Self.rule(.note, requirement: requirement)])
        .refusal(Self.rows)
      #expect(found.map(\.code) == ["EXT040"])
      #expect(found.first?.location == Delivery.place(20))
    }
  }
}

@Suite("Reference")
struct ReferenceTests {
  private static func delivery(
    _ column: String, _ severity: RuleSeverity, _ missing: MissingStrategy = .pass
  ) -> Delivery {
    var delivery = Delivery([
      .column("id", .identifier(scheme: "id")), .column("sex", .code(list: "sex")),
    ])
    delivery.contract.references = [
      Reference(
        column: column, extract: "register", otherColumn: "key", severity: severity,
        missing: missing, location: Delivery.place(30))
    ]
    return delivery
  }

  private static let rows = "id,sex\na,F\nb,M\n,F\nlonger than fifteen,\n"

  private static var context: ReadingContext {
    var context = ReadingContext()
    context.references = ["register.key": ["a", "longer than fifteen", "F"]]
    return context
  }

  @Test("Values that the other extract does not have are set aside, noted or refused")
  func severities() throws {
    let aside = try Self.delivery("id", .quarantine).reading(Self.rows, Self.context)
    #expect(aside.quarantined.map(\.line) == [3])
    #expect(aside.quarantined.map(\.reason) == ["EXT141"])
    #expect(aside.quarantined.map(\.field) == ["id"])
    let noted = try Self.delivery("id", .note, .fail).reading(Self.rows, Self.context)
    #expect(noted.diagnostics.map(\.code) == ["EXT242", "EXT242"])
    #expect(
      noted.diagnostics.map(\.location) == [
        Location(file: "sample.csv", line: 3, column: 1, field: "id"),
        Location(file: "sample.csv", line: 4, column: 1, field: "id"),
      ])
    let refused = try Self.delivery("sex", .reject).refusal(Self.rows, Self.context)
    #expect(refused.map(\.code) == ["EXT036"])
    #expect(
      refused.first?.location == Location(file: "sample.csv", line: 3, column: 3, field: "sex"))
    let codes = try Self.delivery("sex", .quarantine, .fail).reading(Self.rows, Self.context)
    #expect(codes.quarantined.map(\.line) == [3, 5])
  }

  @Test("A reference to what was not read is not checked, which is noted once")
  func unchecked() throws {
    let reading = try Self.delivery("id", .quarantine).reading(Self.rows)
    #expect(reading.diagnostics.map(\.code) == ["EXT243"])
    #expect(reading.diagnostics.first?.location == Location(file: "sample.csv", field: "id"))
  }

  @Test("The texts of a column are those of its rows, not of its code list")
  func texts() throws {
    let delivery = Self.delivery("id", .note)
    let table = try delivery.reading(Self.rows).table
    #expect(
      table.texts(of: "id", codeLists: [:]) == ["a", "b", "longer than fifteen"])
    #expect(table.texts(of: "sex", codeLists: delivery.codeLists) == ["F", "M"])
    #expect(
      try delivery.reading("id,sex\na,F\n").table.texts(of: "sex", codeLists: delivery.codeLists)
        == ["F"])
    #expect(table.texts(of: "none", codeLists: [:]) == nil)
  }

  @Test("A column without texts cannot refer to another extract")
  func unsupported() throws {
    var delivery = Delivery([.column("id", .integer)])
    delivery.contract.references = Self.delivery("id", .note).contract.references
    let found = try delivery.refusal("id\n1\n", Self.context)
    #expect(found.map(\.code) == ["EXT041"])
    #expect(found.first?.location == Delivery.place(30))
  }
}
