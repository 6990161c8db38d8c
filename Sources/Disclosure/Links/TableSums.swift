import Model

/// How the rows of one table of a dataset add up: for each of its dimensions all codes to the row without it.
struct TableSums {
  /// Parts and total by position number.
  struct Sum: Hashable, Sendable {
    var total: Int
    var parts: [Int]
  }

  /// Positions by number.
  private(set) var positions: [[DimensionValue]] = []
  /// The sums of all tables.
  private(set) var sums: [Sum] = []

  /// Finds the sums of a dataset; `answers` are dimensions on which a unit may have several codes.
  init(_ dataset: Dataset, answers: Set<String>) {
    var numbers: [[DimensionValue]: Int] = [:]
    for observation in dataset.observations where numbers[observation.position] == nil {
      numbers[observation.position] = positions.count
      positions.append(observation.position)
    }
    let several = Set(
      dataset.dimensions.indices.filter { answers.contains(dataset.dimensions[$0].id) })
    var parts: [Sum: [Int]] = [:]
    var order: [Sum] = []
    for (number, position) in positions.enumerated() {
      let coded = position.indices.filter { position[$0] != .total }
      for axis in coded where !several.contains(axis) {
        var whole = position
        whole[axis] = .total
        var key = Sum(total: -1, parts: [axis])
        if let total = numbers[whole] {
          key.total = total
        } else {
          // No row has the other codes alone: the table adds up to the total as a whole.
          guard axis == coded.first, several.isDisjoint(with: coded),
            let total = numbers[position.map { _ in .total }]
          else { continue }
          key = Sum(total: total, parts: coded.map { -$0 - 1 })
        }
        if parts[key] == nil { order.append(key) }
        parts[key, default: []].append(number)
      }
    }
    sums = order.map { Sum(total: $0.total, parts: parts[$0] ?? []) }
  }
}
