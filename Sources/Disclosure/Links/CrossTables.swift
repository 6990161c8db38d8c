/// Tables by several axes beside which no table by one of them is shown: all their cells add up to the total.
enum CrossTables {
  /// Some codes beside which a table has codes of several axes at once.
  private struct Cross: Hashable {
    var total: Int
    var axes: [Int]
  }

  /// The sums of such tables, in the order of their totals.
  static func sums(
    _ cells: inout ReleaseCells, _ series: CellSeries, _ steps: inout AxisSteps
  ) -> [AxisSums.Sum] {
    var sums: [AxisSums.Sum] = []
    let tables = Self.crossTables(&cells, series)
    for total in series.places {
      for (cross, places) in tables[total.place] ?? [] {
        let hasTable = cross.axes.contains { axis in
          let places = steps.places(total.place, axis, cells, series)
          return !AxisSums.parts(of: total, places, &cells, series).isEmpty
        }
        guard !hasTable else { continue }
        let parts = places.map {
          ReleaseNames.Place(group: cells.group(total.group, at: $0), place: $0)
        }.filter { series[$0] != nil }
        guard !parts.isEmpty else { continue }
        let isComplete = parts.allSatisfy { Self.isInTable($0, total.group, cross.axes, &cells) }
        sums.append(AxisSums.Sum(total: total, parts: parts, isComplete: isComplete))
      }
    }
    return sums
  }

  /// By the place of their total, the tables that have codes of two axes or more beside it.
  private static func crossTables(
    _ cells: inout ReleaseCells, _ series: CellSeries
  ) -> [Int: [(cross: Cross, places: [Int])]] {
    var order: [Cross] = []
    var members: [Cross: [Int]] = [:]
    for (place, codes) in cells.places.places.enumerated()
    where codes.count > 1 && codes.count <= mostAxes && series.occurs(at: place) {
      for chosen in 1..<(1 << codes.count) where chosen.nonzeroBitCount > 1 {
        let rest = codes.indices.filter { chosen & (1 << $0) == 0 }.map { codes[$0] }
        guard let total = cells.places.known(rest) else { continue }
        let axes = codes.indices.filter { chosen & (1 << $0) != 0 }.map { codes[$0].axis }
        let cross = Cross(total: total, axes: axes)
        if members[cross] == nil { order.append(cross) }
        members[cross, default: []].append(place)
      }
    }
    var tables: [Int: [(cross: Cross, places: [Int])]] = [:]
    for cross in order {
      tables[cross.total, default: []].append((cross, members[cross] ?? []))
    }
    return tables
  }

  /// Tables by more axes at once than anybody can read are not looked at.
  private static var mostAxes: Int { 6 }

  /// Whether a cell stands in a table with all codes of some axes.
  private static func isInTable(
    _ part: ReleaseNames.Place, _ group: Int, _ axes: [Int], _ cells: inout ReleaseCells
  ) -> Bool {
    let codes = cells.places.places[part.place]
    return axes.allSatisfy { axis in
      guard let rest = cells.places.known(codes.filter { $0.axis != axis }) else { return false }
      return cells.tables.contains(
        .init(group: cells.group(group, at: rest), place: rest, axis: axis))
    }
  }
}
