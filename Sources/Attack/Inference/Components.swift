/// Unknown cells that relations link with each other.
struct Component {
  /// Its unknown cells.
  var cells: [Int32]
  /// Its relations with at least two unknown cells, or one that is no multiple.
  var rows: [Int32]

  /// Cuts a system into components, those with the least cell first.
  static func all(_ system: LinkedNumbers, _ bounds: Bounds, isDisabled: [Bool]) -> [Component] {
    var roots = (0..<bounds.low.count).map { Int32(truncatingIfNeeded: $0) }
    func root(_ cell: Int) -> Int {
      var cell = cell
      while Int(roots[cell]) != cell {
        roots[cell] = roots[Int(roots[cell])]
        cell = Int(roots[cell])
      }
      return cell
    }
    var firstOfRow = [Int32](repeating: -1, count: system.rows.count)
    for row in 0..<system.rows.count where !isDisabled[row] {
      for place in system.rows.range(row) {
        let cell = Int(system.rows.cells[place])
        if bounds.isKnown(cell) { continue }
        if firstOfRow[row] < 0 {
          firstOfRow[row] = system.rows.cells[place]
          continue
        }
        let first = root(Int(firstOfRow[row]))
        let second = root(cell)
        if first == second { continue }
        roots[max(first, second)] = Int32(truncatingIfNeeded: min(first, second))
      }
    }
    var number = [Int32](repeating: -1, count: bounds.low.count)
    var components: [Component] = []
    for cell in bounds.low.indices where system.isNumber[cell] && !bounds.isKnown(cell) {
      let top = root(cell)
      if number[top] < 0 {
        number[top] = Int32(truncatingIfNeeded: components.count)
        components.append(Component(cells: [], rows: []))
      }
      components[Int(number[top])].cells.append(Int32(truncatingIfNeeded: cell))
    }
    for row in 0..<system.rows.count where firstOfRow[row] >= 0 {
      let component = number[root(Int(firstOfRow[row]))]
      if component >= 0 { components[Int(component)].rows.append(Int32(truncatingIfNeeded: row)) }
    }
    return components
  }
}
