extension SystemAssembly {
  /// `flow`: a stock is the previous one, and what came in, less what went out.
  mutating func addFlow(_ reader: inout RelationReader, _ cellsOfMeasures: [[Int]]) {
    guard let stock = reader.measure(reader.relation.stock, "stock", tabulation),
      let came = reader.openMeasure(reader.relation.in, "in", &tabulation),
      let left = reader.openMeasure(reader.relation.out, "out", &tabulation),
      let line = TimeLine(&reader, specification, tabulation)
    else { return }
    for now in Self.cells(of: stock, cellsOfMeasures) {
      let position = names[now].position
      guard let before = line.position(position, back: 1, in: &tabulation) else { continue }
      link([
        PlacedTerm(measure: stock, position: position, times: 1),
        PlacedTerm(measure: stock, position: before, times: -1),
        PlacedTerm(measure: came, position: position, times: -1),
        PlacedTerm(measure: left, position: position, times: 1),
      ])
    }
  }

  /// `change`: a number moves by a limited amount from one time to the next.
  mutating func addChange(_ reader: inout RelationReader, _ cellsOfMeasures: [[Int]]) {
    guard let measure = reader.measure(reader.relation.measure, "measure", tabulation),
      let line = TimeLine(&reader, specification, tabulation)
    else { return }
    guard let limit = reader.relation.max, limit >= 0 else {
      reader.problems.append(.incompleteRelation(relation: reader.index, key: "max"))
      return
    }
    let changes = tabulation.measure("change of \(tabulation.measures[measure])")
    for now in Self.cells(of: measure, cellsOfMeasures) {
      let position = names[now].position
      guard let earlier = line.position(position, back: 1, in: &tabulation),
        let before = cell(measure: measure, position: earlier)
      else { continue }
      let change = cells[now].value &- cells[before].value
      // A number that moved further than readers think misleads them, and says nothing more.
      guard change.magnitude <= limit.magnitude else { continue }
      let moved = addUnprinted(
        value: change, measure: changes, position: position, isProtected: false, least: -limit,
        greatest: limit)
      relations.append(LinkedSystem.Relation(total: now, parts: [before, moved]))
    }
  }

  /// Links cells of which one at most is in no table: that one follows from the others.
  mutating func link(_ placed: [PlacedTerm]) {
    var terms: [LinkedSystem.Term] = []
    var open: PlacedTerm?
    var balance = 0
    for term in placed {
      guard let cell = cell(measure: term.measure, position: term.position) else {
        guard open == nil else { return }
        open = term
        continue
      }
      terms.append(LinkedSystem.Term(cell: cell, coefficient: term.times))
      balance = balance &+ term.times &* cells[cell].value
    }
    guard !terms.isEmpty, let term = terms.first else { return }
    guard let open else {
      guard balance == 0 else {
        problems.append(.doesNotAddUp(cell: name(of: term.cell), along: "relation"))
        return
      }
      relations.append(LinkedSystem.Relation(terms))
      return
    }
    guard open.times.magnitude == 1 else { return }
    let value = open.times == 1 ? 0 &- balance : balance
    guard value >= 0 || mayBeNegative(open.measure) else {
      problems.append(.doesNotAddUp(cell: name(of: term.cell), along: "relation"))
      return
    }
    let cell = addUnprinted(
      value: value, measure: open.measure, position: open.position,
      isProtected: rule(of: open.measure).isProtected, least: value < 0 ? nil : 0)
    terms.append(LinkedSystem.Term(cell: cell, coefficient: open.times))
    relations.append(LinkedSystem.Relation(terms))
  }

  /// Whether a measure is an amount, or a count that the specification says may be less than nothing.
  private func mayBeNegative(_ measure: Int) -> Bool {
    let id = tabulation.measures[measure]
    return specification.isMagnitude(id) || specification.measures?[id]?.suppressedMin ?? 0 < 0
  }

  private func name(of cell: Int) -> String {
    tabulation.name(measure: names[cell].measure, position: names[cell].position)
  }
}

/// A cell of a relation that may be in no table.
struct PlacedTerm {
  var measure: Int
  var position: Int
  var times: Int
}

/// The codes of a dimension that is time, in order.
struct TimeLine {
  let dimension: Int
  private(set) var codes: [Int] = []
  private var indices: [Int: Int] = [:]

  /// Finds the dimension that a relation, or else the specification, says is time.
  init?(
    _ reader: inout RelationReader, _ specification: ReleaseSpecification,
    _ tabulation: Tabulation
  ) {
    let times = specification.dimensions.filter { $0.value.time == true }.keys.sorted()
    guard let id = reader.relation.time ?? times.first else {
      reader.problems.append(.incompleteRelation(relation: reader.index, key: "time"))
      return nil
    }
    guard let number = tabulation.codes.dimension(id) else {
      reader.problems.append(
        .unknownCode(relation: reader.index, dimension: id, code: ""))
      return nil
    }
    dimension = number
    let order = specification.dimensions[id]?.order
    let table = tabulation.codes
    let seen = table.atoms(of: number).sorted { table.code(of: $0) < table.code(of: $1) }
    codes = order?.compactMap { table.seen(dimension: number, code: $0) } ?? seen
    indices = Dictionary(
      codes.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The position some steps of time earlier; nil where there is none, or no time at all.
  func position(_ position: Int, back: Int, in tabulation: inout Tabulation) -> Int? {
    var atoms = tabulation.positions[position].map(Int.init)
    guard
      let place = atoms.firstIndex(where: { tabulation.codes.dimension(of: $0) == dimension }),
      let index = indices[atoms[place]], codes.indices.contains(index &- back)
    else { return nil }
    atoms[place] = codes[index &- back]
    return tabulation.position(atoms: atoms)
  }
}
