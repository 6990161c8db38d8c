import Model

/// Counts what the accepted rows of one piece hold: rows by code, sums, greatest values.
struct RowTally {
  /// A coded column.
  struct Codes {
    /// Header position.
    var field: Int
    /// Place of the count of missing values; those of the codes follow.
    var start: Int
    /// Codes of the list.
    var count: Int
  }

  /// What is counted, in the order of the header.
  struct Plan {
    /// Coded columns.
    var codes = UnsafeMutableBufferPointer<Codes>(start: nil, count: 0)
    /// Header positions of numeric columns.
    var numbers = UnsafeMutableBufferPointer<Int>(start: nil, count: 0)
    /// Room for counts.
    var size = 0
  }

  /// A numeric column.
  struct Number {
    /// Sum of the values that there are.
    var sum: Int64 = 0
    /// Whether the sum has left 64 bits.
    var isOverflown = false
    /// Greatest value, or the mark of a missing one.
    var greatest = Column.missingWide
    /// Rows without a value.
    var missing = 0
  }

  private let plan: Plan
  private let counts: UnsafeMutablePointer<UInt32>
  private let numbers: UnsafeMutablePointer<Number>

  /// Begins with nothing counted.
  init(_ plan: Plan) {
    self.plan = plan
    counts = .allocate(capacity: max(1, plan.size))
    counts.initialize(repeating: 0, count: plan.size)
    numbers = .allocate(capacity: max(1, plan.numbers.count))
    numbers.initialize(repeating: Number(), count: plan.numbers.count)
  }

  /// Frees the counts.
  func release() {
    counts.deallocate()
    numbers.deallocate()
  }

  /// Counts a row by its stored values.
  @inline(__always)
  func count(_ values: UnsafePointer<Int64>) {
    for column in plan.codes {
      let last = Int64(column.count &- 1)
      let code = Int(truncatingIfNeeded: max(-1, min(values[column.field], last)))
      counts[column.start &+ 1 &+ code] &+= 1
    }
    for place in 0..<plan.numbers.count {
      numbers[place].add(values[plan.numbers[place]])
    }
  }

  /// The counts that are not zero: a piece has few of the codes of a long list.
  var summary: Summary {
    Summary(
      counts: (0..<plan.size).filter { counts[$0] > 0 }.map { (UInt32($0), counts[$0]) },
      numbers: (0..<plan.numbers.count).map { numbers[$0] })
  }

  /// What one piece holds, in little room.
  struct Summary {
    /// Places of counts, and the counts.
    var counts: [(place: UInt32, count: UInt32)] = []
    /// Numeric columns.
    var numbers: [Number] = []
  }
}

extension RowTally.Number {
  /// Adds a value.
  @inline(__always)
  mutating func add(_ value: Int64) {
    guard value != Column.missingWide else {
      missing &+= 1
      return
    }
    let (sum, overflow) = sum.addingReportingOverflow(value)
    self.sum = sum
    if overflow { isOverflown = true }
    greatest = max(greatest, value)
  }

  /// Adds another piece's.
  mutating func add(_ other: RowTally.Number) {
    let (sum, overflow) = sum.addingReportingOverflow(other.sum)
    self.sum = sum
    isOverflown = isOverflown || other.isOverflown || overflow
    greatest = max(greatest, other.greatest)
    missing += other.missing
  }

  /// Takes a value back; the greatest value stays, as nobody knows the second one.
  mutating func remove(_ value: Int64) {
    guard value != Column.missingWide else {
      missing -= 1
      return
    }
    let (sum, overflow) = sum.subtractingReportingOverflow(value)
    self.sum = sum
    isOverflown = isOverflown || overflow
  }
}

/// What a whole delivery holds.
struct DeliveryTally {
  private let plan: RowTally.Plan
  private var counts: [Int]
  private(set) var numbers: [RowTally.Number]

  /// Begins with nothing counted.
  init(_ plan: RowTally.Plan) {
    self.plan = plan
    counts = [Int](repeating: 0, count: plan.size)
    numbers = [RowTally.Number](repeating: RowTally.Number(), count: plan.numbers.count)
  }

  /// Adds a piece.
  mutating func add(_ piece: RowTally.Summary) {
    for (place, count) in piece.counts { counts[Int(place)] += Int(count) }
    for (place, number) in piece.numbers.enumerated() { numbers[place].add(number) }
  }

  /// Takes a row back that was set aside after it was counted.
  mutating func remove(_ values: [Int64]) {
    for column in plan.codes {
      let code = Int(max(-1, min(values[column.field], Int64(column.count - 1))))
      counts[column.start + 1 + code] -= 1
    }
    for place in numbers.indices { numbers[place].remove(values[plan.numbers[place]]) }
  }

  /// The numeric column at a header position.
  func number(_ field: Int) -> RowTally.Number? {
    plan.numbers.firstIndex(of: field).map { numbers[$0] }
  }

  /// The delivery as a whole.
  func profile(_ columns: [ColumnContract], rows: Int, sha256: String) -> DeliveryProfile {
    var profile = DeliveryProfile(rows: rows, sha256: sha256)
    for column in plan.codes {
      let start = column.start + 1
      profile.codes[columns[column.field].name] = Array(counts[start..<(start + column.count)])
    }
    for (place, field) in plan.numbers.enumerated() {
      let (number, name) = (numbers[place], columns[field].name)
      if !number.isOverflown { profile.sums[name] = number.sum }
      if number.greatest != Column.missingWide { profile.maxima[name] = number.greatest }
    }
    return profile
  }
}
