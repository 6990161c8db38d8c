extension SystemAssembly {
  /// Rounds of looking for cells that follow from cells that follow; each round adds a dimension.
  private static let rounds = 4

  /// Adds, for every measure, dimension and position, what adds up to what.
  mutating func addSumsOfDimensions() {
    let sums = tabulation.codes.dimensions.map { id in
      specification.dimensions[id].map {
        DimensionSums(id, of: $0, codes: &tabulation.codes, problems: &problems)
      }
    }
    guard !problems.contains(where: \.isAboutDimensions) else { return }
    var table = FamilyTable(indexOfAtom: indexOfAtom(sums))
    var touched = touchedFamilies(cells.indices, in: &table)
    var all = touched
    for _ in 0..<Self.rounds where !touched.isEmpty {
      let first = cells.count
      for (measure, number) in touched {
        let family = table.families[Int(number)]
        guard let dimension = sums[family.dimension] else { continue }
        complete(family, measure: measure, sums: dimension)
      }
      touched = touchedFamilies(first..<cells.count, in: &table)
      all.append(contentsOf: touched)
    }
    for (measure, number) in unique(all) {
      let family = table.families[Int(number)]
      guard let dimension = sums[family.dimension] else { continue }
      link(family, measure: measure, sums: dimension)
    }
  }

  private func indexOfAtom(_ sums: [DimensionSums?]) -> [Int32] {
    var indices = [Int32](repeating: -1, count: tabulation.codes.count)
    for sum in sums {
      for (index, atom) in (sum?.codes ?? []).enumerated() {
        indices[atom] = Int32(truncatingIfNeeded: index)
      }
    }
    return indices
  }

  /// Position of a code in a family.
  mutating func position(in family: Family, atom: Int) -> Int {
    tabulation.position(atoms: tabulation.positions[family.rest].map(Int.init) + [atom])
  }

  /// The code that stands for all that members leave out: the codes that files do not hold, together.
  mutating func atom(ofRest missing: [Int], dimension: Int) -> Int {
    if let only = missing.first, missing.count == 1 { return only }
    if let known = rests[missing] { return known }
    let codes = missing.map { tabulation.codes.code(of: $0) }
    let isShort = (1...3).contains(codes.count)
    let name = isShort ? codes.joined(separator: "+") : "rest \(rests.count + 1)"
    let atom = tabulation.codes.newAtom(dimension: dimension, code: name) ?? 0
    rests[missing] = atom
    return atom
  }

  /// Measures and families that some of the cells belong to, each once, in the order of the cells.
  private mutating func touchedFamilies(
    _ cells: Range<Int>, in table: inout FamilyTable
  ) -> [(measure: Int, family: Int32)] {
    var touched: [(measure: Int, family: Int32)] = []
    for cell in cells {
      let name = names[cell]
      for family in table.families(of: name.position, in: &tabulation) {
        touched.append((name.measure, family))
      }
    }
    return unique(touched)
  }

  private func unique(
    _ touched: [(measure: Int, family: Int32)]
  ) -> [(measure: Int, family: Int32)] {
    var seen: Set<UInt64> = []
    seen.reserveCapacity(touched.count)
    return touched.filter { seen.insert(CellKey.key($0.measure, Int($0.family))).inserted }
  }

  /// Adds the cells of a family that follow from the others by one addition or subtraction.
  private mutating func complete(_ family: Family, measure: Int, sums: DimensionSums) {
    var members = FamilyMembers(family, measure: measure, sums: sums, assembly: self)
    var isChanged = true
    while isChanged {
      isChanged = false
      for sum in sums.sums where members.solve(sum, assembly: &self) { isChanged = true }
    }
  }

  /// Adds the relations of a family.
  private mutating func link(_ family: Family, measure: Int, sums: DimensionSums) {
    var members = FamilyMembers(family, measure: measure, sums: sums, assembly: self)
    var isChanged = true
    while isChanged {
      isChanged = false
      for sum in sums.sums where members.findZeros(sum, assembly: self) { isChanged = true }
    }
    for sum in sums.sums {
      if let relation = members.relation(sum, assembly: &self) { relations.append(relation) }
    }
  }
}

extension SystemProblem {
  fileprivate var isAboutDimensions: Bool {
    switch self {
    case .circularParents, .unknownMember: true
    default: false
    }
  }
}
