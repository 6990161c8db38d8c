import Model

/// Which groups of units are parts of which.
struct GroupNesting: Sendable {
  /// Two cells, of which one counts some of the units of the other.
  struct Pair: Hashable, Sendable {
    var part: Int
    var whole: Int
  }

  private let groups: [UnitGroup]
  private let wholes: [Set<Int>]

  /// Compares all groups with each other.
  init(_ groups: [UnitGroup]) {
    self.groups = groups
    var conditions: [UnitCondition] = []
    var numbers: [UnitCondition: Int] = [:]
    let numbered = groups.map { group in
      group.conditions.map { condition -> Int in
        if let number = numbers[condition] { return number }
        numbers[condition] = conditions.count
        conditions.append(condition)
        return conditions.count - 1
      }
    }
    // For each condition the ones that follow from it.
    let implied = conditions.map { condition in conditions.map { condition.implies($0) } }
    wholes = groups.indices.map { part in
      Set(
        groups.indices.filter { whole in
          groups[part].mayBePart(of: groups[whole])
            && numbered[whole].allSatisfy { asked in
              numbered[part].contains { implied[$0][asked] }
            }
        })
    }
  }

  /// Whether all units of a group are units of another one.
  func isPart(_ part: Int, of whole: Int) -> Bool { wholes[part].contains(whole) }

  /// Whether the difference of two groups is a number of persons or units.
  func isCount(_ part: Int, _ whole: Int) -> Bool {
    groups[part].quantity == groups[whole].quantity
  }

  /// The pairs among the cells of one place and period that readers can compare: those with no group between them,
  /// as the others follow, and those with a small difference.
  func pairs(_ bucket: [Int], _ cells: [ReleaseCell], threshold: Int) -> [Pair] {
    guard bucket.count > 1 else { return [] }
    var found: [Pair] = []
    for part in bucket where !cells[part].isKnown {
      let wholes = wholes[cells[part].group]
      let above = bucket.filter { wholes.contains(cells[$0].group) }
      for whole in above {
        let difference = cells[whole].value &- cells[part].value
        let isSmall = (1..<threshold).contains(difference)
        let isNext = !above.contains { between in
          between != whole && isPart(cells[between].group, of: cells[whole].group)
        }
        if isSmall || isNext { found.append(Pair(part: part, whole: whole)) }
      }
    }
    return found
  }
}
