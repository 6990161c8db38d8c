/// The positions of a release: for each the codes that are not totals, each position known by a number.
public struct PositionTable: Sendable {
  private var starts: [Int32] = [0]
  private var atoms: [Int32] = []
  private var keys: [UInt64] = []
  private var numbers: [UInt64: Int32] = [:]

  /// Starts without positions.
  public init() {}

  /// How many positions there are.
  public var count: Int { keys.count }

  /// Atoms of a position, one per dimension at most, in the order of the dimensions.
  public subscript(position: Int) -> ArraySlice<Int32> {
    guard keys.indices.contains(position) else { return [] }
    return atoms[Int(starts[position])..<Int(starts[position + 1])]
  }

  /// Number of a position, new where it has not been seen.
  ///
  /// - Parameter sorted: Its atoms in the order of their dimensions.
  /// - Returns: The index of the position.
  public mutating func number(of sorted: [Int32]) -> Int {
    var slot = Self.key(of: sorted)
    while let known = numbers[slot] {
      if self[Int(known)].elementsEqual(sorted) { return Int(known) }
      slot &+= 1
    }
    let number = keys.count
    numbers[slot] = Int32(truncatingIfNeeded: number)
    keys.append(slot)
    atoms.append(contentsOf: sorted)
    starts.append(Int32(truncatingIfNeeded: atoms.count))
    return number
  }

  private static func key(of atoms: [Int32]) -> UInt64 {
    var key: UInt64 = 0x9E37_79B9_7F4A_7C15
    for atom in atoms {
      key = (key ^ UInt64(truncatingIfNeeded: atom)) &* 0xBF58_476D_1CE4_E5B9
      key ^= key >> 29
    }
    return key
  }
}
