import Model
import Suppression

/// Puts the linked system of a release together: its cells, and all that readers know of how they follow from each
/// other.
struct ReleaseAssembly {
  let datasets: [Dataset]
  let collector: CellCollector
  /// The cells that tables show.
  private(set) var cells: ReleaseCells
  /// All cells with what links them.
  private(set) var links: ReleaseLinks
  /// Sums of cells that hold in all periods, for the description of the release.
  private(set) var sums: [StatedSum] = []
  /// What numbers are called in the files of the release.
  let names: ReleaseNames
  /// Formulas that add up cells.
  let formulaLinks: FormulaLinks
  /// Values of formulas that are cells, each with the cells that it adds up.
  private(set) var formulaValues: [(cell: Int, inputs: [Int])] = []
  /// Numbers of the year so far that are the one before and the flow.
  private(set) var yearToDate: [YearToDate.Link] = []

  /// A sum of cells, whatever the period.
  struct StatedSum: Sendable {
    var total: ReleaseNames.Place
    var parts: [ReleaseNames.Place]
    /// Whether the parts leave something out in any period.
    var hasRest: Bool
  }

  /// Links all cells that were collected from some datasets.
  init(_ collector: CellCollector, _ datasets: [Dataset]) {
    self.datasets = datasets
    self.collector = collector
    cells = collector.cells
    names = ReleaseNames(datasets, collector, cells)
    formulaLinks = FormulaLinks(datasets, collector, cells.rows)
    links = ReleaseLinks(cells.cells, collector.policy)
    let series = CellSeries(cells)
    addSums(series)
    addCoarserTables(series)
    addNestedGroups()
    addFormulas()
    yearToDate = YearToDate(cells, series).links
    addYearToDate(series)
    links.knowZeros()
  }

  private mutating func addSums(_ series: CellSeries) {
    let real = Set(
      collector.plans.flatMap { plan in
        [plan?.value, plan?.numerator, plan?.denominator].compactMap { $0 }.filter(\.isReal)
          .map(\.group)
      })
    for sum in AxisSums(&cells, series).sums {
      let group = cells.groups.groups[sum.total.group]
      state(
        sum.total, sum.parts, series, group, isReal: real.contains(group),
        isComplete: sum.isComplete)
    }
  }

  /// States a sum in every period in which there is its total.
  private mutating func state(
    _ total: ReleaseNames.Place, _ parts: [ReleaseNames.Place], _ series: CellSeries,
    _ group: UnitGroup, isReal: Bool = false, isComplete: Bool
  ) {
    guard let totals = series[total] else { return }
    let all = parts.compactMap { series[$0] }
    let periods = totals.indices.filter { totals[$0] >= 0 }
    let rests = periods.map { period in
      all.map { $0[period] }.filter { $0 >= 0 }
        .reduce(links.value(totals[period])) { $0 &- links.value($1) }
    }
    guard group.quantity.addsUp || rests.allSatisfy({ $0 == 0 }) else {
      for period in periods {
        for part in all.map({ $0[period] }) where part >= 0 {
          links.state(part, isPartOf: totals[period], isShared: false, isCount: false)
        }
      }
      return
    }
    for period in periods {
      let found = all.map { $0[period] }.filter { $0 >= 0 }
      links.state(
        totals[period], isSumOf: found, tolerance: isReal ? found.count + 1 : nil,
        isCount: group.quantity.isCount, isComplete: isComplete)
    }
    guard !isReal, rests.allSatisfy({ $0 >= 0 }) else { return }
    let hasRest = !isComplete || rests.contains { $0 > 0 }
    sums.append(StatedSum(total: total, parts: parts, hasRest: hasRest))
  }
}

extension ReleaseAssembly {
  /// Tables by a coarser axis than another table of the same group: a region of origin is the sum of its countries.
  private mutating func addCoarserTables(_ series: CellSeries) {
    for whole in series.places {
      let codes = cells.places.places[whole.place]
      for (position, code) in codes.enumerated() where code.code >= 0 {
        let axis = cells.places.axes[code.axis]
        guard let finer = axis.finer else { continue }
        let parts = axis.parts(of: code.code).compactMap { part -> ReleaseNames.Place? in
          var codes = codes
          codes[position] = AxisCode(axis: finer.axis, code: part)
          guard let place = cells.places.known(codes) else { return nil }
          let part = ReleaseNames.Place(group: cells.group(whole.group, at: place), place: place)
          return series[part] == nil ? nil : part
        }
        guard !parts.isEmpty else { continue }
        let rest = cells.number(of: codes.filter { $0 != code })
        let table = ReleaseCells.Table(
          group: cells.group(whole.group, at: rest), place: rest, axis: finer.axis)
        state(
          whole, parts, series, cells.groups.groups[whole.group],
          isComplete: cells.tables.contains(table))
      }
    }
  }

