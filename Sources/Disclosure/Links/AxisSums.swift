/// Which cells add up to which: those of a group at all codes of an axis to the one without it.
///
/// A sum may go across tables: the number of those aged 15 to 64 in one table is the sum of age groups in another one.
struct AxisSums {
  /// A total and its parts, whatever the period.
  struct Sum: Sendable {
    var total: ReleaseNames.Place
    var parts: [ReleaseNames.Place]
    /// Whether readers know that there is nobody beside the parts.
    var isComplete: Bool
  }

  /// All sums, in the order of their totals.
  private(set) var sums: [Sum] = []

  /// Finds the sums of a release.
  init(_ cells: inout ReleaseCells, _ series: CellSeries) {
    var axesAt: [Int: Set<Int>] = [:]
    for (place, codes) in cells.places.places.enumerated() where series.occurs(at: place) {
      for code in codes {
        let rest = codes.filter { $0 != code }
        if let whole = cells.places.known(rest) { axesAt[whole, default: []].insert(code.axis) }
      }
    }
    let tabled = Self.tabledAxes(cells)
    var steps = AxisSteps()
    for total in series.places {
      let axes = (axesAt[total.place] ?? []).union(tabled[total] ?? [])
      var found: [Sum] = []
      for axis in axes.sorted() {
        let places = steps.places(total.place, axis, cells, series)
        let parts = Self.parts(of: total, places, &cells, series)
        guard !parts.isEmpty else { continue }
        let isComplete = Self.isComplete(total, axis, parts, &cells, series)
        found.append(Sum(total: total, parts: parts, isComplete: isComplete))
      }
      let complete = Set(found.filter(\.isComplete).map { Set($0.parts) })
      sums += found.filter { $0.isComplete || !complete.contains(Set($0.parts)) }
    }
    sums += CrossTables.sums(&cells, series, &steps)
  }

  /// The axes by which each cell's table goes, also where all of its codes stand for one code each of a finer
  /// axis, so that the parts stand at that one.
  private static func tabledAxes(_ cells: ReleaseCells) -> [ReleaseNames.Place: Set<Int>] {
    var axes: [ReleaseNames.Place: Set<Int>] = [:]
    for table in cells.tables {
      axes[ReleaseNames.Place(group: table.group, place: table.place), default: []]
        .insert(table.axis)
    }
    return axes
  }

  /// The cells of a total's group that stand at some places.
  static func parts(
    of total: ReleaseNames.Place, _ places: [Int], _ cells: inout ReleaseCells,
    _ series: CellSeries
  ) -> [ReleaseNames.Place] {
    var found: [ReleaseNames.Place] = []
    for place in places {
      let part = ReleaseNames.Place(group: cells.group(total.group, at: place), place: place)
      if series[part] != nil { found.append(part) }
    }
    return found
  }
}

/// The places with one code more than others: the same for all groups.
struct AxisSteps {
  private struct Step: Hashable {
    var place: Int
    var axis: Int
  }

  private var known: [Step: [Int]] = [:]

  /// The places that have a code of an axis beside those of a place, in the order of the codes.
  mutating func places(
    _ place: Int, _ axis: Int, _ cells: ReleaseCells, _ series: CellSeries
  ) -> [Int] {
    let step = Step(place: place, axis: axis)
    if let places = known[step] { return places }
    let codes = cells.places.places[place]
    var places: [Int] = []
    if !codes.contains(where: { $0.axis == axis }) {
      for code in -2..<cells.places.axes[axis].codes.count {
        guard let next = cells.places.known(codes + [AxisCode(axis: axis, code: code)]),
          series.occurs(at: next)
        else { continue }
        places.append(next)
      }
    }
    known[step] = places
    return places
  }
}

extension AxisSums {
  /// Whether a table shows all codes of the axis for the group, or for the greater one whose cells the parts are.
  fileprivate static func isComplete(
    _ total: ReleaseNames.Place, _ axis: Int, _ parts: [ReleaseNames.Place],
    _ cells: inout ReleaseCells, _ series: CellSeries
  ) -> Bool {
    func hasTable(_ group: Int) -> Bool {
      cells.tables.contains(.init(group: group, place: total.place, axis: axis))
    }
    if hasTable(total.group) { return true }
    guard let whole = parts.first?.group, parts.allSatisfy({ $0.group == whole }), hasTable(whole)
    else { return false }
    let found = Set(parts.map(\.place))
    let group = cells.groups.groups[total.group]
    let codes = cells.places.places[total.place]
    for code in -2..<cells.places.axes[axis].codes.count {
      guard let place = cells.places.known(codes + [AxisCode(axis: axis, code: code)]),
        !found.contains(place),
        series[ReleaseNames.Place(group: whole, place: place)] != nil
      else { continue }
      let here = cells.places.conditions(at: place)
      let isOutside = group.conditions.contains { condition in
        here.contains { $0.excludes(condition) }
      }
      // Whose code is not known is none of a group that has only some codes.
      if !isOutside && code >= 0 { return false }
    }
    return true
  }
}
