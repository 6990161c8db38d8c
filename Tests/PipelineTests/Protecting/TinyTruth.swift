import Suppression

/// Two regions, with their total, of which some of the people work: four free numbers.
struct TinyTruth {
  static let specification = """
    {"threshold": 5, "width": 4,
     "dimensions": {"region": {"total": "T", "members": ["A", "B"]}},
     "tables": [{"file": "t.csv", "measure": {"column": "m"}}],
     "relations": [{"type": "le", "small": "emp", "big": "pop"}],
     "policy": {"suppressed_min": 1}}
    """

  let pop: [Int]
  let emp: [Int]

  /// Draws numbers: 8 to 15 people, some of whom work.
  init(seed: Int) {
    var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 0x1234_5678_9ABC_DEF1
    func draw(_ range: ClosedRange<Int>) -> Int {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return range.lowerBound + Int(state % UInt64(range.count))
    }
    let people = [draw(8...15), draw(8...15)]
    pop = people
    emp = people.map { draw(0...$0) }
  }

  var table: String {
    """
    m,region,value
    pop,A,\(pop[0])
    pop,B,\(pop[1])
    pop,T,\(pop[0] + pop[1])
    emp,A,\(emp[0])
    emp,B,\(emp[1])
    emp,T,\(emp[0] + emp[1])

    """
  }

  /// The number of a cell of the reader.
  func value(_ name: String) -> Int {
    let rest = [pop[0] - emp[0], pop[1] - emp[1]]
    let numbers = [
      "pop A": pop[0], "pop B": pop[1], "pop T": pop[0] + pop[1], "emp A": emp[0],
      "emp B": emp[1], "emp T": emp[0] + emp[1], "rest A": rest[0], "rest B": rest[1],
      "rest T": rest[0] + rest[1],
    ]
    return numbers[name] ?? 0
  }

  /// Whether a number that no file holds is none that must be protected.
  func isUnprotected(_ name: String) -> Bool {
    name.hasPrefix("rest") && !(1...4).contains(value(name))
  }
}

/// A reader who tries every table that could be the true one.
struct TinyReader {
  private var printed: [String: Int] = [:]

  init(_ table: TidyTable) {
    for row in table.rows {
      if let value = Int(row[2]) { printed["\(row[0]) \(row[1])"] = value }
    }
  }

  func isPrinted(_ name: String) -> Bool { printed[name] != nil }

  /// For each cell the greatest less the least value of all tables that print the same numbers.
  func widths() -> [String: Int] {
    var ranges: [String: ClosedRange<Int>] = [:]
    for popA in 0...34 {
      for popB in 0...34 where agrees("pop", popA, popB) {
        for empA in 0...popA {
          for empB in 0...popB where agrees("emp", empA, empB) {
            note(("pop", popA, popB), &ranges)
            note(("emp", empA, empB), &ranges)
            note(("rest", popA - empA, popB - empB), &ranges)
          }
        }
      }
    }
    return ranges.mapValues { $0.upperBound - $0.lowerBound }
  }

  private func agrees(_ measure: String, _ first: Int, _ second: Int) -> Bool {
    fits("\(measure) A", first) && fits("\(measure) B", second)
      && fits("\(measure) T", first + second)
  }

  /// Printed numbers are what they are, and a hidden one is not nobody.
  private func fits(_ name: String, _ value: Int) -> Bool {
    printed[name].map { $0 == value } ?? (value >= 1)
  }

  private func note(
    _ numbers: (measure: String, first: Int, second: Int),
    _ ranges: inout [String: ClosedRange<Int>]
  ) {
    let values = ["A": numbers.first, "B": numbers.second, "T": numbers.first + numbers.second]
    for (code, value) in values {
      let name = "\(numbers.measure) \(code)"
      let known = ranges[name] ?? value...value
      ranges[name] = min(known.lowerBound, value)...max(known.upperBound, value)
    }
  }
}
