/// The dense tableau of a simplex method: each basic variable by the columns that are not basic.
///
/// A row says: basic variable = constant - sum of entry times column; the constant is not kept, values are.
struct SimplexTableau {
  /// Entries that were looked at since the tableau was emptied.
  private(set) var work = 0
  /// Number of rows.
  private(set) var rows = 0
  /// Number of columns.
  private(set) var columns = 0
  /// The cell of each column.
  private(set) var column: [Int32] = []
  /// What a unit of each column is worth at present.
  private(set) var price: [Double] = []
  /// The basic cell of each row; -1 for what a relation lacks to zero.
  private(set) var basic: [Int32] = []
  /// What the relation of a row lacks to zero, where that is the basic variable.
  var lacking: [Double] = []
  /// Whether the basic cell of a row is on the side above zero.
  var isRising: [Bool] = []

  private var entries: [Double] = []
  private var stride = 128

  /// Forgets rows and columns.
  mutating func removeAll() {
    rows = 0
    columns = 0
    work = 0
    column.removeAll(keepingCapacity: true)
    price.removeAll(keepingCapacity: true)
    basic.removeAll(keepingCapacity: true)
    lacking.removeAll(keepingCapacity: true)
    isRising.removeAll(keepingCapacity: true)
    entries.removeAll(keepingCapacity: true)
  }

  /// The entry of a row in a column.
  func entry(_ row: Int, _ column: Int) -> Double { entries[row * stride + column] }

  /// Adds a column of zeros for a cell, and returns its place.
  mutating func addColumn(_ cell: Int32) -> Int {
    if columns == stride { widen() }
    for row in 0..<rows { entries[row * stride + columns] = 0 }
    column.append(cell)
    price.append(0)
    columns += 1
    return columns - 1
  }

  private mutating func widen() {
    let old = stride
    stride *= 2
    var wider = [Double](repeating: 0, count: rows * stride)
    for row in 0..<rows {
      for place in 0..<old { wider[row * stride + place] = entries[row * old + place] }
    }
    entries = wider
  }

  /// Adds a row of zeros for a relation that lacks an amount, and returns its place.
  mutating func addRow(amount: Double) -> Int {
    basic.append(-1)
    lacking.append(amount)
    isRising.append(true)
    entries.append(contentsOf: repeatElement(0, count: stride))
    rows += 1
    return rows - 1
  }

  /// Adds to one entry.
  mutating func add(_ amount: Double, row: Int, column: Int) {
    entries[row * stride + column] += amount
  }

  /// Subtracts a multiple of a row from another.
  mutating func subtract(_ factor: Double, row: Int, from other: Int) {
    let source = row * stride
    let target = other * stride
    let count = columns
    entries.withUnsafeMutableBufferPointer { entries in
      for place in 0..<count {
        entries[target + place] -= factor * entries[source + place]
      }
    }
  }

  /// Raises the price of all columns by a multiple of a row.
  mutating func raisePrices(by amount: Double, row: Int) {
    let source = row * stride
    for place in 0..<columns { price[place] += amount * entries[source + place] }
  }

  /// Exchanges the basic variable of a row with a column, whose price is then given.
  mutating func pivot(row: Int, column place: Int, price newPrice: Double, isRising rises: Bool) {
    let cell = column[place]
    column[place] = basic[row]
    price[place] = newPrice
    basic[row] = cell
    isRising[row] = rises
    let source = row * stride
    let count = columns
    let (rows, stride) = (rows, stride)
    var work = work + columns * 2
    defer { self.work = work }
    entries.withUnsafeMutableBufferPointer { entries in
      guard let base = entries.baseAddress else { return }
      let pivotRow = base + source
      let inverse = 1 / pivotRow[place]
      pivotRow[place] = 1
      for index in 0..<count { pivotRow[index] *= inverse }
      for other in 0..<rows where other != row {
        let target = base + other &* stride
        let factor = target[place]
        guard factor != 0 else { continue }
        target[place] = 0
        work &+= count
        for index in 0..<count { target[index] -= factor * pivotRow[index] }
      }
    }
  }

  /// Removes a column, and returns the cell that takes its place, if one does.
  mutating func removeColumn(_ place: Int) -> Int32? {
    columns -= 1
    let last = column.removeLast()
    let lastPrice = price.removeLast()
    guard place < columns else { return nil }
    column[place] = last
    price[place] = lastPrice
    for row in 0..<rows { entries[row * stride + place] = entries[row * stride + columns] }
    return last
  }
}
