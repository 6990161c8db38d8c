/// All cells of a release, printed or not: a measure with codes of dimensions.
///
/// Codes that are the total of their dimension are left out, so that tables of different
/// dimensions meet in the same cells.
struct CellTable {
  /// Measure of each cell.
  private(set) var measures: [Int32] = []
  private(set) var keys: [CellKey] = []
  private var codes: [Int32] = []
  private var starts: [Int] = [0]
  private var slots = [Int32](repeating: -1, count: 1 << 12)

  /// Number of cells.
  var count: Int { measures.count }

  /// Codes of a cell, by dimension; totals are left out.
  func codes(of cell: Int) -> ArraySlice<Int32> {
    codes[starts[cell]..<starts[cell + 1]]
  }

  /// The cell with a key; nil where there is none.
  func cell(_ key: CellKey) -> Int? {
    let slot = slot(of: key)
    return slots[slot] < 0 ? nil : Int(slots[slot])
  }

  /// The cell with a key, which is new where there was none.
  mutating func cell(
    _ key: CellKey, measure: Int32, codes new: some Sequence<Int32>
  ) -> (cell: Int, isNew: Bool) {
    let slot = slot(of: key)
    if slots[slot] >= 0 { return (Int(slots[slot]), false) }
    let cell = measures.count
    slots[slot] = Int32(truncatingIfNeeded: cell)
    measures.append(measure)
    keys.append(key)
    codes.append(contentsOf: new)
    starts.append(codes.count)
    if measures.count * 2 > slots.count { grow() }
    return (cell, true)
  }

  /// Adds a cell that nothing leads to: no table could ever hold it.
  mutating func addUnnamed(measure: Int32, codes new: some Sequence<Int32>) -> Int {
    measures.append(measure)
    keys.append(CellKey(measure: -1))
    codes.append(contentsOf: new)
    starts.append(codes.count)
    return measures.count - 1
  }

  private func slot(of key: CellKey) -> Int {
    var slot = Int(truncatingIfNeeded: key.first >> 2) & (slots.count - 1)
    while slots[slot] >= 0, keys[Int(slots[slot])] != key { slot = (slot + 1) & (slots.count - 1) }
    return slot
  }

  private mutating func grow() {
    let old = slots
    slots = [Int32](repeating: -1, count: old.count * 2)
    for cell in old where cell >= 0 { slots[slot(of: keys[Int(cell)])] = cell }
  }
}
