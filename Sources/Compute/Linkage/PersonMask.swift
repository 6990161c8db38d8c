/// A set of persons by their numbers, one bit each.
struct PersonMask: Sendable {
  private var words: [UInt64]

  /// The persons of the rows for which a condition holds.
  init(personCount: Int, persons: [Int32], where isIn: (_ row: Int) -> Bool) {
    words = Array(repeating: 0, count: (personCount + 63) / 64)
    for (row, person) in persons.enumerated() {
      guard person >= 0, person < personCount, isIn(row) else { continue }
      words[Int(person) >> 6] |= 1 << UInt64(truncatingIfNeeded: person & 63)
    }
  }

  /// Marks the persons of the set.
  func mark(_ persons: inout [UInt8]) {
    persons.withUnsafeMutableBufferPointer { persons in
      for place in 0..<min(persons.count, words.count &* 64)
      where words[place >> 6] >> UInt64(truncatingIfNeeded: place & 63) & 1 == 1 {
        persons[place] = 1
      }
    }
  }
}
