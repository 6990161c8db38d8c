import Model
import TestSupport

/// Rows of all extracts with a little of everything: missing values and keys, persons without rows,
/// rows without persons, persons with many rows.
struct RandomTables {
  var numbers: SeededNumbers

  init(seed: UInt64) {
    numbers = SeededNumbers(seed: seed)
  }

  private mutating func value(_ range: ClosedRange<Int64>, missing: Int = 8) -> Int64? {
    Int.random(in: 0..<missing, using: &numbers) == 0 ? nil : .random(in: range, using: &numbers)
  }

  private mutating func day() -> Int64? {
    value(ComputeWorkspace.stored("2025-06-01")...ComputeWorkspace.stored("2027-01-31"))
  }

  private mutating func row(_ entries: [(String, Int64?)]) -> PlainRow {
    entries.reduce(into: [:]) { $0[$1.0] = $1.1 }
  }

  private mutating func many(_ count: Int, _ body: (inout Self, Int) -> [(String, Int64?)])
    -> [PlainRow]
  {
    (0..<count).map { index in
      let entries = body(&self, index)
      return row(entries)
    }
  }

  mutating func rows(persons: Int, others: Int) -> [String: [PlainRow]] {
    let last = Int64(persons + persons / 4 + 1)
    return [
      "register": many(persons) { random, index in
        [
          ("fin", index % 13 == 5 ? nil : Int64(index)), ("sex", random.value(0...1)),
          ("district", random.value(0...2)),
          (
            "birth",
            random.value(
              ComputeWorkspace.stored("1940-01-01")...ComputeWorkspace.stored("2026-10-01"))
          ),
          ("granted", random.day()), ("ended", random.value(0...1) == 0 ? nil : random.day()),
          ("has_card", random.value(0...1)), ("house", random.value(0...Int64(persons / 3))),
        ]
      },
      "contracts": many(others) { random, _ in
        [
          ("fin", random.value(0...last)), ("start", random.day()), ("finish", random.day()),
          ("wage", random.value(0...500_000)), ("hours", random.value(0...60)),
          ("employer", random.value(0...9)),
        ]
      },
      "courses": many(others) { random, _ in
        [
          ("fin", random.value(0...last)), ("date", random.day()), ("level", random.value(0...2)),
          ("sessions", random.value(0...30)), ("passed", random.value(0...1)),
        ]
      },
      "payments": many(others) { random, _ in
        [
          ("fin", random.value(0...last)), ("paid", random.value(24_305...24_322)),
          ("amount", random.value(-10_000...10_000)),
        ]
      },
      "events": many(others / 4) { random, _ in
        [
          ("date", random.day()), ("guests", random.value(0...90)),
          ("district", random.value(0...2)),
        ]
      },
    ]
  }
}
