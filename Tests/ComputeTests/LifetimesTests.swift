import Model
import Testing

@testable import Compute

@Suite("Lifetimes")
struct LifetimesTests {
  private typealias W = ComputeWorkspace
  private typealias E = PlanExpressions

  /// A person's days as days of October 2026, the month of the reference day; 0 for none.
  private struct Days {
    var start: Int
    var event: Int
    var until = 0
  }

  private func lifetimes(_ days: [Days], _ time: TimeToEvent) throws -> LifetimeBlock {
    func stored(_ day: Int) -> Int64? {
      day == 0 ? nil : W.stored("2026-09-30") + Int64(day)
    }
    let rows = days.enumerated().map { index, days in
      var row: PlainRow = ["fin": Int64(index)]
      row["granted"] = stored(days.start)
      row["birth"] = stored(days.event)
      row["ended"] = stored(days.until)
      return row
    }
    let store = W.store(["register": rows])
    let table = try #require(store.table("register", for: W.october))
    let frame = RowFrame(table: table, rows: .stretch(0..<table.rowCount), parents: [])
    return W.evaluator(store).lifetimes(time, frame)
  }

  private func time(since: Int? = nil, _ unit: TimeUnit = .days) -> TimeToEvent {
    TimeToEvent(
      start: E.day("granted"), event: E.day("birth"), until: E.day("ended"),
      since: since.map { E.literal(W.stored("2026-09-30") + Int64($0), .date) }, unit: unit)
  }

  @Test("An event counts until the last day of watching, that day included")
  func watched() throws {
    let cases: [(days: Days, life: Lifetime?)] = [
      (Days(start: 1, event: 31), Lifetime(exit: 30, entry: 0, isEvent: true)),
      (Days(start: 1, event: 32), Lifetime(exit: 30, entry: 0, isEvent: false)),
      (Days(start: 1, event: 0), Lifetime(exit: 30, entry: 0, isEvent: false)),
      (Days(start: 5, event: 10, until: 10), Lifetime(exit: 5, entry: 0, isEvent: true)),
      (Days(start: 5, event: 11, until: 10), Lifetime(exit: 5, entry: 0, isEvent: false)),
      (Days(start: 5, event: 11, until: 60), Lifetime(exit: 6, entry: 0, isEvent: true)),
      (Days(start: 5, event: 5), Lifetime(exit: 0, entry: 0, isEvent: true)),
      (Days(start: 5, event: 2), Lifetime(exit: 0, entry: 0, isEvent: true)),
      (Days(start: 31, event: 0), Lifetime(exit: 0, entry: 0, isEvent: false)),
      (Days(start: 0, event: 3), nil), (Days(start: 5, event: 2, until: 4), nil),
      (Days(start: 32, event: 0), nil),
    ]
    let block = try lifetimes(cases.map(\.days), time())
    for (unit, expected) in cases.map(\.life).enumerated() {
      #expect(block.isWatched[unit] == (expected != nil))
      if let expected { #expect(block.lifetimes[unit] == expected) }
    }
    // Who has no first day is unknown; who was gone before it, or comes later, is not.
    #expect(block.isOutside.suffix(3) == [false, true, true])
  }

  @Test("Who leaves before watching begins was never watched, who starts after it is not late")
  func late() throws {
    let cases: [(days: Days, life: Lifetime?)] = [
      (Days(start: 1, event: 20), Lifetime(exit: 19, entry: 9, isEvent: true)),
      (Days(start: 1, event: 11), Lifetime(exit: 10, entry: 9, isEvent: true)),
      (Days(start: 1, event: 10), nil), (Days(start: 1, event: 0, until: 10), nil),
      (Days(start: 10, event: 12), Lifetime(exit: 2, entry: 0, isEvent: true)),
      (Days(start: 10, event: 10), Lifetime(exit: 0, entry: 0, isEvent: true)),
      (Days(start: 15, event: 0), Lifetime(exit: 16, entry: 0, isEvent: false)),
    ]
    let block = try lifetimes(cases.map(\.days), time(since: 10))
    for (unit, expected) in cases.map(\.life).enumerated() {
      #expect(block.isWatched[unit] == (expected != nil))
      #expect(block.isOutside[unit] == (expected == nil))
      if let expected { #expect(block.lifetimes[unit] == expected) }
    }
  }

  @Test("Work days count the days of the calendar, and none where it does not say")
  func workDays() throws {
    // Thursday 1 October 2026 to Monday 5 October: Friday and Monday. 5 October is no multiple of 31
    // days from 1970, which would be a holiday.
    let inside = try lifetimes([Days(start: 1, event: 5)], time(.workDays))
    #expect(inside.lifetimes == [Lifetime(exit: 2, entry: 0, isEvent: true)])
    // 1 July 2025 is before the calendar; an event before the start needs none.
    let outside = try lifetimes(
      [Days(start: -456, event: 5), Days(start: -456, event: -500)], time(.workDays))
    #expect(outside.isWatched == [false, true])
    #expect(outside.isOutside == [false, false])
  }
}
