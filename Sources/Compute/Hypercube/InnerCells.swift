import Model

/// Puts units that count in the same margins together.
struct InnerCells {
  /// The cells, in the order in which their first unit stands.
  private(set) var cells: [PlannedHypercube.InnerCell] = []
  private var places: [UInt64: [Int]] = [:]

  /// The inner cells of units of one kind.
  init(_ kind: IncidenceCollector.Kind, _ table: LinkedTable) {
    for (unit, margins) in kind.incidences.lists() {
      switch kind.unit {
      case .rows: add(1, of: person(unit, table), margins)
      case .amounts: add(kind.incidences.amounts[unit] ?? 0, of: person(unit, table), margins)
      case .persons: add(1, of: Int32(truncatingIfNeeded: unit), Array(Set(margins)).sorted())
      case .values: add(1, of: LinkedTable.noPerson, Array(Set(margins)).sorted())
      }
    }
  }

  private func person(_ row: Int64, _ table: LinkedTable) -> Int32 {
    table.persons.indices.contains(Int(row)) ? table.persons[Int(row)] : LinkedTable.noPerson
  }

  private mutating func add(_ count: Int, of person: Int32, _ margins: [Int32]) {
    let hash = Self.hash(margins)
    let found = places[hash, default: []].first { cells[$0].margins == margins }
    let place = found ?? cells.count
    if found == nil {
      places[hash, default: []].append(place)
      cells.append(.init(count: 0, contributors: 0, margins: margins, members: []))
    }
    cells[place].count &+= count
    guard person != LinkedTable.noPerson else {
      cells[place].contributors += 1
      return
    }
    if let last = cells[place].members.last, last.person == Int(person) {
      cells[place].members[cells[place].members.count - 1].units &+= count
    } else {
      cells[place].contributors += 1
      cells[place].members.append(.init(person: Int(person), units: count))
    }
  }

  /// FNV-1a over words (Fowler, Noll and Vo); equal hashes are compared in full.
  private static func hash(_ margins: [Int32]) -> UInt64 {
    margins.reduce(0xCBF2_9CE4_8422_2325) { hash, margin in
      (hash ^ UInt64(truncatingIfNeeded: margin)) &* 0x0000_0100_0000_01B3
    }
  }
}
