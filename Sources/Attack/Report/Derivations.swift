/// Tells in words and numbers how a reader finds out about a cell.
struct Derivations {
  private let system: LinkedNumbers
  private let bounds: Bounds
  /// Most terms that are written out.
  private static let most = 12

  init(_ system: LinkedNumbers, _ bounds: Bounds) {
    self.system = system
    self.bounds = bounds
  }

  /// A number as people write it.
  static func text(_ number: Double) -> String {
    guard number.isFinite else { return number < 0 ? "-inf" : "inf" }
    let rounded = (number * 1e6).rounded() / 1e6
    guard rounded == rounded.rounded(), rounded.magnitude < 1e15 else { return "\(rounded)" }
    return "\(Int(rounded))"
  }

  /// A relation with names.
  func relation(_ row: Int) -> String {
    if case .share(let share) = system.rows.origins[row] {
      return "the printed \(system.names.name(Int(share)))"
    }
    let places = system.rows.range(row)
    let whole = places.first.map { Int(system.rows.cells[$0]) } ?? 0
    let isOpen = places.contains { isLeftOver(Int(system.rows.cells[$0]), by: whole) }
    let terms = places.filter { !isLeftOver(Int(system.rows.cells[$0]), by: whole) }.map { place in
      (system.rows.factors[place], system.names.name(Int(system.rows.cells[place])))
    }
    guard let first = terms.first, terms.count <= Self.most else {
      return "a sum of \(terms.count) cells"
    }
    let others = sum(terms.dropFirst().map { (-$0.0, $0.1) })
    let sign =
      switch (system.rows.least[row], system.rows.greatest[row]) {
      case (0, 0): isOpen ? ">=" : "="
      default: "~"
      }
    return "\(term(first.0, first.1)) \(sign) \(others)"
  }

  /// How what is known of a cell follows.
  func derivation(_ cell: Int, binding: [Int32]) -> String {
    let rows = (Int(bounds.lowRow[cell]), Int(bounds.highRow[cell]))
    if binding.isEmpty, rows.0 >= 0, rows.0 == rows.1 || isOneShare(rows) {
      return step(rows.0, cell)
    }
    var steps: [String] = []
    let told = told(cell)
    if binding.isEmpty, let who = told?.least, who == told?.greatest { return who }
    if !binding.isEmpty {
      let all = Set(binding).sorted().prefix(Self.most).map { relation(Int($0)) }
      steps.append("together: \(all.joined(separator: "; "))")
    } else {
      let low = rows.0 >= 0 ? step(rows.0, cell) : told?.least
      let high = rows.1 >= 0 ? greatestStep(rows.1, cell) : told?.greatest
      if let low { steps.append("least: \(low)") }
      if let high { steps.append("greatest: \(high)") }
    }
    return steps.isEmpty ? "by the publisher's own rules" : steps.joined(separator: "; ")
  }

  /// Who told the least and the greatest value of a cell that no relation gave.
  private func told(_ cell: Int) -> (least: String?, greatest: String?)? {
    let state = system.release.states[cell]
    guard !state.marks.isDisjoint(with: .told) else { return nil }
    let isElsewhere = state.marks.contains(.elsewhere)
    let who = isElsewhere ? "published by somebody else" : "by an earlier release"
    let (least, greatest) = (state.earlierLeast, state.earlierGreatest)
    let isLow = least > state.least && bounds.low[cell] == least
    let isHigh = greatest < state.greatest && bounds.high[cell] == greatest
    return (isLow ? who : nil, isHigh ? who : nil)
  }

  /// Whether a cell is what the parts of another one may leave over, of which nothing is known.
  private func isLeftOver(_ cell: Int, by whole: Int) -> Bool {
    system.release.states[cell].marks.contains(.outside)
      && system.names.outsides(cell) > system.names.outsides(whole)
      && bounds.low[cell] == 0 && bounds.high[cell] > 0
  }

