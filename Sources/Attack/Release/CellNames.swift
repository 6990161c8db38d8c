/// Names of cells for people: `measure[dimension=code, …]`.
struct CellNames {
  private let specification: Specification
  private let codes: CodeTable
  private let cells: CellTable
  private let states: [CellState]
  /// For cells that a part leaves of its whole, the measure of the part.
  private let parts: [Int: Int]

  init(_ specification: Specification, _ release: Release, parts: [Int: Int] = [:]) {
    self.parts = parts
    self.specification = specification
    codes = release.codes
    cells = release.cells
    states = release.states
  }

  /// Name of the measure of a cell.
  func measure(_ cell: Int) -> String {
    specification.measures[Int(cells.measures[cell])].name
  }

  /// Codes of a cell; those at the total of their dimension are left out.
  func coordinates(_ cell: Int) -> [Finding.Coordinate] {
    cells.codes(of: cell).filter { codes.marks[Int($0)].isEmpty }.map { code in
      let dimension = Int(codes.dimensions[Int(code)])
      return .init(
        dimension: specification.dimensions[dimension].name, code: codes.names[Int(code)])
    }
  }

  /// The name of a cell.
  func name(_ cell: Int) -> String {
    let place = coordinates(cell).map { "\($0.dimension)=\($0.code)" }.joined(separator: ", ")
    guard let part = parts[cell] else { return "\(measure(cell))[\(place)]\(others(cell))" }
    return without(part, of: cell, place)
  }

  /// The name of what a part leaves of its whole.
  func rest(of whole: Int, without part: Int) -> String {
    let place = coordinates(whole).map { "\($0.dimension)=\($0.code)" }.joined(separator: ", ")
    return without(Int(cells.measures[part]), of: whole, place)
  }

  private func without(_ part: Int, of whole: Int, _ place: String) -> String {
    "\(measure(whole)) without \(specification.measures[part].name) [\(place)]\(others(whole))"
  }

  /// What tells a cell of codes without a name from that of all members together.
  private func others(_ cell: Int) -> String {
    if states[cell].marks.contains(.rest) { return " (the rest)" }
    guard states[cell].marks.contains(.outside) else { return "" }
    let dimensions = cells.codes(of: cell).filter { codes.marks[Int($0)].contains(.outside) }
      .map { specification.dimensions[Int(codes.dimensions[Int($0)])].name }
    return " (no code of \(dimensions.joined(separator: ", ")))"
  }

  /// How many dimensions have no code that the units of a cell belong to.
  func outsides(_ cell: Int) -> Int {
    cells.codes(of: cell).count { codes.marks[Int($0)].contains(.outside) }
  }
}
