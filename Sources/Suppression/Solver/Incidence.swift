/// Which cells stand in which relations, in flat arrays by relation and by cell.
struct Incidence {
  /// One cell of a relation, or one relation of a cell.
  struct Entry {
    /// Index of the cell in a list by relation, of the relation in a list by cell.
    var other: Int32
    /// What the cell is multiplied by.
    var coefficient: Int
  }

  /// Where the entries of each relation begin, and the end.
  private(set) var relationStarts: [Int]
  /// The cells of all relations.
  private(set) var relationEntries: [Entry]
  /// Where the entries of each cell begin, and the end.
  private(set) var cellStarts: [Int]
  /// The relations of all cells.
  private(set) var cellEntries: [Entry] = []

  /// Places relations over `cells` cells; each relation names a cell once.
  init(cells: Int, relationStarts: [Int], relationEntries: [Entry]) {
    self.relationStarts = relationStarts
    self.relationEntries = relationEntries
    cellStarts = [Int](repeating: 0, count: cells + 1)
    for entry in relationEntries { cellStarts[Int(entry.other) + 1] += 1 }
    for cell in 0..<cells { cellStarts[cell + 1] += cellStarts[cell] }
    placeByCell()
  }

  private mutating func placeByCell() {
    var next = cellStarts
    cellEntries = [Entry](
      repeating: Entry(other: 0, coefficient: 0), count: relationEntries.count)
    for relation in 0..<relationCount {
      for place in relationStarts[relation]..<relationStarts[relation + 1] {
        let entry = relationEntries[place]
        let cell = Int(entry.other)
        cellEntries[next[cell]] = Entry(
          other: Int32(truncatingIfNeeded: relation), coefficient: entry.coefficient)
        next[cell] += 1
      }
    }
  }

  /// Number of relations.
  var relationCount: Int { relationStarts.count - 1 }
  /// Number of cells.
  var cellCount: Int { cellStarts.count - 1 }
  /// The places of a relation's cells in `relationEntries`.
  func cells(of relation: Int) -> Range<Int> {
    relationStarts[relation]..<relationStarts[relation + 1]
  }
  /// The places of a cell's relations in `cellEntries`.
  func relations(of cell: Int) -> Range<Int> { cellStarts[cell]..<cellStarts[cell + 1] }
}
