/// The cells of each group and place, by period.
struct CellSeries {
  /// All groups and places in order of appearance.
  private(set) var places: [ReleaseNames.Place] = []
  private var rows: [ReleaseNames.Place: [Int]] = [:]
  private var used: Set<Int> = []

  /// Lines up the cells of a release.
  init(_ cells: ReleaseCells) {
    for (index, cell) in cells.cells.enumerated() {
      let place = ReleaseNames.Place(group: cell.group, place: cell.place)
      if rows[place] == nil {
        places.append(place)
        rows[place] = Array(repeating: -1, count: cells.periods.count)
        used.insert(cell.place)
      }
      rows[place]?[cell.period] = index
    }
  }

  /// For each period the cell, or -1; nil where there is none at all.
  subscript(place: ReleaseNames.Place) -> [Int]? { rows[place] }

  /// Whether any group has cells at a place.
  func occurs(at place: Int) -> Bool { used.contains(place) }
}
