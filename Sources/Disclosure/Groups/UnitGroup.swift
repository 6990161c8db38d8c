import Model

/// What a cell adds up, wherever in the tables it stands: the units of an extract that satisfy some
/// conditions, or something of them.
///
/// Two indicators with the same group print the same numbers, whatever they call them.
struct UnitGroup: Hashable, Sendable {
  /// What is added up over the units.
  enum Quantity: Hashable, Sendable {
    /// One for each unit.
    case units
    /// One for each person.
    case persons
    /// One for each value of an expression.
    case distinct(String)
    /// A magnitude, the text of which is given.
    case sum(String)
  }

  /// Id of the extract whose rows are the units.
  var extract: String
  /// What they satisfy, sorted.
  var conditions: [UnitCondition]
  /// What is added up.
  var quantity: Quantity = .units

  /// Whether the number can be no greater than that of another group with no more conditions.
  func mayBePart(of other: UnitGroup) -> Bool {
    guard extract == other.extract, self != other else { return false }
    switch (quantity, other.quantity) {
    case (.units, .units), (.persons, .persons), (.persons, .units), (.distinct, .units):
      return true
    case (.distinct(let own), .distinct(let others)): return own == others
    default: return false
    }
  }

  /// The same group without what follows from other conditions.
  func without(_ implied: [UnitCondition]) -> UnitGroup {
    var group = self
    group.conditions.removeAll { condition in implied.contains { $0.implies(condition) } }
    return group
  }

  /// The group of those of its units that satisfy more conditions.
  func adding(_ more: [UnitCondition], _ writer: ExpressionText) -> UnitGroup {
    var group = self
    group.conditions = writer.merged(conditions + more)
    return group
  }

  /// The group as text: the same in every release with the same definitions.
  var text: String {
    let parts = conditions.map(\.text)
    let what =
      switch quantity {
      case .units: extract
      case .persons: "persons of \(extract)"
      case .distinct(let value): "\(value) of \(extract)"
      case .sum(let value): "sum of \(value) of \(extract)"
      }
    return "\(what) where \(parts.joined(separator: " and "))"
  }
}

/// Groups by number.
struct UnitGroups: Sendable {
  /// The groups in order of appearance.
  private(set) var groups: [UnitGroup] = []
  private var numbers: [UnitGroup: Int] = [:]

  /// The number of a group.
  mutating func number(of group: UnitGroup) -> Int {
    if let number = numbers[group] { return number }
    numbers[group] = groups.count
    groups.append(group)
    return groups.count - 1
  }
}
