/// What tells a cell from all others: the exclusive or of numbers of its measure and its codes.
///
/// So the key of a neighbour follows from that of the cell. At 128 bits two cells of a million
/// have the same key once in 10^26 releases.
struct CellKey: Equatable {
  var first: UInt64
  var second: UInt64

  init(measure: Int32) {
    let seed = UInt64(truncatingIfNeeded: measure) &+ 0x5EED_0000_0000
    first = mixed(seed &* 2)
    second = mixed(seed &* 2 &+ 1)
  }

  /// Adds a code, or takes it away.
  mutating func toggle(_ code: Int32) {
    let seed = UInt64(truncatingIfNeeded: code)
    first ^= mixed(seed &* 2)
    second ^= mixed(seed &* 2 &+ 1)
  }
}
