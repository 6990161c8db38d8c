/// Made-up keys: different units never share one, and neighbours do not look like neighbours.
///
/// Each kind is `number × multiplier + offset` modulo the size of its range. The multiplier
/// shares no factor with the size, so that the mapping is one to one.
struct Identifiers: Sendable {
  private let offset: Int

  /// Keys for one seed.
  init(seed: UInt64) {
    offset = Int(seed % 1_000_003) &* 7_919
  }

  /// Seven digits, the key of the migration register.
  func person(_ number: Int) -> Int {
    spread(number, 7_654_321, 10_000_000)
  }

  /// The identification number (FİN) as a number to the base 34.
  func fin(_ number: Int) -> Int {
    spread(number, 30_109_888_091, Self.finCount)
  }

  /// Seven digits, the key of a household, from the number of its first member.
  func household(_ number: Int) -> Int {
    spread(number, 3_141_593, 10_000_000)
  }

  /// Nine digits: one of up to 64 papers of a kind that a person has over time.
  func paper(_ number: Int, sequence: Int) -> Int {
    spread(number * 64 + sequence % 64, 271_828_183, 1_000_000_000)
  }

  /// Nine digits: one of up to 64 records that a person has over time.
  func record(_ number: Int, sequence: Int) -> Int {
    spread(number * 64 + sequence % 64, 314_159_261, 1_000_000_000)
  }

  /// How many records of one kind a person can have.
  static let recordsPerPerson = 64
  /// 34 to the power of 7.
  static let finCount = 52_523_350_144

  private func spread(_ number: Int, _ multiplier: Int, _ size: Int) -> Int {
    let product = UInt64(number).multipliedFullWidth(by: UInt64(multiplier))
    let folded = UInt64(size).dividingFullWidth((product.high % UInt64(size), product.low))
    return (Int(folded.remainder) + offset) % size
  }
}
