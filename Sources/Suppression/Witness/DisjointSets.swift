/// Numbers in sets that are joined one by one; each set is told by its least number.
struct DisjointSets {
  private var parent: [Int]

  /// As many sets as numbers.
  init(count: Int) {
    parent = Array(0..<count)
  }

  /// The least number of the set of a number.
  mutating func least(of number: Int) -> Int {
    var number = number
    while parent[number] != number {
      parent[number] = parent[parent[number]]
      number = parent[number]
    }
    return number
  }

  /// Joins the sets of two numbers.
  mutating func join(_ one: Int, _ other: Int) {
    let (one, other) = (least(of: one), least(of: other))
    parent[max(one, other)] = min(one, other)
  }
}
