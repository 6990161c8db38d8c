import Model

/// The interval beside a share, by the kind that the definition asks for.
struct IntervalNumbers {
  /// What it is a part of.
  let statement: UnitStatement
  /// The share's numerator.
  let numerator: Fragment?
  /// The share's denominator.
  let denominator: Fragment?

  private var dialect: SQLDialect { statement.dialect }
  private var description: IndicatorDescription { statement.indicator.description }

  /// The bounds in the unit of measure; nil where the definition asks for none.
  var bounds: (lower: Fragment, upper: Fragment)? {
    guard let kind = description.interval, let numerator, let denominator else { return nil }
    return switch kind {
    case .confidence: wilson(numerator, denominator)
    case .linkage: linkage(numerator, denominator)
    }
  }

  /// The confidence interval, with Kish's effective number of units for weighted shares.
  ///
  /// Source: Wilson, JASA 22 (1927).
  private func wilson(
    _ numerator: Fragment, _ denominator: Fragment
  ) -> (lower: Fragment, upper: Fragment) {
    let share = "\(numerator.bound(.product)) / nullif(\(denominator.text), 0)"
    var units = denominator.text
    if case .weightedShare(_, let weight) = statement.plan.measure {
      let scale = dialect.number(Double(weight.type.scale ?? 1)).text
      units =
        "\(denominator.bound(.product)) * \(denominator.bound(.product)) * \(scale) * \(scale)"
        + " / nullif(c.\(dialect.name(CellStatement.squares)), 0)"
    }
    let z = 1.959963984540054
    let (square, quarter) = (dialect.number(z * z).text, dialect.number(z * z / 4).text)
    let (half, root) = (dialect.number(z * z / 2).text, dialect.number(z).text)
    let centre = "((\(share)) * (\(units)) + \(half))"
    let width =
      "\(root) * sqrt((\(share)) * (1e0 - \(share)) * (\(units)) + \(quarter))"
    let base = dialect.number(description.unit.base).text
    let whole = "nullif((\(units)), 0) + \(square)"
    return (
      Fragment("\(base) * (\(centre) - \(width)) / (\(whole))", .product),
      Fragment("\(base) * (\(centre) + \(width)) / (\(whole))", .product)
    )
  }

  /// The share if all units that could not be found were no, and if they were all yes.
  private func linkage(
    _ numerator: Fragment, _ denominator: Fragment
  ) -> (lower: Fragment, upper: Fragment) {
    let population = "coalesce(c.\(dialect.name(CellStatement.population)), 0)"
    let linked = "coalesce(c.\(dialect.name(CellStatement.linked)), 0)"
    var unknown = statement.isLinked ? "(\(population) - \(linked))" : "0"
    if statement.isLinked, case .weightedShare(_, let weight) = statement.plan.measure {
      let scale = dialect.number(Double(weight.type.scale ?? 1)).text
      let missed = "c.\(dialect.name(CellStatement.unlinkedWeight))"
      unknown = "CAST(coalesce(\(missed), 0) AS DOUBLE) / \(scale)"
    }
    let isExcluded = statement.plan.unlinked == .exclude
    let whole =
      isExcluded ? "(\(denominator.bound(.sum)) + \(unknown))" : denominator.bound(.product)
    let base = dialect.number(description.unit.base).text
    return (
      Fragment("\(numerator.bound(.product)) * \(base) / nullif(\(whole), 0)", .product),
      Fragment(
        "least(\(base), (\(numerator.bound(.sum)) + \(unknown)) * \(base) / nullif(\(whole), 0))")
    )
  }
}
