/// Which codes of a dimension add up to which.
struct DimensionSums: Sendable {
  /// A code, or the total, and the codes that add up to it.
  struct Sum: Sendable {
    /// Index into `codes` of the code that is the sum; nil for the total.
    var parent: Int?
    /// Indices into `codes`.
    var children: [Int]
  }

  /// Atoms that take part in any sum.
  private(set) var codes: [Int] = []
  private(set) var sums: [Sum] = []
  private var indices: [Int: Int] = [:]

  /// Reads the sums of a dimension; time has none.
  init(
    _ id: String, of dimension: SpecifiedDimension, codes table: inout CodeTable,
    problems: inout [SystemProblem]
  ) {
    guard let number = table.dimension(id), dimension.time != true else { return }
    let parents = dimension.parents ?? [:]
    addParents(parents, of: number, total: dimension.total, table: &table)
    if dimension.total != nil {
      let members = members(of: dimension, number: number, table: &table)
      if !members.isEmpty { sums.append(Sum(parent: nil, children: members)) }
    }
    if dimension.exhaustive == false { addRests(of: number, table: &table) }
    for (group, members) in (dimension.groups ?? [:]).sorted(by: { $0.key < $1.key }) {
      addGroup(group, members: members, of: number, table: &table)
    }
    reportCircles(parents, of: id, problems: &problems)
    reportStrangers(in: dimension, of: id, problems: &problems)
  }

  /// Index of an atom into `codes`; nil where it takes part in no sum.
  func index(of atom: Int) -> Int? {
    indices[atom]
  }

  private mutating func index(adding atom: Int) -> Int {
    if let known = indices[atom] { return known }
    indices[atom] = codes.count
    codes.append(atom)
    return codes.count - 1
  }

  private mutating func indices(
    _ members: [String], of dimension: Int, table: inout CodeTable
  ) -> [Int] {
    members.compactMap { table.atom(dimension: dimension, code: $0) }.map { index(adding: $0) }
  }

  private mutating func addParents(
    _ parents: [String: String], of dimension: Int, total: String?, table: inout CodeTable
  ) {
    var children: [String: [String]] = [:]
    for (child, parent) in parents where child != parent {
      children[parent, default: []].append(child)
    }
    for (parent, members) in children.sorted(by: { $0.key < $1.key }) where parent != total {
      guard let atom = table.atom(dimension: dimension, code: parent) else { continue }
      let sum = Sum(
        parent: index(adding: atom),
        children: indices(members.sorted(), of: dimension, table: &table))
      sums.append(sum)
    }
  }

  /// Adds to each sum a code for all that its children leave out.
  ///
  /// No file holds it. As it is a code like others, each dimension and each parent has its own, and it meets
  /// the codes of other dimensions.
  private mutating func addRests(of dimension: Int, table: inout CodeTable) {
    for index in sums.indices {
      let parent = sums[index].parent.map { " of " + table.code(of: codes[$0]) } ?? ""
      guard let atom = table.newAtom(dimension: dimension, code: "rest" + parent) else { continue }
      sums[index].children.append(self.index(adding: atom))
    }
  }

  /// The codes that add up to the total: those that the specification lists; otherwise those whose parent it is;
  /// otherwise all that files hold, other than groups.
  private mutating func members(
    of dimension: SpecifiedDimension, number: Int, table: inout CodeTable
  ) -> [Int] {
    if let members = dimension.members {
      return indices(members, of: number, table: &table)
    }
    if let parents = dimension.parents {
      let children = parents.filter { $0.value == dimension.total }.keys.sorted()
      return indices(children, of: number, table: &table)
    }
    let groups = dimension.groups ?? [:]
    _ = indices(groups.values.flatMap(\.self).sorted(), of: number, table: &table)
    let seen = table.atoms(of: number).map { table.code(of: $0) }
    return indices(seen.filter { groups[$0] == nil }.sorted(), of: number, table: &table)
  }

  private mutating func addGroup(
    _ group: String, members: [String], of dimension: Int, table: inout CodeTable
  ) {
    guard let atom = table.atom(dimension: dimension, code: group) else { return }
    let sum = Sum(
      parent: index(adding: atom),
      children: indices(members, of: dimension, table: &table))
    sums.append(sum)
  }

  /// Reports members of groups that are no codes of a dimension that lists its codes.
  private func reportStrangers(
    in dimension: SpecifiedDimension, of id: String, problems: inout [SystemProblem]
  ) {
    guard dimension.members != nil || dimension.parents != nil else { return }
    var known = Set(dimension.members ?? [])
    for (child, parent) in dimension.parents ?? [:] { known.formUnion([child, parent]) }
    known.formUnion((dimension.groups ?? [:]).keys)
    for (_, members) in (dimension.groups ?? [:]).sorted(by: { $0.key < $1.key }) {
      for member in members where !known.contains(member) {
        problems.append(.unknownMember(dimension: id, code: member))
      }
    }
  }

  private func reportCircles(
    _ parents: [String: String], of id: String, problems: inout [SystemProblem]
  ) {
    for code in parents.keys.sorted() {
      var above = parents[code]
      var steps = 0
      while let next = above, next != code, steps <= parents.count {
        above = parents[next]
        steps += 1
      }
      if above == code {
        problems.append(.circularParents(dimension: id, code: code))
        return
      }
    }
  }
}
