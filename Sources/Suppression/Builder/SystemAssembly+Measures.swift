extension SystemAssembly {
  /// Adds what holds between measures, at every position that they share.
  mutating func addRelationsOfMeasures() {
    let cellsOfMeasures = cellsByMeasure()
    let declared = declaredMeasures()
    for (index, relation) in (specification.relations ?? []).enumerated() {
      var reader = RelationReader(relation, index: index, declared: declared)
      switch relation.type {
      case "le": addLess(&reader, cellsOfMeasures)
      case "share": break
      case "sum": addSum(&reader, cellsOfMeasures)
      case "flow": addFlow(&reader, cellsOfMeasures)
      case "change": addChange(&reader, cellsOfMeasures)
      case "linear": addLinear(&reader, cellsOfMeasures)
      default: reader.problems.append(.unknownRelation(relation: index, type: relation.type))
      }
      problems.append(contentsOf: reader.problems)
    }
  }

  /// Measures that are no misspelt ones where no file holds them: those that are described, and the numbers of
  /// quotients.
  private func declaredMeasures() -> Set<String> {
    var declared = Set((specification.measures ?? [:]).keys)
    for relation in specification.relations ?? [] where relation.type == "share" {
      declared.formUnion([relation.num, relation.den].compactMap(\.self))
    }
    return declared
  }

  /// Cells of each measure, in order.
  private func cellsByMeasure() -> [[Int]] {
    var cellsOfMeasures = [[Int]](repeating: [], count: tabulation.measures.count)
    for (cell, name) in names.enumerated() { cellsOfMeasures[name.measure].append(cell) }
    return cellsOfMeasures
  }

  /// Cells of a measure; none where a relation made it up.
  static func cells(of measure: Int, _ cellsOfMeasures: [[Int]]) -> [Int] {
    cellsOfMeasures.indices.contains(measure) ? cellsOfMeasures[measure] : []
  }

  /// `le`: those who do not belong to the part are a cell as well.
  private mutating func addLess(_ reader: inout RelationReader, _ cellsOfMeasures: [[Int]]) {
    guard let small = reader.measure(reader.relation.small, "small", tabulation),
      let big = reader.measure(reader.relation.big, "big", tabulation)
    else { return }
    let title = "\(tabulation.measures[big])-\(tabulation.measures[small])"
    let others = tabulation.measure(title)
    for part in Self.cells(of: small, cellsOfMeasures) {
      let position = names[part].position
      guard let whole = cell(measure: big, position: position) else { continue }
      addComplement(of: part, in: whole, others: others, relation: reader.relation)
    }
  }

  private mutating func addComplement(
    of part: Int, in whole: Int, others: Int, relation: SpecifiedRelation
  ) {
    let (part, whole) = (part, whole)
    let rest = cells[whole].value &- cells[part].value
    guard rest >= 0 else {
      let name = tabulation.name(measure: names[part].measure, position: names[part].position)
      problems.append(
        .partExceedsWhole(cell: name, whole: tabulation.measures[names[whole].measure]))
      return
    }
    let isSensitive = relation.sensitive == true
    let isShareShown = relation.base.map { cells[whole].value >= $0 } ?? false
    let isBounded = isShareShown && !isSensitive
    if isBounded { boundPart(part) }
    if isSensitive { protectUnanimity(of: part, in: whole, rest: rest) }
    let terms = [
      LinkedSystem.Term(cell: whole, coefficient: 1), .init(cell: part, coefficient: -1),
    ]
    // Where all belong to the part and a reader may know it, both move together or not at all.
    guard rest > 0 || isSensitive || !isBounded else {
      relations.append(LinkedSystem.Relation(terms))
      return
    }
    let complement = addUnprinted(
      value: rest, measure: others, position: names[part].position,
      isProtected: relation.complement ?? true, least: isBounded && rest > 0 ? 1 : 0)
    relations.append(LinkedSystem.Relation(terms + [.init(cell: complement, coefficient: -1)]))
  }

  /// A hidden part of a whole whose share would be shown is not nobody.
  private mutating func boundPart(_ part: Int) {
    guard cells[part].value > 0 else {
      if cells[part].standing != .unprinted {
        cells[part].standing = .known
        cells[part].need = nil
      }
      return
    }
    cells[part].least = max(cells[part].least ?? 1, 1)
  }

  /// That all, or none, have a sensitive property says it of each of them.
  private mutating func protectUnanimity(of part: Int, in whole: Int, rest: Int) {
    guard cells[whole].value > 0, rest == 0 || cells[part].value == 0,
      cells[part].standing != .known
    else { return }
    cells[part].need = .joined(cells[part].need, width)
  }

  /// `sum`: parts of a whole that are measures of their own.
  private mutating func addSum(_ reader: inout RelationReader, _ cellsOfMeasures: [[Int]]) {
    guard let total = reader.measure(reader.relation.total, "total", tabulation) else { return }
    let parts = (reader.relation.parts ?? []).compactMap { tabulation.seenMeasure($0) }
    let isComplete = parts.count == reader.relation.parts?.count
    let others = tabulation.measure("other \(tabulation.measures[total]) \(reader.index + 1)")
    for whole in Self.cells(of: total, cellsOfMeasures) {
      let position = names[whole].position
      let there = parts.compactMap { cell(measure: $0, position: position) }
      guard !there.isEmpty else { continue }
      let rest = there.reduce(cells[whole].value) { $0 &- cells[$1].value }
      let isMissing = !isComplete || there.count < parts.count
      guard rest == 0 || rest > 0 && isMissing else {
        let name = tabulation.name(measure: total, position: position)
        problems.append(.doesNotAddUp(cell: name, along: "parts"))
        continue
      }
      var terms = there
      if rest > 0 {
        terms.append(
          addUnprinted(value: rest, measure: others, position: position, isProtected: true))
      }
      relations.append(LinkedSystem.Relation(total: whole, parts: terms))
    }
  }
}
