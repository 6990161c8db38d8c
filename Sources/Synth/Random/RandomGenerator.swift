/// A source of pseudo-random numbers that belongs to one unit of the simulation.
///
/// SplitMix64 (Steele, Lea and Flood, 2014). Every person, household or month owns a generator made
/// from the seed, its number and the side of life it is for. So no unit's life depends on who
/// was simulated before it, or on which thread.
struct RandomGenerator: Sendable {
  private var state: UInt64

  /// A generator for one unit and one side of its life.
  init(seed: UInt64, unit: Int, stream: Stream) {
    let mixed = Self.scramble(seed &+ Self.increment)
    let withUnit = Self.scramble(mixed ^ (UInt64(bitPattern: Int64(unit)) &* 0xd1b5_4a32_d192_ed03))
    state = Self.scramble(withUnit &+ stream.rawValue &* 0x2545_f491_4f6c_dd1d)
  }

  /// The next 64 bits.
  mutating func next() -> UInt64 {
    state &+= Self.increment
    return Self.scramble(state)
  }

  /// A whole number from 0 to `bound` - 1; 0 where the bound is not positive.
  mutating func below(_ bound: Int) -> Int {
    guard bound > 0 else { return 0 }
    return Int(truncatingIfNeeded: next().multipliedFullWidth(by: UInt64(bound)).high)
  }

  /// A whole number from `low` to `high`, both included.
  mutating func between(_ low: Int, _ high: Int) -> Int {
    low + below(high - low + 1)
  }

  /// True in `perMille` of a thousand draws.
  mutating func chance(_ perMille: Int) -> Bool {
    below(1000) < perMille
  }

  /// A place in `weights`, drawn in proportion to them.
  mutating func weighted(_ weights: [Int]) -> Int {
    var total = 0
    for weight in weights { total += weight }
    var rest = below(total)
    for (place, weight) in weights.enumerated() {
      if rest < weight { return place }
      rest -= weight
    }
    return 0
  }

  private static let increment: UInt64 = 0x9e37_79b9_7f4a_7c15

  private static func scramble(_ value: UInt64) -> UInt64 {
    var mixed = value
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }
}

/// The sides of life that draw from generators of their own.
enum Stream: UInt64 {
  case household = 1
  case member
  case status
  case dwelling
  case papers
  case employment
  case jobSearch
  case school
  case study
  case course
  case service
  case benefit
  case contribution
  case asylum
  case survey
  case council
  case event
  case policy
  case benchmark
  case manifest
  case fault
}
