import Model

/// Running totals of the cells of one indicator and period.
///
/// Counts and money are integers, so that a sum does not depend on how the units were divided among
/// threads; real sums are added in the order of the blocks.
struct CellTotals {
  /// Units in the base, by cell.
  var base: [Int64]
  /// Exact numerators.
  var numerator: [Int64]
  /// Real numerators.
  var realNumerator: [Double]
  /// Denominators that are not the number of units.
  var denominator: [Int64]
  /// Different persons in the base; units where the extract names no persons.
  var contributors: [Int64]
  /// Different persons in the numerator.
  var numeratorContributors: [Int64]
  /// Values for quantiles and distinct counts, by cell.
  var values: [[Double]]
  /// Units left out because a value is missing.
  var excluded = 0

  /// The person counted last, in the base and in the numerator; rows of a person are contiguous.
  private var lastInBase: [Int32]
  private var lastInNumerator: [Int32]

  /// Empty totals.
  init(cells: Int) {
    base = Array(repeating: 0, count: cells)
    numerator = base
    realNumerator = Array(repeating: 0, count: cells)
    denominator = base
    contributors = base
    numeratorContributors = base
    values = Array(repeating: [], count: cells)
    lastInBase = Array(repeating: -1, count: cells)
    lastInNumerator = lastInBase
  }

  /// Adds the selected units of a block.
  mutating func add(
    _ units: UnitMeasures, frame: RowFrame, cells: [[Int32]]
  ) {
    excluded += units.excluded
    for unit in 0..<frame.count where units.inBase[unit] {
      let person = frame.person(unit)
      add(units, unit, person, to: 0)
      for stretch in cells { add(units, unit, person, to: Int(stretch[unit])) }
    }
  }

  /// Adds each selected unit to one cell alone, a negative cell meaning none.
  mutating func add(_ units: UnitMeasures, frame: RowFrame, only cells: [Int32]) {
    excluded += units.excluded
    for unit in 0..<frame.count where units.inBase[unit] && cells[unit] >= 0 {
      add(units, unit, frame.person(unit), to: Int(cells[unit]))
    }
  }

  private mutating func add(_ units: UnitMeasures, _ unit: Int, _ person: Int32, to cell: Int) {
    base[cell] += 1
    if let numerator = units.numerator { self.numerator[cell] &+= numerator[unit] }
    if let numerator = units.realNumerator { realNumerator[cell] += numerator[unit] }
    if let denominator = units.denominator { self.denominator[cell] &+= denominator[unit] }
    if let values = units.values { self.values[cell].append(values[unit]) }
    if person == LinkedTable.noPerson || lastInBase[cell] != person {
      contributors[cell] += 1
      lastInBase[cell] = person
    }
    guard let inNumerator = units.inNumerator, inNumerator[unit] else { return }
    if person == LinkedTable.noPerson || lastInNumerator[cell] != person {
      numeratorContributors[cell] += 1
      lastInNumerator[cell] = person
    }
  }

  /// Adds the totals of later units, whose persons are other persons.
  mutating func merge(_ other: CellTotals) {
    for cell in base.indices {
      base[cell] += other.base[cell]
      numerator[cell] &+= other.numerator[cell]
      realNumerator[cell] += other.realNumerator[cell]
      denominator[cell] &+= other.denominator[cell]
      contributors[cell] += other.contributors[cell]
      numeratorContributors[cell] += other.numeratorContributors[cell]
      values[cell] += other.values[cell]
    }
    excluded += other.excluded
  }
}