  /// One relation solved for the greatest value of a cell.
  private func greatestStep(_ row: Int, _ cell: Int) -> String {
    let places = system.rows.range(row)
    let others = places.map { Int(system.rows.cells[$0]) }.filter { $0 != cell }
    guard others.contains(where: { isLeftOver($0, by: cell) }) else { return step(row, cell) }
    let name = system.names.name(cell)
    let known = terms(row, solvedFor: cell).filter { !isLeftOver($0.1, by: cell) }
    let numbers = sum(known.map { ($0.0, range($0.1)) })
    let result = Self.text(bounds.high[cell])
    guard known.count <= Self.most else { return "\(name) is at most \(numbers) = \(result)" }
    let words = sum(known.map { ($0.0, system.names.name($0.1)) })
    return "\(name) is at most \(words) = \(numbers) = \(result)"
  }

  /// The other cells of a relation, as terms of the sum that a cell is; none where it is not in the relation.
  private func terms(_ row: Int, solvedFor cell: Int) -> [(Double, Int)] {
    let places = system.rows.range(row)
    guard let own = places.first(where: { Int(system.rows.cells[$0]) == cell }) else { return [] }
    let factor = system.rows.factors[own]
    return places.filter { $0 != own }.map { place in
      (-system.rows.factors[place] / factor, Int(system.rows.cells[place]))
    }.sorted { $0.0 > $1.0 }
  }

  /// Whether both relations are what one printed share says.
  private func isOneShare(_ rows: (Int, Int)) -> Bool {
    guard rows.1 >= 0, case .share = system.rows.origins[rows.0] else { return false }
    return system.rows.origins[rows.0] == system.rows.origins[rows.1]
  }

  /// One relation solved for a cell.
  private func step(_ row: Int, _ cell: Int) -> String {
    if case .share(let share) = system.rows.origins[row] { return shareStep(Int(share), row, cell) }
    let places = system.rows.range(row)
    let others = terms(row, solvedFor: cell)
    guard !others.isEmpty, places.count <= Self.most * 3 else { return relation(row) }
    let numbers = sum(others.map { ($0.0, range($0.1)) })
    let result = range(cell)
    let name = system.names.name(cell)
    guard others.count <= Self.most else { return "\(name) = \(numbers) = \(result)" }
    let words = sum(others.map { ($0.0, system.names.name($0.1)) })
    return "\(name) = \(words) = \(numbers) = \(result)"
  }

  private func shareStep(_ share: Int, _ row: Int, _ cell: Int) -> String {
    guard let quotient = system.quotients.first(where: { $0.row == row || $0.row + 1 == row })
    else { return relation(row) }
    let isNumerator = quotient.numerator == cell
    let other = isNumerator ? quotient.denominator : quotient.numerator
    let printed = "\(system.names.name(share)) = \(shown(share))"
    let known = "\(system.names.name(other)) = \(range(other))"
    return "\(printed) with \(known) leaves \(system.names.name(cell)) = \(range(cell))"
  }

  private func shown(_ cell: Int) -> String {
    let state = system.release.states[cell]
    let isNow = !state.marks.isDisjoint(with: [.printed, .rounded])
    return Self.text(isNow ? state.least : state.earlierLeast)
  }

  private func range(_ cell: Int) -> String {
    let low = bounds.low[cell]
    let high = bounds.high[cell]
    if bounds.isKnown(cell) { return Self.text(low) }
    return high.isFinite
      ? "(\(Self.text(low)) to \(Self.text(high)))" : "(\(Self.text(low)) or more)"
  }

  private func term(_ factor: Double, _ text: String) -> String {
    factor.magnitude == 1 ? text : "\(Self.text(factor.magnitude)) x \(text)"
  }

  private func sum(_ terms: [(Double, String)]) -> String {
    var text = ""
    for (factor, name) in terms {
      if text.isEmpty {
        text = factor < 0 ? "-\(term(factor, name))" : term(factor, name)
      } else {
        text += factor < 0 ? " - \(term(factor, name))" : " + \(term(factor, name))"
      }
    }
    return text.isEmpty ? "0" : text
  }
}
