/// The cells of one measure in one family: for each code its cell, that there is nobody, or nothing.
struct FamilyMembers {
  /// What is known of a code.
  enum Member: Equatable {
    case cell(Int)
    case nobody
    case missing
  }

  private let family: Family
  private let measure: Int
  private let sums: DimensionSums
  private var total: Member
  private var members: [Member]

  /// Looks up the cells of a family.
  init(_ family: Family, measure: Int, sums: DimensionSums, assembly: SystemAssembly) {
    self.family = family
    self.measure = measure
    self.sums = sums
    total = Self.member(measure, family.rest, assembly)
    members = Array(repeating: .missing, count: sums.codes.count)
    for member in family.members {
      members[Int(member.code)] = Self.member(measure, Int(member.position), assembly)
    }
  }

  private static func member(
    _ measure: Int, _ position: Int, _ assembly: SystemAssembly
  ) -> Member {
    if let cell = assembly.cell(measure: measure, position: position) { return .cell(cell) }
    return assembly.isNobody(measure: measure, position: position) ? .nobody : .missing
  }

  private subscript(_ code: Int?) -> Member {
    get { code.map { members[$0] } ?? total }
    set {
      if let code { members[code] = newValue } else { total = newValue }
    }
  }

  private func value(_ code: Int?, _ assembly: SystemAssembly) -> Int {
    if case .cell(let cell) = self[code] { assembly.cells[cell].value } else { 0 }
  }

  /// What the children that are there add up to.
  private func sum(_ sum: DimensionSums.Sum, _ assembly: SystemAssembly) -> Int {
    sum.children.reduce(0) { $0 &+ value($1, assembly) }
  }

  /// Whether readers know that nobody is there: a zero that could be hidden is not known.
  private func isKnownZero(_ code: Int, _ assembly: SystemAssembly) -> Bool {
    switch members[code] {
    case .cell(let cell):
      assembly.cells[cell].value == 0 && assembly.cells[cell].standing == .known
    case .nobody: true
    case .missing: false
    }
  }

  private func missing(_ sum: DimensionSums.Sum) -> [Int] {
    sum.children.filter { members[$0] == .missing }
  }

  /// Marks children as nobody where those that are there make up the whole.
  ///
  /// - Returns: Whether anything became known.
  mutating func findZeros(_ sum: DimensionSums.Sum, assembly: SystemAssembly) -> Bool {
    guard self[sum.parent] != .missing else { return false }
    let missing = missing(sum)
    guard !missing.isEmpty, self.sum(sum, assembly) == value(sum.parent, assembly) else {
      return false
    }
    for child in missing { members[child] = .nobody }
    return true
  }

  /// Adds the only cell of a sum that is not there.
  ///
  /// - Returns: Whether anything became known.
  mutating func solve(_ sum: DimensionSums.Sum, assembly: inout SystemAssembly) -> Bool {
    if findZeros(sum, assembly: assembly) { return true }
    let missing = missing(sum)
    if self[sum.parent] == .missing {
      guard missing.isEmpty else { return false }
      let isNobody = sum.children.allSatisfy { isKnownZero($0, assembly) }
      add(self.sum(sum, assembly), at: sum.parent, isSum: true, isNobody: isNobody, &assembly)
      return true
    }
    guard missing.count == 1 else { return false }
    let rest = value(sum.parent, assembly) &- self.sum(sum, assembly)
    guard rest > 0 else { return false }
    add(rest, at: missing[0], isSum: false, &assembly)
    return true
  }

  private mutating func add(
    _ value: Int, at code: Int?, isSum: Bool, isNobody: Bool = false,
    _ assembly: inout SystemAssembly
  ) {
    let position =
      code.map { assembly.position(in: family, atom: sums.codes[$0]) } ?? family.rest
    guard !isNobody else {
      self[code] = .nobody
      assembly.noteNobody(measure: measure, position: position)
      return
    }
    // Another dimension may have led to it in the same round.
    if let known = assembly.cell(measure: measure, position: position) {
      self[code] = .cell(known)
      return
    }
    let cell = assembly.addUnprinted(
      value: value, measure: measure, position: position,
      isProtected: assembly.rule(of: measure).isProtected)
    // What readers know from elsewhere links a sum to what its parts can be.
    let isKnown = assembly.tabulation.range(measure: measure, position: position) != nil
    if isSum, !isKnown { assembly.sumsOnly.insert(cell) }
    self[code] = .cell(cell)
  }

  /// A sum as a relation, with a cell for what the members leave out; nil where nothing can be said.
  mutating func relation(
    _ sum: DimensionSums.Sum, assembly: inout SystemAssembly
  ) -> LinkedSystem.Relation? {
    guard self[sum.parent] != .missing else { return nil }
    var parts = sum.children.compactMap(cell)
    let missing = missing(sum)
    let rest = value(sum.parent, assembly) &- self.sum(sum, assembly)
    guard rest == 0 || rest > 0 && !missing.isEmpty else {
      assembly.problems.append(
        .doesNotAddUp(
          cell: assembly.tabulation.name(measure: measure, position: position(sum, &assembly)),
          along: assembly.tabulation.codes.dimensions[family.dimension]))
      return nil
    }
    if rest > 0 { parts.append(self.rest(rest, missing, &assembly)) }
    guard let total = cell(sum.parent) else {
      guard !parts.isEmpty else { return nil }
      return LinkedSystem.Relation(parts.map { .init(cell: $0, coefficient: 1) })
    }
    return LinkedSystem.Relation(total: total, parts: parts)
  }

  private func cell(_ code: Int?) -> Int? {
    if case .cell(let cell) = self[code] { cell } else { nil }
  }

  private func position(
    _ sum: DimensionSums.Sum, _ assembly: inout SystemAssembly
  ) -> Int {
    sum.parent.map { assembly.position(in: family, atom: sums.codes[$0]) } ?? family.rest
  }

  /// The unprinted cell of what members leave out.
  private func rest(_ value: Int, _ missing: [Int], _ assembly: inout SystemAssembly) -> Int {
    let atom = assembly.atom(ofRest: missing.map { sums.codes[$0] }, dimension: family.dimension)
    let position = assembly.position(in: family, atom: atom)
    if let known = assembly.cell(measure: measure, position: position) { return known }
    return assembly.addUnprinted(
      value: value, measure: measure, position: position,
      isProtected: assembly.rule(of: measure).isProtected)
  }
}
