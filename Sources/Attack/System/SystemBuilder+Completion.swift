/// Cells that no file has and that relations between measures need.
extension SystemBuilder {
  mutating func completeRelations() {
    guard !specification.relations.isEmpty else { return }
    let cells = cellsByMeasure()
    for relation in specification.relations {
      switch relation {
      case .share(let quotient):
        for share in cells[quotient.share] where isShown(share) {
          let parts = [quotient.numerator, quotient.denominator]
          guard parts.contains(where: { find(share, measure: $0) != nil }) else { continue }
          for part in parts { _ = other(share, measure: part) }
        }
      case .sum(let total, let parts): completeSum([total] + parts, cells)
      case .flow(let stock, let arrivals, let departures, let time):
        completeFlow(stock, arrivals + departures, time, cells)
      case .linear(let terms): for row in linearRows(terms) { _ = row.map { add($0) } }
      case .atMost, .change: continue
      }
    }
  }

  func isShown(_ cell: Int) -> Bool {
    !release.states[cell].marks.isDisjoint(with: [.printed, .rounded, .printedEarlier])
  }

  private mutating func completeSum(_ measures: [Int], _ cells: [[Int]]) {
    for measure in measures {
      for cell in cells[measure] {
        let known = measures.count { find(cell, measure: $0) != nil }
        guard known >= 2, known < measures.count else { continue }
        for other in measures { _ = self.other(cell, measure: other) }
      }
    }
  }

  private mutating func completeFlow(
    _ stock: Int, _ flows: [Int], _ time: Int, _ cells: [[Int]]
  ) {
    for measure in [stock] + flows {
      for cell in cells[measure] {
        guard let period = period(cell, of: time), let previous = period.previous,
          let before = previousStock(cell, stock, period.code, previous)
        else { continue }
        let known = flows.count { find(cell, measure: $0) != nil }
        guard known > 0, before >= 0 else { continue }
        for other in [stock] + flows { _ = self.other(cell, measure: other) }
      }
    }
  }

  func previousStock(_ cell: Int, _ stock: Int, _ code: Int32, _ previous: Int32) -> Int? {
    var key = release.cells.keys[cell]
    let old = measureKeys[Int(release.cells.measures[cell])]
    key.first ^= old.first ^ measureKeys[stock].first
    key.second ^= old.second ^ measureKeys[stock].second
    key.toggle(code)
    key.toggle(previous)
    return release.cells.cell(key)
  }

  /// A cell of a linear relation, which need not exist yet.
  struct LinearTerm {
    var key: CellKey
    var measure: Int32
    var codes: [Int32]
    var times: Double
  }

  mutating func add(_ term: LinearTerm) -> Int {
    add(term.key, measure: term.measure, codes: term.codes)
  }

  /// The relations that terms stand for: one for each period, where time is not fixed.
  func linearRows(_ terms: [Specification.Term]) -> [[LinearTerm]] {
    let time = specification.dimensions.firstIndex(where: \.isTime)
    let isFixed = terms.allSatisfy { term in
      term.codes.contains { $0.dimension == time }
    }
    guard let time, !isFixed, !tree.periods[time].isEmpty else {
      return [terms.compactMap { linearTerm($0, period: nil) }].filter { isUseful($0, of: terms) }
    }
    return tree.periods[time].indices.map { place in
      terms.compactMap { linearTerm($0, period: (time, place)) }
    }.filter { isUseful($0, of: terms) }
  }

  private func isUseful(_ row: [LinearTerm], of terms: [Specification.Term]) -> Bool {
    row.count == terms.count && row.contains { release.cells.cell($0.key) != nil }
  }

  private func linearTerm(
    _ term: Specification.Term, period: (time: Int, place: Int)?
  ) -> LinearTerm? {
    var codes: [(dimension: Int, code: Int32)] = []
    for (dimension, name) in term.codes {
      guard let code = release.codes.known(name, of: dimension) else { return nil }
      codes.append((dimension, code))
    }
    if let (time, place) = period, !codes.contains(where: { $0.dimension == time }) {
      guard place >= term.back else { return nil }
      codes.append((time, tree.periods[time][place - term.back]))
    }
    let sorted = codes.sorted { $0.dimension < $1.dimension }.map(\.code).filter { !isTotal($0) }
    var key = measureKeys[term.measure]
    for code in sorted { key.toggle(code) }
    return LinearTerm(
      key: key, measure: Int32(truncatingIfNeeded: term.measure), codes: sorted,
      times: term.times)
  }
}
