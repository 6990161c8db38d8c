import Foundation
import Model
import Testing

@testable import SQL

/// Whole statements, reviewed by a reader: each begins with what it says in words.
@Suite("IndicatorQuery")
struct GoldenTests {
  /// A plan and the words for it.
  struct Case: CustomTestStringConvertible, Sendable {
    var name: String
    var words: String
    var indicators: [Indicator]
    var testDescription: String { name }
  }

  static let cases: [Case] = [
    Case(
      name: "share_of_exists",
      words: "Of all persons on the register the share with a contract in force on the last day.",
      indicators: [
        SQLWorkspace.indicator(
          "employed",
          SQLWorkspace.units(
            .share(SQLWorkspace.aggregate(.exists, .yesNo, where: SQLWorkspace.inForce))),
          breakdowns: [["sex"]])
      ]),
    Case(
      name: "median_of_household_sum",
      words: "The median of the wages that a household earns together, over its members.",
      indicators: [
        SQLWorkspace.indicator(
          "household_wage",
          SQLWorkspace.units(
            .quantile(
              0.5,
              SQLWorkspace.aggregate(
                .sum(SQLWorkspace.column("wage", .decimal(places: 2), level: 1)),
                .decimal(places: 2), link: .household, where: SQLWorkspace.inForce))),
          unit: .manatPerMonth)
      ]),
    Case(
      name: "days_of_joined_spells",
      words: "The mean number of days of a person's contracts, taken together over two weeks.",
      indicators: [
        SQLWorkspace.indicator(
          "days",
          SQLWorkspace.units(
            .mean(SQLWorkspace.expression(.days(SQLWorkspace.joined), .days))), unit: .days)
      ]),
    Case(
      name: "median_time_to_event",
      words: "The median number of days from the grant of a status to the first contract.",
      indicators: [
        SQLWorkspace.indicator(
          "time",
          SQLWorkspace.units(
            .duration(
              0.5,
              TimeToEvent(
                start: SQLWorkspace.column("granted", .date),
                event: SQLWorkspace.aggregate(
                  .least(SQLWorkspace.column("start_date", .date, level: 1)), .date)))),
          unit: .days)
      ]),
    Case(
      name: "change_of_a_count",
      words: "The number of persons now as a percentage of the number a year ago, less 100.",
      indicators: [
        SQLWorkspace.indicator(
          "change",
          .formula(
            .arithmetic(
              .subtract,
              .arithmetic(
                .divide,
                .arithmetic(
                  .multiply, .number(100), .reference(Formula.Reference(indicator: "stock"))),
                .reference(Formula.Reference(indicator: "stock", monthsAgo: 12))),
              .number(100)))),
        SQLWorkspace.indicator("stock", SQLWorkspace.units(.count), unit: .persons),
      ]),
  ]

  @Test("A plan is printed as the statement that was reviewed", arguments: cases)
  func statement(_ example: Case) throws {
    let period = try #require(ReferencePeriod("2026-10"))
    let query = IndicatorQuery(SQLWorkspace.catalogue(example.indicators), dialect: .duckdb)
    let indicator = try #require(example.indicators.first)
    let text = "-- \(example.words)\n" + query.text(of: indicator, from: period, through: period)
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Golden/\(example.name).sql")
    if ProcessInfo.processInfo.environment["RECORD"] == "1" {
      try text.write(to: file, atomically: true, encoding: .utf8)
      Issue.record("recorded \(example.name)")
    }
    #expect(try String(contentsOf: file, encoding: .utf8) == text)
  }

  @Test("Names and functions are those of the dialect, and nothing else differs in kind")
  func spark() throws {
    let period = try #require(ReferencePeriod("2026-10"))
    let example = try #require(Self.cases.first { $0.name == "median_time_to_event" })
    let text = IndicatorQuery(SQLWorkspace.catalogue(example.indicators), dialect: .spark)
      .text(of: example.indicators[0], from: period, through: period)
    #expect(!text.contains("\""))
    #expect(text.contains("datediff("))
    #expect(text.contains("`time result`"))
  }
}
