/// Cells that no file has and that relations between measures need.
extension SystemBuilder {
  mutating func completeRelations() {
    guard !specification.relations.isEmpty else { return }
    let cells = cellsByMeasure()
    for (number, relation) in specification.relations.enumerated() {
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
      case .linear: completeLinear(number)
      case .atMost, .change: continue
      }
    }
  }

  private mutating func completeLinear(_ relation: Int) {
    guard let template = linear[relation] else { return }
    for place in usefulRows(of: template) {
      for term in template.terms { _ = cell(of: term, template, place) }
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
}
