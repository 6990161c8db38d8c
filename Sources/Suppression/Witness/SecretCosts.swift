import Digest

/// Costs of cells that only the holder of a secret can repeat.
///
/// A pattern that follows from public costs can be turned back into the values that made it; source: "The matching
/// attack", Algorithms 12(8):165 (2019).
struct SecretCosts {
  private var state: UInt64

  /// Begins a sequence that only the seed determines.
  init(seed: [UInt8]) {
    state = UInt64(SHA256.hash(seed).prefix(16), radix: 16) ?? 0
  }

  /// A number from 0 up to 1; source: Steele, Lea and Flood, "Fast Splittable Pseudorandom Number Generators" (2014).
  private mutating func next() -> Double {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    mixed ^= mixed >> 31
    return Double(mixed >> 11) * 0x1p-53
  }

  /// The cost of each cell beside the mean cost of all.
  mutating func costs(
    of system: LinkedSystem, options: SuppressionOptions, previouslyHidden: Set<Int>
  ) -> [Double] {
    let total = system.cells.reduce(0.0) { $0 + Double(max(1, $1.cost)) }
    let mean = total / Double(max(1, system.cells.count))
    let spread = min(max(options.jitter, 0), 0.9)
    return system.cells.enumerated().map { index, cell in
      let chance = 1 + spread * (2 * next() - 1)
      let habit = previouslyHidden.contains(index) ? max(options.hysteresis, 0.01) : 1
      return max(Double(max(1, cell.cost)) / mean, 0.001) * chance * habit
    }
  }
}
