/// Makes one linear system of all that a release prints, hides and implies.
struct SystemBuilder {
  let specification: Specification
  let tree: CodeTree
  var release: Release
  var rows = LinearRows()
  var quotients: [QuotientRow] = []
  /// Parts and wholes that are both printed.
  var printedPairs: [PrintedPair] = []
  /// Pairs of a part, its whole, and the cell that is left over.
  var complements: [Complement] = []
  /// Which measure each key of a measure stands for.
  let measureKeys: [CellKey]
  /// For each relation of the specification, where it is a linear one, its cells.
  private(set) var linear: [LinearTemplate?] = []

  private var additions: [Addition] = []
  private var additionOf: [Int: Int32] = [:]
  private var cursor = 0
  private var restCodes: [Rest: Int32] = [:]
  private var groupRows: [(group: Int32, members: [Int32])] = []

  /// A code that is the sum of its parts.
  private struct Addition {
    var parent: Int32
    var code: Int32
    var children: [Int32] = []
  }

  /// The parts of a code that no file has, as what is left by those that files have.
  private struct Rest: Hashable {
    var code: Int32
    /// The exclusive or of numbers of the parts that files have.
    var parts: UInt64
    var count: Int
  }

  /// A part and its whole, both printed.
  struct PrintedPair {
    var small: Int
    var big: Int
    var part: Specification.Part
  }

  /// What a part leaves of its whole.
  struct Complement {
    var cell: Int
    var small: Int
    var big: Int
    var part: Specification.Part
  }

  /// Prepares to build.
  init(_ specification: Specification, _ release: Release, totals: [Int32]) throws(AttackError) {
    self.specification = specification
    var release = release
    tree = try CodeTree(specification, codes: &release.codes, totals: totals)
    self.release = release
    measureKeys = specification.measures.indices.map {
      CellKey(measure: Int32(truncatingIfNeeded: $0))
    }
    linear = specification.relations.map { relation in
      guard case .linear(let terms) = relation else { return nil }
      return LinearTemplate(terms, self)
    }
  }

  /// Adds all cells and relations.
  mutating func build(latent: AttackOptions.Latent) {
    addLatentCells(latent)
    var count = -1
    var rounds = 0
    while count != release.cells.count, rounds < 6 {
      count = release.cells.count
      rounds += 1
      completeRelations()
      addSums()
    }
    addAdditionRows()
    addMeasureRows()
  }

  /// Adds the cells that others add up to, up to the totals, until nothing is new.
  private mutating func addSums() {
    repeat {
      while cursor < release.cells.count {
        addSums(of: cursor)
        cursor += 1
      }
    } while addMissingParts()
  }

  private mutating func addSums(of cell: Int) {
    let measure = release.cells.measures[cell]
    guard !specification.measures[Int(measure)].isDerived,
      !release.states[cell].marks.contains(.rest)
    else { return }
    let codes = release.cells.codes(of: cell)
    for code in codes {
      if !tree.groups[Int(code)].isEmpty {
        let members = tree.groups[Int(code)].map {
          Int32(truncatingIfNeeded: sibling(cell, codes, code, $0))
        }
        groupRows.append((Int32(truncatingIfNeeded: cell), members))
      }
      let above = tree.parents[Int(code)]
      guard above >= 0 else { continue }
      let parent = sibling(cell, codes, code, above)
      let dimension = Int(release.codes.dimensions[Int(code)])
      let key = parent &* specification.dimensions.count &+ dimension
      if let known = additionOf[key] {
        additions[Int(known)].children.append(Int32(truncatingIfNeeded: cell))
      } else {
        additionOf[key] = Int32(truncatingIfNeeded: additions.count)
        additions.append(
          .init(
            parent: Int32(truncatingIfNeeded: parent), code: above,
            children: [Int32(truncatingIfNeeded: cell)]))
      }
    }
  }

  /// Adds the one part that is missing, where it is one.
  private mutating func addMissingParts() -> Bool {
    let before = release.cells.count
    for index in additions.indices {
      let addition = additions[index]
      let parts = tree.children[Int(addition.code)]
      guard parts.count == addition.children.count + 1 else { continue }
      let parent = Int(addition.parent)
      let codes = release.cells.codes(of: parent)
      let missing = parts.filter { part in
        let cell = find(parent, addition.code, part)
        return cell.map { !addition.children.contains(Int32(truncatingIfNeeded: $0)) } ?? true
      }
      if let part = missing.first { _ = sibling(parent, codes, addition.code, part) }
    }
    return release.cells.count > before
  }

  private func isExhaustive(_ code: Int32) -> Bool {
    specification.dimensions[Int(release.codes.dimensions[Int(code)])].isExhaustive
  }

  private mutating func addAdditionRows() {
    for addition in additions {
      rows.add(Int(addition.parent), 1)
      for child in addition.children { rows.add(Int(child), -1) }
      let missing = tree.children[Int(addition.code)].count - addition.children.count
      if missing > 0 { rows.add(addRest(of: addition), -1) }
      rows.end(0, 0, .addition)
    }
    for (group, members) in groupRows {
      rows.add(Int(group), 1)
      for member in members { rows.add(Int(member), -1) }
      rows.end(0, 0, .addition)
    }
  }

  /// A cell for several codes together that no file has.
  ///
  /// Measures of which files have the same codes have the same rest, so that what holds between them holds there as well.
  private mutating func addRest(of addition: Addition) -> Int {
    let parent = Int(addition.parent)
    let codes = release.cells.codes(of: parent)
    let marks: CellState.Marks = isExhaustive(addition.code) ? .rest : [.rest, .outside]
    guard !specification.relations.isEmpty else {
      let measure = release.cells.measures[parent]
      let outside = release.states[parent].marks.intersection(.outside)
      release.states.append(CellState(marks: marks.union(outside)))
      return release.cells.addUnnamed(measure: measure, codes: Array(codes))
    }
    let rest = rest(of: addition)
    let known = restCodes[rest]
    let dimension = release.codes.dimensions[Int(addition.code)]
    let code = known ?? release.codes.addUnnamed(of: dimension, marks)
    restCodes[rest] = code
    return sibling(parent, codes, addition.code, code)
  }

  private func rest(of addition: Addition) -> Rest {
    let dimension = release.codes.dimensions[Int(addition.code)]
    var parts: UInt64 = 0
    for child in addition.children {
      for code in release.cells.codes(of: Int(child))
      where release.codes.dimensions[Int(code)] == dimension {
        parts ^= mixed(UInt64(truncatingIfNeeded: code))
      }
    }
    return Rest(code: addition.code, parts: parts, count: addition.children.count)
  }
}
