/// Random numbers that are the same for the same seed: SplitMix64.
struct Dice {
  var state: UInt64

  /// A number below a limit; zero where there is no such number.
  mutating func roll(_ limit: Int) -> Int {
    guard limit > 0 else { return 0 }
    return Int(next() % UInt64(limit))
  }

  /// One of several; nil where there are none.
  mutating func pick<Value>(_ values: [Value]) -> Value? {
    values.isEmpty ? nil : values[roll(values.count)]
  }

  private mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
