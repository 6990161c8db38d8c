import Model

/// The days of a spell, both ends included; `SpanBlock.open` where it has no end.
struct Spell: Equatable {
  /// First day.
  var start: Int64
  /// Last day.
  var end: Int64
}

/// Sets of days for a block of rows: for each row spells in rising order that neither touch nor
/// overlap.
struct SpanBlock {
  /// The end of a spell that has none; later than every day.
  static let open = Int64.max

  /// Where the spells of each row begin; one entry more than there are rows.
  private(set) var offsets: [Int32] = [0]
  /// The spells of all rows.
  private(set) var spells: [Spell] = []

  /// No rows yet, with room for a number of them.
  init(rows: Int, spells count: Int) {
    offsets.reserveCapacity(rows + 1)
    spells.reserveCapacity(count)
  }

  /// Number of rows.
  var count: Int {
    offsets.count - 1
  }

  /// The places of a row's spells.
  @inline(__always)
  func places(of row: Int) -> Range<Int> {
    Int(offsets[row])..<Int(offsets[row + 1])
  }

  /// Adds a spell to the row that is being filled.
  @inline(__always)
  mutating func add(_ spell: Spell) {
    spells.append(spell)
  }

  /// Ends the row that is being filled.
  @inline(__always)
  mutating func endRow() {
    offsets.append(Int32(truncatingIfNeeded: spells.count))
  }

  /// One spell a row: none without a first day or where the last is before it, open without a last.
  init(from: [Int64], to: [Int64]) {
    self.init(rows: from.count, spells: from.count)
    for (start, end) in zip(from, to) {
      if let spell = Spell(from: start, to: end) { add(spell) }
      endRow()
    }
  }

  /// Rows without days.
  init(emptyRows count: Int) {
    offsets = Array(repeating: 0, count: count + 1)
  }

  /// The spells of chosen rows; a negative index has none.
  func gathered(_ rows: [Int32]) -> SpanBlock {
    var block = SpanBlock(rows: rows.count, spells: rows.count)
    for row in rows {
      if row >= 0 { block.spells.append(contentsOf: spells[places(of: Int(row))]) }
      block.endRow()
    }
    return block
  }
}

extension Spell {
  /// The spell of two stored days, or nil where it has no days.
  init?(from: Int64, to: Int64) {
    let end = to == Column.missingWide ? SpanBlock.open : to
    guard from != Column.missingWide, from <= end else { return nil }
    self.init(start: from, end: end)
  }
}

extension SpanBlock {
  /// The number of days of each row; missing where a spell has no end, and beyond 64 bits.
  func dayCounts() -> [Int64] {
    (0..<count).map { row in
      var sum: Int64 = 0
      for place in places(of: row) {
        let spell = spells[place]
        guard spell.end != SpanBlock.open else { return Column.missingWide }
        let (length, tooLong) = spell.end.subtractingReportingOverflow(spell.start)
        let (days, overflow) = sum.addingReportingOverflow(length)
        guard !tooLong, !overflow, days < Int64.max else { return Column.missingWide }
        sum = days + 1
      }
      return sum
    }
  }

  /// The days that belong to both of two blocks of as many rows.
  func intersected(with other: SpanBlock) -> SpanBlock {
    var block = SpanBlock(rows: count, spells: max(spells.count, other.spells.count))
    for row in 0..<min(count, other.count) {
      var (first, second) = (places(of: row), other.places(of: row))
      while let left = first.first, let right = second.first {
        let (one, two) = (spells[left], other.spells[right])
        let common = Spell(start: max(one.start, two.start), end: min(one.end, two.end))
        if common.start <= common.end { block.add(common) }
        // The one that ends first has nothing in common with what comes.
        if one.end <= two.end { first.removeFirst() } else { second.removeFirst() }
      }
      block.endRow()
    }
    return block
  }

  /// Whether each row's days all belong to the row of another block; unknown for a row without days.
  func covered(by other: SpanBlock) -> [UInt8] {
    (0..<min(count, other.count)).map { row in
      let own = places(of: row)
      guard !own.isEmpty else { return Truth.unknown }
      var rest = other.places(of: row)
      for place in own {
        while let next = rest.first, other.spells[next].end < spells[place].start {
          rest.removeFirst()
        }
        // Spells of the other row have a day between them, so that one of them has all or some not.
        guard let next = rest.first, other.spells[next].start <= spells[place].start,
          spells[place].end <= other.spells[next].end
        else { return Truth.no }
      }
      return Truth.yes
    }
  }
}
