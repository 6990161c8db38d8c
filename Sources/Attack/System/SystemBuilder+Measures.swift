/// Relations between measures at each position that they share.
extension SystemBuilder {
  mutating func addMeasureRows() {
    guard !specification.relations.isEmpty else { return }
    let cells = cellsByMeasure()
    for (number, relation) in specification.relations.enumerated() {
      switch relation {
      case .atMost(let part): addParts(part, cells[part.small])
      case .share(let quotient): addShares(quotient, cells[quotient.share])
      case .sum(let total, let parts): addSums(total, parts, cells[total])
      case .flow(let stock, let arrivals, let departures, let time):
        addFlows(stock, arrivals, departures, time, cells[stock])
      case .change(let measure, let time, let most):
        addChanges(time, most, cells[measure])
      case .linear: addLinear(number)
      }
    }
  }

  private mutating func addLinear(_ relation: Int) {
    guard let template = linear[relation] else { return }
    for place in usefulRows(of: template) {
      for term in template.terms { rows.add(cell(of: term, template, place), term.times) }
      rows.end(0, 0, .measures)
    }
  }

  private mutating func addParts(_ part: Specification.Part, _ cells: [Int]) {
    for small in cells {
      guard let big = find(small, measure: part.big), big != small else { continue }
      let states = (release.states[small], release.states[big])
      let isPrinted = states.0.marks.contains(.printed) && states.1.marks.contains(.printed)
      if isPrinted {
        printedPairs.append(.init(small: small, big: big, part: part))
        continue
      }
      let cell = release.cells.addUnnamed(
        measure: release.cells.measures[big], codes: Array(release.cells.codes(of: big)))
      let others = states.1.marks.intersection([.rest, .outside])
      var state = CellState(marks: others.union(.complement))
      if let base = part.base, !part.isSensitive, states.1.marks.contains(.printed),
        states.1.least >= base, states.0.marks.contains(.hidden)
      {
        state.least = 1
        release.states[small].least = max(1, release.states[small].least)
      }
      release.states.append(state)
      rows.add(big, 1)
      rows.add(small, -1)
      rows.add(cell, -1)
      rows.end(0, 0, .complement)
      complements.append(.init(cell: cell, small: small, big: big, part: part))
    }
  }

  private mutating func addShares(_ quotient: Specification.Quotient, _ cells: [Int]) {
    let most = quotient.decimals ?? cells.map { Int(release.states[$0].decimals) }.max() ?? 0
    for share in cells where isShown(share) {
      guard let numerator = find(share, measure: quotient.numerator),
        let denominator = find(share, measure: quotient.denominator)
      else { continue }
      let state = release.states[share]
      let isNow = !state.marks.isDisjoint(with: [.printed, .rounded])
      let least = isNow ? state.least : state.earlierLeast
      let greatest = isNow ? state.greatest : state.earlierGreatest
      let decimals = max(most, Int(state.decimals))
      // Twice a unit of the last digit, so that half a unit is whole.
      let unit = (0..<min(decimals, 15)).reduce(2.0) { power, _ in power * 10 }
      let half = least == greatest ? 1.0 : 0.0
      let row = QuotientRow(
        share: share, numerator: numerator, denominator: denominator,
        scale: quotient.scale * unit, low: whole(least * unit) - half,
        high: whole(greatest * unit) + half, row: rows.count)
      rows.add(numerator, row.scale)
      rows.add(denominator, -row.low)
      rows.end(0, .infinity, .share(Int32(truncatingIfNeeded: share)))
      rows.add(numerator, row.scale)
      rows.add(denominator, -row.high)
      rows.end(-.infinity, 0, .share(Int32(truncatingIfNeeded: share)))
      quotients.append(row)
      let isCount = specification.measures[quotient.denominator].isWhole
      if isCount, release.states[denominator].marks.isDisjoint(with: [.printed]) {
        release.states[denominator].least = max(1, release.states[denominator].least)
      }
    }
  }

  /// The number itself, without the error of the multiplication where it is whole.
  private func whole(_ number: Double) -> Double {
    let rounded = number.rounded()
    return abs(number - rounded) < 1e-6 * max(1, abs(number)) ? rounded : number
  }

  private mutating func addSums(_ total: Int, _ parts: [Int], _ cells: [Int]) {
    for cell in cells {
      let others = parts.map { find(cell, measure: $0) }
      guard !others.isEmpty, !others.contains(nil) else { continue }
      rows.add(cell, 1)
      for other in others { if let other { rows.add(other, -1) } }
      rows.end(0, 0, .measures)
    }
  }

  private mutating func addFlows(
    _ stock: Int, _ arrivals: [Int], _ departures: [Int], _ time: Int, _ cells: [Int]
  ) {
    for cell in cells {
      guard let period = period(cell, of: time), let previous = period.previous,
        let before = previousStock(cell, stock, period.code, previous)
      else { continue }
      let ins = arrivals.compactMap { find(cell, measure: $0) }
      let outs = departures.compactMap { find(cell, measure: $0) }
      guard ins.count == arrivals.count, outs.count == departures.count else { continue }
      rows.add(cell, 1)
      rows.add(before, -1)
      for flow in ins { rows.add(flow, -1) }
      for flow in outs { rows.add(flow, 1) }
      rows.end(0, 0, .measures)
    }
  }

  private mutating func addChanges(_ time: Int, _ most: Double, _ cells: [Int]) {
    for cell in cells {
      guard let period = period(cell, of: time), let previous = period.previous,
        let before = find(cell, period.code, previous)
      else { continue }
      rows.add(cell, 1)
      rows.add(before, -1)
      rows.end(-most, most, .change)
    }
  }
}
