extension SystemBuilder {
  /// The cell at the position of another one, with one code in the place of another; it is new
  /// where no file has it.
  mutating func sibling(
    _ cell: Int, _ codes: ArraySlice<Int32>, _ old: Int32, _ new: Int32
  ) -> Int {
    let key = key(of: cell, replacing: old, by: new)
    if let known = release.cells.cell(key) { return known }
    let dimension = release.codes.dimensions[Int(old)]
    var moved: [Int32] = []
    moved.reserveCapacity(codes.count + 1)
    var isPlaced = isTotal(new)
    for code in codes where code != old {
      if !isPlaced, release.codes.dimensions[Int(code)] > dimension {
        moved.append(new)
        isPlaced = true
      }
      moved.append(code)
    }
    if !isPlaced { moved.append(new) }
    return add(key, measure: release.cells.measures[cell], codes: moved)
  }

  /// The same, where a file has it or something led to it.
  func find(_ cell: Int, _ old: Int32, _ new: Int32) -> Int? {
    release.cells.cell(key(of: cell, replacing: old, by: new))
  }

  private func key(of cell: Int, replacing old: Int32, by new: Int32) -> CellKey {
    var key = release.cells.keys[cell]
    if !isTotal(old) { key.toggle(old) }
    if !isTotal(new) { key.toggle(new) }
    return key
  }

  func isTotal(_ code: Int32) -> Bool {
    tree.totals[Int(release.codes.dimensions[Int(code)])] == code
  }

  /// The cell of another measure at the same position, where there is one.
  func find(_ cell: Int, measure: Int) -> Int? {
    release.cells.cell(key(of: cell, measure: measure))
  }

  /// The cell of another measure at the same position; it is new where no file has it.
  mutating func other(_ cell: Int, measure: Int) -> Int {
    let key = key(of: cell, measure: measure)
    if let known = release.cells.cell(key) { return known }
    return add(
      key, measure: Int32(truncatingIfNeeded: measure),
      codes: Array(release.cells.codes(of: cell)))
  }

  private func key(of cell: Int, measure: Int) -> CellKey {
    var key = release.cells.keys[cell]
    let old = measureKeys[Int(release.cells.measures[cell])]
    let new = measureKeys[measure]
    key.first ^= old.first ^ new.first
    key.second ^= old.second ^ new.second
    return key
  }

  /// The code of a cell that is time, and the code before it.
  func period(
    _ cell: Int, of dimension: Int
  ) -> (code: Int32, previous: Int32?)? {
    for code in release.cells.codes(of: cell)
    where Int(release.codes.dimensions[Int(code)]) == dimension {
      let place = Int(tree.places[Int(code)])
      return (code, place > 0 ? tree.periods[dimension][place - 1] : nil)
    }
    return nil
  }

  /// A cell with a key; it is new where there was none.
  mutating func add(_ key: CellKey, measure: Int32, codes: [Int32]) -> Int {
    let (cell, isNew) = release.cells.cell(key, measure: measure, codes: codes)
    if isNew {
      let marks = codes.reduce(into: CellState.Marks()) { marks, code in
        marks.formUnion(release.codes.marks[Int(code)])
      }
      release.states.append(CellState(marks: marks))
    }
    return cell
  }

  /// Numbers of the cells of each measure.
  func cellsByMeasure() -> [[Int]] {
    var cells = [[Int]](repeating: [], count: specification.measures.count)
    for cell in 0..<release.cells.count {
      cells[Int(release.cells.measures[cell])].append(cell)
    }
    return cells
  }
}
