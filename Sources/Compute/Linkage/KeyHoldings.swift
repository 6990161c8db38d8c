import Model

/// Who held the keys of one scheme, from when to when, as one crosswalk says.
///
/// The spells of a key are one stretch of a flat array, so that millions of keys need no array each.
struct KeyHoldings: Sendable {
  /// A spell during which a key belongs to a person, both days included.
  struct Holding: Sendable {
    /// The person.
    var person: Int32
    /// First day.
    var from: Int32
    /// Last day.
    var to: Int32
  }

  private let numbers: [String: Int32]
  private let offsets: [Int32]
  private let holdings: [Holding]

  /// Groups the rows of a crosswalk by the key in a column; rows of one key keep their order.
  ///
  /// - Parameters:
  ///   - keys: the column of keys.
  ///   - rows: the spell of each row, nil where the row names no person.
  init(keys: Column, rows: [Holding?]) {
    let count = keys.dictionary.count
    var offsets = [Int32](repeating: 0, count: count + 1)
    for (row, holding) in rows.enumerated() where holding != nil {
      let key = keys[row]
      if key != Column.missingWide { offsets[Int(key) + 1] += 1 }
    }
    for index in 0..<count { offsets[index + 1] += offsets[index] }
    var next = offsets
    let none = Holding(person: LinkedTable.noPerson, from: 0, to: 0)
    var holdings = [Holding](repeating: none, count: Int(offsets[count]))
    for (row, holding) in rows.enumerated() {
      let key = keys[row]
      guard let holding, key != Column.missingWide else { continue }
      holdings[Int(next[Int(key)])] = holding
      next[Int(key)] += 1
    }
    self.offsets = offsets
    self.holdings = holdings
    numbers = Dictionary(
      keys.dictionary.enumerated().map { ($1, Int32($0)) }, uniquingKeysWith: { first, _ in first })
  }

  /// The spells of a key, in the order of the crosswalk.
  func holdings(of key: String) -> ArraySlice<Holding> {
    guard let number = numbers[key] else { return [] }
    return holdings[Int(offsets[Int(number)])..<Int(offsets[Int(number) + 1])]
  }
}
