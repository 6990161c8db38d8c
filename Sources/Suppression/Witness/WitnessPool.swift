/// The changes found so far, and how far each cell moves in any of them.
struct WitnessPool {
  /// How far a cell moves, and in which multiple of which direction.
  struct Reach {
    var up = 0
    var down = 0
    var highest = Place()
    var lowest = Place()

    /// Takes in a cell's step of a direction.
    mutating func extend(_ amount: Int, _ direction: Direction, at index: Int) {
      for multiple in [direction.most, direction.least] where multiple != 0 {
        let moved = multiple * amount
        if moved > up {
          up = moved
          highest = Place(direction: index, multiple: multiple)
        }
        if -moved > down {
          down = -moved
          lowest = Place(direction: index, multiple: multiple)
        }
      }
    }
  }

  /// A multiple of a direction; the true release where the multiple is zero.
  struct Place: Hashable {
    var direction = 0
    var multiple = 0
  }

  /// The directions, the dropped ones included.
  private(set) var directions: [Direction] = []
  /// The reach of each cell.
  private(set) var reach: [Reach]
  private var isDropped: [Bool] = []
  private var ofCell: [[Int32]]
  private var mark: [Int32] = []

  init(cells: Int) {
    reach = [Reach](repeating: Reach(), count: cells)
    ofCell = [[Int32]](repeating: [], count: cells)
  }

  /// Adds a direction.
  mutating func add(_ direction: Direction) {
    let index = directions.count
    directions.append(direction)
    isDropped.append(false)
    mark.append(-1)
    for step in direction.steps {
      ofCell[step.cell].append(Int32(truncatingIfNeeded: index))
      reach[step.cell].extend(step.amount, direction, at: index)
    }
  }

  /// Cells other than `cell` that move in a direction in which it moves as well, by first direction.
  mutating func companions(of cell: Int) -> [Int] {
    var seen: Set<Int> = [cell]
    var companions: [Int] = []
    for index in ofCell[cell] where !isDropped[Int(index)] {
      mark[Int(index)] = Int32(truncatingIfNeeded: cell)
      for step in directions[Int(index)].steps where seen.insert(step.cell).inserted {
        companions.append(step.cell)
      }
    }
    return companions
  }

  /// Looks up the reach of a cell again, without the directions in which `other` moves.
  ///
  /// The companions of `other` must have been asked for just before.
  mutating func forget(_ other: Int, in cell: Int) {
    var reach = Reach()
    for index in ofCell[cell] where !isDropped[Int(index)] && mark[Int(index)] != other {
      guard let step = directions[Int(index)].steps.first(where: { $0.cell == cell }) else {
        continue
      }
      reach.extend(step.amount, directions[Int(index)], at: Int(index))
    }
    self.reach[cell] = reach
  }

  /// Cells of a kind that move in each direction in which a cell does; none where it moves in none.
  ///
  /// Directions in which `other` moves do not count; its companions must have been asked for just before.
  func constantCompanions(
    of cell: Int, without other: Int?, where isOfKind: (Int) -> Bool
  ) -> [Int] {
    var companions: [Int]?
    for index in ofCell[cell].map(Int.init) where !isDropped[index] {
      if let other, mark[index] == other { continue }
      let steps = directions[index].steps
      companions =
        companions?.filter { companion in steps.contains { $0.cell == companion } }
        ?? steps.map(\.cell).filter { $0 != cell && isOfKind($0) }
      if companions?.isEmpty ?? false { break }
    }
    return companions ?? []
  }

  /// Sets the reach of a cell back to what it was.
  mutating func restore(_ reach: Reach, of cell: Int) { self.reach[cell] = reach }

  /// Drops all directions in which a cell moves.
  mutating func drop(cell: Int) {
    for index in ofCell[cell] { isDropped[Int(index)] = true }
    reach[cell] = Reach()
  }
}
