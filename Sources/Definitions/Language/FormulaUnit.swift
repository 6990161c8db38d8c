import Model

/// What a formula's values are expressed in, as far as its inputs say.
enum FormulaUnit: Hashable {
  /// A number without a unit.
  case number
  /// The unit of its inputs.
  case unit(UnitOfMeasure)
  /// One thing divided by another.
  case quotient
  /// Not to be told.
  case unknown

  /// Reads the unit of a formula from those of its inputs.
  init(_ formula: Formula, units: [String: UnitOfMeasure]) {
    switch formula {
    case .number: self = .number
    case .reference(let reference):
      self = units[reference.indicator].map { .unit($0) } ?? .unknown
    case .absolute(let inner), .over(_, _, let inner): self.init(inner, units: units)
    case .arithmetic(let sign, let left, let right):
      let sides = (FormulaUnit(left, units: units), FormulaUnit(right, units: units))
      switch sign {
      case .add: self = Self.sum(sides.0, sides.1)
      case .subtract: self = Self.sum(sides.0, sides.1).difference(of: sides)
      case .multiply: self = Self.product(sides.0, sides.1)
      case .divide: self = sides.1 == .number ? Self.product(sides.0, sides.1) : .quotient
      }
    }
  }

  private static func sum(_ left: FormulaUnit, _ right: FormulaUnit) -> FormulaUnit {
    if left == right || right == .number { return left }
    return left == .number ? right : .unknown
  }

  /// Two percentages differ by percentage points.
  private func difference(of sides: (FormulaUnit, FormulaUnit)) -> FormulaUnit {
    sides == (.unit(.percent), .unit(.percent)) ? .unit(.percentagePoints) : self
  }

  /// A multiple may be of another unit: percent of a ratio, months of days.
  private static func product(_ left: FormulaUnit, _ right: FormulaUnit) -> FormulaUnit {
    if left == .number && right == .number { return .number }
    let factors = [left, right]
    return factors.contains(.quotient) && factors.contains(.number) ? .quotient : .unknown
  }

  /// Whether values can be told in a unit, and what they are if not.
  func misfit(_ unit: UnitOfMeasure) -> String? {
    switch self {
    case .unit(let own) where own != unit:
      own == .percentagePoints ? "a difference of percentages" : "in “\(own.rawValue)”"
    case .quotient where unit.isCount: "a quotient"
    default: nil
    }
  }
}
