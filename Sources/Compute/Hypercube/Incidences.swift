import Model

/// In which margins units count: pairs of a unit and a margin, in the order in which they were found.
struct Incidences: Sendable {
  /// Rows, persons or values.
  private(set) var units: [Int64] = []
  /// The margin of each pair.
  private(set) var margins: [Int32] = []
  /// What a unit counts, where that is not one.
  private(set) var amounts: [Int64: Int] = [:]

  /// Notes that some units count in the cells of a table.
  ///
  /// - Parameters:
  ///   - units: which units, by their place in the block.
  ///   - names: the name of each unit of the block.
  ///   - cells: the cell of each unit of the block.
  ///   - shift: what leads from a cell to its margin.
  mutating func add(_ units: [Int], _ names: [Int64], cells: [Int32], shift: Int) {
    for unit in units {
      self.units.append(names[unit])
      margins.append(cells[unit] &+ Int32(truncatingIfNeeded: shift))
    }
  }

  /// Notes what units count.
  mutating func count(_ units: [Int], _ names: [Int64], as values: [Int64]) {
    for unit in units { amounts[names[unit]] = Int(values[unit]) }
  }

  /// The margins of each unit in the order in which they were found, units in rising order.
  func lists() -> [(unit: Int64, margins: [Int32])] {
    guard let greatest = units.max(), let least = units.min() else { return [] }
    let span = greatest.subtractingReportingOverflow(least)
    guard !span.overflow, span.partialValue < Int64(max(1024, units.count * 4)) else {
      return sortedLists()
    }
    var offsets = [Int](repeating: 0, count: Int(span.partialValue) + 2)
    for unit in units { offsets[Int(unit - least) + 1] += 1 }
    for place in offsets.indices.dropFirst() { offsets[place] += offsets[place - 1] }
    var next = offsets
    var sorted = [Int32](repeating: 0, count: margins.count)
    for (unit, margin) in zip(units, margins) {
      sorted[next[Int(unit - least)]] = margin
      next[Int(unit - least)] += 1
    }
    return (0..<offsets.count - 1).compactMap { place in
      let range = offsets[place]..<offsets[place + 1]
      return range.isEmpty ? nil : (least + Int64(place), Array(sorted[range]))
    }
  }

  private func sortedLists() -> [(unit: Int64, margins: [Int32])] {
    let order = units.indices.sorted { (units[$0], $0) < (units[$1], $1) }
    var lists: [(unit: Int64, margins: [Int32])] = []
    for place in order {
      if lists.last?.unit != units[place] { lists.append((units[place], [])) }
      lists[lists.count - 1].margins.append(margins[place])
    }
    return lists
  }
}
