import Model
import Testing

@testable import SQL

@Suite("ExpressionPrinter")
struct ExpressionPrinterTests {
  private let printer = ExpressionPrinter(
    .duckdb, SQLWorkspace.catalogue(), StatementParts(), prefix: "x")

  private func text(_ expression: Expression) -> String {
    let periods = RowFrame(level: -1, extract: "") { "x periods" }
    let rows = RowFrame(level: 0, extract: "register") { "x rows" }
    return printer.print(expression, RowScope(of: [periods, rows], .duckdb)).text
  }

  private let birth = SQLWorkspace.column("birth_date", .date)
  private let level = SQLWorkspace.column("level", .code(list: "level"))

  @Test("Codes are compared by their place in the list: the codes that qualify are written out")
  func orderedCodes() {
    let bound = SQLWorkspace.expression(.literal(1), .code(list: "level"))
    let atLeast = SQLWorkspace.expression(.comparison(.greaterOrEqual, level, bound))
    #expect(text(atLeast) == "r0.\"level\" IN ('A2', 'B1')")
    let same = SQLWorkspace.expression(.comparison(.equal, level, bound))
    #expect(text(same) == "r0.\"level\" = 'A2'")
  }

  @Test("A day moved by months that leaves the calendar is missing, 31 December 9999 the last")
  func shifted() {
    let later = SQLWorkspace.expression(.shifted(birth, by: 3, .months), .date)
    #expect(
      text(later) == "CASE WHEN r0.\"birth_date\" <= DATE '9999-09-30' "
        + "THEN CAST(r0.\"birth_date\" + INTERVAL 3 MONTH AS DATE) END")
  }

  @Test("A zero divisor gives no value")
  func quotient() {
    let number = SQLWorkspace.column("n", .real)
    let quotient = SQLWorkspace.expression(.arithmetic(.divide, number, number), .real)
    #expect(text(quotient) == "r0.\"n\" / nullif(r0.\"n\", 0)")
  }

  @Test("Sums of whole numbers that 64 bits do not hold are missing")
  func exact() {
    let number = SQLWorkspace.column("n", .integer)
    let product = SQLWorkspace.expression(.arithmetic(.multiply, number, number), .integer)
    #expect(text(product) == "TRY_CAST(CAST(r0.\"n\" AS HUGEINT) * r0.\"n\" AS BIGINT)")
  }

  @Test("A value from nowhere is nothing in the middle of other conditions")
  func brackets() {
    let missing = SQLWorkspace.expression(.isMissing(birth))
    let either = SQLWorkspace.expression(.or([missing, missing]))
    let negated = SQLWorkspace.expression(.not(either))
    #expect(
      text(negated) == "NOT (r0.\"birth_date\" IS NULL OR r0.\"birth_date\" IS NULL)")
  }
}

@Suite("SQLDialect")
struct SQLDialectTests {
  @Test("A name or text with quotation marks stays one name or text")
  func quoting() {
    #expect(SQLDialect.duckdb.name("a\"b") == "\"a\"\"b\"")
    #expect(SQLDialect.duckdb.text("a'b") == "'a''b'")
    #expect(SQLDialect.spark.name("a`b") == "`a``b`")
    #expect(SQLDialect.spark.text("a'b\\") == "'a\\'b\\\\'")
  }

  @Test("Numbers with a fraction are doubles in every dialect")
  func numbers() {
    #expect(SQLDialect.duckdb.number(0.5).text == "0.5e0")
    #expect(SQLDialect.spark.number(-2).text == "(-2.0e0)")
  }
}

@Suite("Steps")
struct StepsTests {
  @Test(
    "Months before a period are counted in periods of its frequency, rounded to the earlier one")
  func offsets() {
    func last(_ months: Int, _ frequency: Frequency) -> String {
      Steps(Formula.Reference(indicator: "x", monthsAgo: months), frequency).last("p")
    }
    #expect(last(0, .monthly) == "p")
    #expect(last(12, .monthly) == "p - 12")
    // The last day of a quarter less one month lies in the same quarter, less three in the one before.
    #expect(last(1, .quarterly) == "p")
    #expect(last(3, .quarterly) == "p - 1")
    #expect(last(12, .annual) == "p - 1")
  }

  @Test("A window ends with its last period; the year so far begins in January")
  func windows() {
    let mean = Steps(
      Formula.Reference(indicator: "x", window: .mean(periods: 13)), .monthly)
    #expect(mean.first("p") == "p - 12")
    let year = Steps(Formula.Reference(indicator: "x", window: .yearToDate), .monthly)
    #expect(year.first("p") == "p - (p) % 12")
  }
}
