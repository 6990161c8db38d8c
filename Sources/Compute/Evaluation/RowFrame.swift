import Model

/// A block of rows of one table, and how they belong to the rows of the enclosing block.
struct RowFrame {
  /// Which rows.
  enum Rows {
    /// A contiguous stretch.
    case stretch(Range<Int>)
    /// Any rows; a negative index stands for no row.
    case indices([Int32])
  }

  /// The table.
  let table: LinkedTable
  /// Rows of the block.
  let rows: Rows
  /// For each row its place in the enclosing block; empty for the population.
  let parents: [Int32]

  /// Number of rows.
  var count: Int {
    switch rows {
    case .stretch(let range): range.count
    case .indices(let indices): indices.count
    }
  }

  /// The table's row at a place of the block; negative for no row.
  func row(_ place: Int) -> Int {
    switch rows {
    case .stretch(let range): range.lowerBound + place
    case .indices(let indices): Int(indices[place])
    }
  }

  /// The person of the row at a place, or `LinkedTable.noPerson`.
  func person(_ place: Int) -> Int32 {
    let row = row(place)
    return row < 0 || row >= table.persons.count ? LinkedTable.noPerson : table.persons[row]
  }

  /// The persons of all rows.
  var persons: [Int32] {
    guard case .stretch(let range) = rows, range.upperBound <= table.persons.count else {
      return (0..<count).map { person($0) }
    }
    return Array(table.persons[range])
  }

  /// The values of a column; all missing where the table does not keep it.
  func load(_ name: String) -> [Int64] {
    guard let column = table.columns[name] else {
      return Array(repeating: Column.missingWide, count: count)
    }
    switch (column.storage, rows) {
    case (.narrow(let values), .stretch(let range)): return Self.widened(values[range])
    case (.wide(let values), .stretch(let range)): return Array(values[range])
    case (.narrow(let values), .indices(let indices)):
      return indices.map { $0 < 0 ? Column.missingWide : Self.widened(values[Int($0)]) }
    case (.wide(let values), .indices(let indices)):
      return indices.map { $0 < 0 ? Column.missingWide : values[Int($0)] }
    }
  }

  /// Written as a loop without branches, which the compiler makes one of vectors.
  private static func widened(_ values: ArraySlice<Int32>) -> [Int64] {
    values.withUnsafeBufferPointer { narrow in
      [Int64](unsafeUninitializedCapacity: narrow.count) { wide, count in
        for place in narrow.indices { wide[place] = widened(narrow[place]) }
        count = narrow.count
      }
    }
  }

  @inline(__always)
  private static func widened(_ value: Int32) -> Int64 {
    value == Column.missingNarrow ? Column.missingWide : Int64(value)
  }

  /// The rows for which a condition holds.
  func selecting(_ condition: [UInt8]) -> RowFrame {
    var kept: [Int32] = []
    kept.reserveCapacity(count)
    for place in 0..<count where condition[place] == Truth.yes { kept.append(Int32(row(place))) }
    if kept.count == count { return self }
    return RowFrame(table: table, rows: .indices(kept), parents: [])
  }

  /// The rows of another table that are about the persons of this block.
  func related(_ other: LinkedTable) -> RowFrame {
    var collector = RowCollector(capacity: count)
    for (place, person) in persons.enumerated() { collector.add(other.rows(of: person), at: place) }
    return RowFrame(table: other, rows: collector.rows, parents: collector.parents)
  }

  /// The rows of another table that are about anybody in the households of this block's persons.
  func related(_ other: LinkedTable, through households: HouseholdIndex) -> RowFrame {
    var collector = RowCollector(capacity: count)
    for (place, person) in persons.enumerated() {
      households.each(of: person) { collector.add(other.rows(of: $0), at: place) }
    }
    return RowFrame(table: other, rows: collector.rows, parents: collector.parents)
  }

  /// For each row of this block the first row of another table about the same person.
  func persons(in other: LinkedTable) -> RowFrame {
    let rows = persons.map { person -> Int32 in
      let range = other.rows(of: person)
      return range.isEmpty ? -1 : Int32(range.lowerBound)
    }
    return RowFrame(
      table: other, rows: .indices(rows), parents: (0..<Int32(count)).map { $0 })
  }
}
