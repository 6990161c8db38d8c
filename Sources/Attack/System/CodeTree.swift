/// Which codes of a dimension add up to which.
struct CodeTree {
  /// For each code the one that it is a part of; -1 where there is none.
  private(set) var parents: [Int32]
  /// For each code its parts.
  private(set) var children: [[Int32]]
  /// For codes that overlap others, the codes that add up to them.
  private(set) var groups: [[Int32]]
  /// For each code of time its place in order; -1 for others.
  private(set) var places: [Int32]
  /// Codes of each dimension that is time, in order.
  private(set) var periods: [[Int32]]
  /// Total of each dimension; -1 where there is none.
  let totals: [Int32]

  /// Builds the trees of all dimensions from the specification and the codes that files hold.
  ///
  /// A code whose parts need not fill it gets one more, without a name, for the units that belong to none of them.
  init(
    _ specification: Specification, codes: inout CodeTable, totals: [Int32]
  ) throws(AttackError) {
    self.totals = totals
    parents = [Int32](repeating: -1, count: codes.count)
    children = [[Int32]](repeating: [], count: codes.count)
    groups = [[Int32]](repeating: [], count: codes.count)
    places = [Int32](repeating: -1, count: codes.count)
    periods = [[Int32]](repeating: [], count: specification.dimensions.count)
    var codesOf = [[Int32]](repeating: [], count: specification.dimensions.count)
    for code in 0..<codes.count {
      codesOf[Int(codes.dimensions[code])].append(Int32(truncatingIfNeeded: code))
    }
    for (number, dimension) in specification.dimensions.enumerated() {
      if dimension.isTime {
        setOrder(number, dimension, codesOf[number], codes)
      } else {
        setGroups(number, dimension, codes)
        setParents(number, dimension, codesOf[number], codes)
        if !dimension.isExhaustive { fill(codesOf[number], &codes) }
      }
    }
    try checkParents(codes)
  }

  private mutating func setOrder(
    _ number: Int, _ dimension: Specification.Dimension, _ all: [Int32], _ codes: CodeTable
  ) {
    let order = dimension.order ?? []
    var places: [String: Int] = [:]
    for (place, code) in order.enumerated() where places[code] == nil { places[code] = place }
    periods[number] = all.filter { $0 != totals[number] }.sorted { first, second in
      let names = (codes.names[Int(first)], codes.names[Int(second)])
      let known = (places[names.0] ?? .max, places[names.1] ?? .max)
      if known.0 != known.1 { return known.0 < known.1 }
      return Array(names.0.utf8).lexicographicallyPrecedes(Array(names.1.utf8))
    }
    for (place, code) in periods[number].enumerated() {
      self.places[Int(code)] = Int32(truncatingIfNeeded: place)
    }
  }

  private mutating func setGroups(
    _ number: Int, _ dimension: Specification.Dimension, _ codes: CodeTable
  ) {
    for (name, members) in dimension.groups {
      guard let group = codes.known(name, of: number) else { continue }
      groups[Int(group)] = members.compactMap { codes.known($0, of: number) }
    }
  }

  private mutating func setParents(
    _ number: Int, _ dimension: Specification.Dimension, _ all: [Int32], _ codes: CodeTable
  ) {
    for (name, parent) in dimension.parents {
      guard let code = codes.known(name, of: number), let above = codes.known(parent, of: number)
      else { continue }
      parents[Int(code)] = above
    }
    let total = totals[number]
    guard total >= 0 else { return link(all) }
    var top: [Int32] = dimension.members?.compactMap { codes.known($0, of: number) } ?? []
    // Without a list, all codes that files hold are members.
    if dimension.members == nil, dimension.parents.isEmpty { top = all }
    for code in top where code != total && parents[Int(code)] < 0 && groups[Int(code)].isEmpty {
      parents[Int(code)] = total
    }
    link(all)
  }

  private mutating func link(_ all: [Int32]) {
    for code in all where parents[Int(code)] >= 0 {
      children[Int(parents[Int(code)])].append(code)
    }
  }

  private mutating func fill(_ all: [Int32], _ codes: inout CodeTable) {
    for code in all where !children[Int(code)].isEmpty {
      let outside = codes.addUnnamed(of: codes.dimensions[Int(code)], .outside)
      parents.append(code)
      children.append([])
      groups.append([])
      places.append(-1)
      children[Int(code)].append(outside)
    }
  }

  private func checkParents(_ codes: CodeTable) throws(AttackError) {
    for start in parents.indices {
      var code = Int32(truncatingIfNeeded: start)
      var steps = 0
      while parents[Int(code)] >= 0, steps <= 64 {
        code = parents[Int(code)]
        steps += 1
      }
      guard steps <= 64 else {
        throw AttackError(
          .specification, "the parents of code '\(codes.names[start])' lead in a circle")
      }
    }
  }
}
