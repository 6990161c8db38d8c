import Model

/// The greatest amounts that single persons bring to the sums of cells.
///
/// The rows of a person follow each other, so that a person's amounts are added up until the next person
/// comes.
struct ContributionTotals {
  private var largest: [Double]
  private var second: [Double]
  private var total: [Double]
  /// What the person seen last has brought so far.
  private var running: [Double]
  private var last: [Int32]

  /// Empty totals.
  init(cells: Int) {
    largest = Array(repeating: 0, count: cells)
    second = largest
    total = largest
    running = largest
    last = Array(repeating: LinkedTable.noPerson, count: cells)
  }

  /// Adds whole amounts of units; `persons` is empty where each unit is another person.
  mutating func add(
    _ amounts: [Int64], _ kept: [Int], _ persons: [Int32], _ cells: [Int32]
  ) {
    add(kept, persons, cells) { Double(amounts[$0]) }
  }

  /// Adds real amounts of units; `persons` is empty where each unit is another person.
  mutating func add(
    _ amounts: [Double], _ kept: [Int], _ persons: [Int32], _ cells: [Int32]
  ) {
    add(kept, persons, cells) { amounts[$0] }
  }

  @inline(__always)
  private mutating func add(
    _ kept: [Int], _ persons: [Int32], _ cells: [Int32], _ amount: (Int) -> Double
  ) {
    guard !persons.isEmpty else {
      for unit in kept { take(amount(unit), Int(cells[unit])) }
      return
    }
    for unit in kept {
      let (cell, person) = (Int(cells[unit]), persons[unit])
      if person == LinkedTable.noPerson || last[cell] != person {
        take(running[cell], cell)
        running[cell] = 0
        last[cell] = person
      }
      running[cell] += amount(unit)
    }
  }

  /// Takes what the persons seen last have brought.
  mutating func close() {
    for cell in running.indices where running[cell] != 0 {
      take(running[cell], cell)
      running[cell] = 0
    }
  }

  @inline(__always)
  private mutating func take(_ amount: Double, _ cell: Int) {
    let amount = abs(amount)
    total[cell] += amount
    if amount > second[cell] { rank(amount, cell) }
  }

  private mutating func rank(_ amount: Double, _ cell: Int) {
    if amount > largest[cell] {
      second[cell] = largest[cell]
      largest[cell] = amount
    } else {
      second[cell] = max(second[cell], amount)
    }
  }

  /// Adds the closed totals of other persons.
  mutating func merge(_ other: ContributionTotals) {
    for cell in total.indices where other.total[cell] != 0 {
      total[cell] += other.total[cell]
      rank(other.largest[cell], cell)
      rank(other.second[cell], cell)
    }
  }

  /// The contributions to a cell, divided by the scale of stored amounts.
  func contributions(_ cell: Int, scale: Double) -> Contributions {
    Contributions(
      largest: largest[cell] / scale, second: second[cell] / scale, total: total[cell] / scale)
  }
}

extension Measure {
  /// Whether the numerator, or the value, adds up amounts of single units.
  var addsAmounts: Bool {
    switch self {
    case .sum, .mean, .ratio(.sum, _): true
    default: false
    }
  }

  /// Whether some units of the base count in a numerator and others do not.
  var countsNumerator: Bool {
    switch self {
    case .share, .weightedShare, .ratio(.countWhere, _), .ratio(.count, _): true
    default: false
    }
  }
}
