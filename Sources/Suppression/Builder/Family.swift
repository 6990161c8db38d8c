/// Positions that differ in one dimension alone, and the position at which it stands at its total.
struct Family: Hashable {
  /// A position of a family.
  struct Member: Hashable {
    /// Index of its code among the codes that are added up.
    var code: Int32
    /// Number of the position.
    var position: Int32
  }

  /// Position at the total.
  var rest: Int
  /// Number of the dimension.
  var dimension: Int
  /// Positions that have been seen.
  var members: [Member] = []
}

/// The families that each position belongs to.
struct FamilyTable {
  private(set) var families: [Family] = []
  private var numbers: [UInt64: Int32] = [:]
  private var starts: [Int32] = [0]
  private var ofPosition: [Int32] = []
  private let indexOfAtom: [Int32]

  /// Prepares for the codes that are added up: for each atom its index among those of its dimension, or -1.
  init(indexOfAtom: [Int32]) {
    self.indexOfAtom = indexOfAtom
  }

  /// Families in which a position stands at a code other than the total.
  mutating func families(of position: Int, in tabulation: inout Tabulation) -> ArraySlice<Int32> {
    while starts.count <= position + 1 { enlist(starts.count - 1, in: &tabulation) }
    return ofPosition[Int(starts[position])..<Int(starts[position + 1])]
  }

  private mutating func enlist(_ position: Int, in tabulation: inout Tabulation) {
    let atoms = Array(tabulation.positions[position])
    for (index, atom) in atoms.enumerated() where indexOfAtom.indices.contains(Int(atom)) {
      let code = indexOfAtom[Int(atom)]
      guard code >= 0 else { continue }
      var others = atoms
      others.remove(at: index)
      let rest = tabulation.positions.number(of: others)
      let family = number(rest: rest, dimension: tabulation.codes.dimension(of: Int(atom)))
      families[Int(family)].members.append(
        Family.Member(code: code, position: Int32(truncatingIfNeeded: position)))
      ofPosition.append(family)
    }
    starts.append(Int32(truncatingIfNeeded: ofPosition.count))
  }

  private mutating func number(rest: Int, dimension: Int) -> Int32 {
    let key = CellKey.key(dimension, rest)
    if let known = numbers[key] { return known }
    let number = Int32(truncatingIfNeeded: families.count)
    numbers[key] = number
    families.append(Family(rest: rest, dimension: dimension))
    return number
  }
}
