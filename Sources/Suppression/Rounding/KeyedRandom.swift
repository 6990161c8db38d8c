import Digest

/// Random numbers that follow from a secret and a name: the same ones whenever both are the same.
///
/// Source of the generator: Blackman and Vigna, "Scrambled Linear Pseudorandom Number Generators", ACM
/// Transactions on Mathematical Software 47 (2021), xoshiro256**; its state is a SHA-256 digest.
struct KeyedRandom: RandomNumberGenerator {
  private var state: [UInt64]

  /// Numbers for one purpose; the same secret gives others for another name.
  init(secret: [UInt8], name: String) {
    let digits = Array(SHA256.hash(secret + [0] + Array(name.utf8)).utf8)
    state = (0..<4).map { word in
      digits[(word * 16)..<(word * 16 + 16)].reduce(0) { sum, digit in
        sum << 4 | UInt64(digit < 58 ? digit &- 48 : digit &- 87)
      }
    }
    if state.allSatisfy({ $0 == 0 }) { state[0] = 1 }
  }

  mutating func next() -> UInt64 {
    let product = state[1] &* 5
    let result = (product << 7 | product >> 57) &* 9
    let shifted = state[1] << 17
    state[2] ^= state[0]
    state[3] ^= state[1]
    state[1] ^= state[2]
    state[0] ^= state[3]
    state[2] ^= shifted
    state[3] = state[3] << 45 | state[3] >> 19
    return result
  }
}
