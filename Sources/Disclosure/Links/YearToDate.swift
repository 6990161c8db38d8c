import Model

/// Groups whose units are counted from the year's first day on, each with the group of those of one period.
struct YearToDate {
  /// A number of the year so far, with what it adds up.
  struct Link: Sendable {
    var year: ReleaseNames.Place
    var flow: ReleaseNames.Place
    /// Number of the period.
    var period: Int
    /// Number of the period before in the same year; nil for the first one.
    var previous: Int?
  }

  /// All links that hold of the true values; those of a period do not hold where rows were recorded late.
  private(set) var links: [Link] = []

  /// Finds the links of a release.
  init(_ cells: ReleaseCells, _ series: CellSeries) {
    let flows = Dictionary(
      cells.groups.groups.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    var pairs: [Int: Int] = [:]
    for (number, group) in cells.groups.groups.enumerated() {
      var flow = group
      flow.conditions = group.conditions.map(Self.ofPeriod)
      if flow != group { pairs[number] = flows[flow] ?? flows[flow.sorted] }
    }
    let numbers = Dictionary(
      cells.periods.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    for year in series.places {
      guard let group = pairs[year.group], let years = series[year] else { continue }
      let flow = ReleaseNames.Place(group: group, place: year.place)
      guard let added = series[flow] else { continue }
      for (number, period) in cells.periods.enumerated() where years[number] >= 0 {
        let before = period.advanced(by: -1)
        let isFirst = before.year != period.year
        let previous = isFirst ? nil : numbers[before]
        guard added[number] >= 0, isFirst || previous.map({ years[$0] >= 0 }) ?? false else {
          continue
        }
        let start = previous.map { cells.cells[years[$0]].value } ?? 0
        let sum = start &+ cells.cells[added[number]].value
        guard sum == cells.cells[years[number]].value else { continue }
        links.append(Link(year: year, flow: flow, period: number, previous: previous))
      }
    }
  }

  /// The condition that is about the period where another one is about the year.
  private static func ofPeriod(_ condition: UnitCondition) -> UnitCondition {
    guard case .holds(let text) = condition else { return condition }
    return .holds(text.replacing("year_start", with: "period_start"))
  }
}

extension UnitGroup {
  /// The same group with its conditions in order.
  fileprivate var sorted: UnitGroup {
    var group = self
    group.conditions.sort { $0.text < $1.text }
    return group
  }
}