  /// Groups of which one counts some of the units of the other, at every place and period that they share.
  private mutating func addNestedGroups() {
    let nesting = GroupNesting(cells.groups.groups)
    var buckets: [[Int]] = []
    var numbers: [ReleaseNames.Place: Int] = [:]
    for (index, cell) in cells.cells.enumerated() where !cell.isSum {
      let key = ReleaseNames.Place(group: cell.period, place: cell.place)
      if let number = numbers[key] {
        buckets[number].append(index)
      } else {
        numbers[key] = buckets.count
        buckets.append([index])
      }
    }
    let shares = ShownShares(cells, collector, datasets)
    var pairs = buckets.flatMap {
      nesting.pairs($0, cells.cells, threshold: links.threshold)
    }
    // Nobody left over tells something sensitive of all, whatever group lies between.
    let found = Set(pairs)
    pairs += shares.alike.filter { !found.contains($0) }
    let alike = Set(shares.alike)
    for pair in pairs {
      let isCount = nesting.isCount(cells.cells[pair.part].group, cells.cells[pair.whole].group)
      links.state(
        pair.part, isPartOf: pair.whole,
        isShared: shares.common.contains(pair) && !alike.contains(pair), isCount: isCount,
        isAlike: alike.contains(pair))
    }
  }

  /// Formulas that add up: the previous stock and the flows are the stock.
  private mutating func addFormulas() {
    for formula in formulaLinks.links {
      let dataset = datasets[formula.dataset]
      let terms = formula.cells.map {
        LinkedSystem.Term(cell: $0.cell, coefficient: $0.factor)
      }
      guard !formulaLinks.laws.contains(formula.dataset) else {
        links.state(terms)
        continue
      }
      let period = cells.number(of: dataset.observations[formula.observation].period)
      let value = links.add(
        .formula(dataset.indicator.id, period: period), value: formula.value, least: nil,
        isKnown: true)
      links.state(terms + [LinkedSystem.Term(cell: value, coefficient: -1)])
      formulaValues.append((cell: value, inputs: formula.cells.map(\.cell)))
    }
  }
}

extension ReleaseAssembly {
  /// The year so far is that of the period before and the flow.
  private mutating func addYearToDate(_ series: CellSeries) {
    for link in yearToDate {
      guard let years = series[link.year], let flows = series[link.flow] else { continue }
      let parts = [link.previous.map { years[$0] }, flows[link.period]].compactMap { $0 }
      links.state(years[link.period], isSumOf: parts)
    }
  }
}

extension UnitGroup.Quantity {
  /// Whether the numbers of parts that do not overlap always add up.
  var addsUp: Bool {
    switch self {
    case .units, .sum: true
    case .persons, .distinct: false
    }
  }

  /// Whether it is a number of units or persons.
  var isCount: Bool {
    if case .sum = self { false } else { true }
  }
}

extension ReleaseAssembly {
  /// Hides values of formulas with hidden inputs, which readers must not find out either.
  ///
  /// - Parameters:
  ///   - system: the system, in which a value that is printed is known.
  ///   - isHidden: whether a cell is hidden.
  /// - Returns: whether there are any that were not hidden before.
  func hideFormulas(
    in system: inout LinkedSystem, where isHidden: (LinkedSystem.Cell, Int) -> Bool
  ) -> Bool {
    var found = false
    for value in formulaValues where system.cells[value.cell].standing == .known {
      guard value.inputs.contains(where: { isHidden(system.cells[$0], $0) }) else { continue }
      system.cells[value.cell].standing = .withheld
      found = true
    }
    return found
  }

  /// Ids of the indicators that show some cells, or numbers that these follow from, in the order of the datasets.
  func indicators(of open: [Int]) -> [String] {
    let shown = shownCells(behind: open)
    return zip(datasets, cells.rows).filter { _, rows in
      rows.contains { $0.tells(of: shown) }
    }.map { $0.0.indicator.id }
  }

  /// The tables whose rows show some cells, or what these follow from; a row of totals is in none.
  func tables(of open: [Int]) -> ShownRows.Tables {
    let shown = shownCells(behind: open)
    var tables = ShownRows.Tables()
    for (dataset, rows) in cells.rows.enumerated() {
      for (index, row) in rows.enumerated() where row.tells(of: shown) {
        let table = datasets[dataset].table(of: datasets[dataset].observations[index])
        if !table.isEmpty { tables[dataset, default: []].insert(table) }
      }
    }
    return tables
  }

  /// The cells that rows show among some cells, and those that the others follow from.
  private func shownCells(behind open: [Int]) -> Set<Int> {
    var shown: Set<Int> = []
    for cell in open {
      guard cell >= links.shown else {
        shown.insert(cell)
        continue
      }
      switch links.unprinted[cell - links.shown] {
      case .difference(let whole, let part): shown.formUnion([whole, part])
      case .rest(let total): shown.insert(total)
      case .formula: break
      }
    }
    return shown
  }
}

extension RowCells {
  /// Whether one of its numbers is among some cells.
  fileprivate func tells(of cells: Set<Int>) -> Bool {
    (behindValue + coverage).contains(where: cells.contains)
  }
}
