/// A linear relation between cells of which all is known but the period.
struct LinearTemplate {
  /// One cell with its factor.
  struct Term {
    /// The key of the cell, without the period that the relation is at.
    var key: CellKey
    var measure: Int32
    /// The codes that belong to the key, by dimension.
    var codes: [Int32]
    var times: Double
    /// How many periods before the relation's own; nil where the period is fixed, or there is none.
    var back: Int?
  }

  var terms: [Term] = []
  /// The dimension of time, and the numbers of the periods that the relation may be at; nil where it is at none.
  var time: (dimension: Int, places: Range<Int>)?

  /// The relation as numbers of cells, or nil where it names a code that no file holds.
  init?(_ terms: [Specification.Term], _ builder: SystemBuilder) {
    let time = builder.specification.dimensions.firstIndex(where: \.isTime)
    let isFixed = terms.allSatisfy { term in
      term.codes.contains { $0.dimension == time }
    }
    let periods = isFixed ? 0 : time.map { builder.tree.periods[$0].count } ?? 0
    for term in terms {
      var codes: [(dimension: Int, code: Int32)] = []
      for (dimension, name) in term.codes {
        guard let code = builder.release.codes.known(name, of: dimension) else { return nil }
        codes.append((dimension, code))
      }
      let isAtPeriod = periods > 0 && !codes.contains { $0.dimension == time }
      let sorted = codes.sorted { $0.dimension < $1.dimension }.map(\.code)
        .filter { !builder.isTotal($0) }
      var key = builder.measureKeys[term.measure]
      for code in sorted { key.toggle(code) }
      self.terms.append(
        Term(
          key: key, measure: Int32(truncatingIfNeeded: term.measure), codes: sorted,
          times: term.times, back: isAtPeriod ? term.back : nil))
    }
    guard let time, periods > 0 else { return }
    let first = min(self.terms.compactMap(\.back).max() ?? 0, periods)
    self.time = (time, max(0, first)..<periods)
  }
}

extension SystemBuilder {
  /// The rows of a relation of which a file has any cell: one for each period, or a single one.
  func usefulRows(of template: LinearTemplate) -> [Int] {
    (template.time?.places ?? 0..<1).filter { place in
      template.terms.contains { release.cells.cell(key(of: $0, template, place)) != nil }
    }
  }

  /// The cell of a term, which is new where no file has it.
  mutating func cell(
    of term: LinearTemplate.Term, _ template: LinearTemplate, _ place: Int
  ) -> Int {
    let key = key(of: term, template, place)
    if let known = release.cells.cell(key) { return known }
    guard let period = period(of: term, template, place), let time = template.time?.dimension
    else { return add(key, measure: term.measure, codes: term.codes) }
    var codes = term.codes
    let next = codes.firstIndex { Int(release.codes.dimensions[Int($0)]) > time }
    codes.insert(period, at: next ?? codes.endIndex)
    return add(key, measure: term.measure, codes: codes)
  }

  private func key(
    of term: LinearTemplate.Term, _ template: LinearTemplate, _ place: Int
  ) -> CellKey {
    var key = term.key
    if let period = period(of: term, template, place) { key.toggle(period) }
    return key
  }

  private func period(
    of term: LinearTemplate.Term, _ template: LinearTemplate, _ place: Int
  ) -> Int32? {
    guard let back = term.back, let time = template.time?.dimension else { return nil }
    let periods = tree.periods[time]
    return periods.indices.contains(place - back) ? periods[place - back] : nil
  }
}
