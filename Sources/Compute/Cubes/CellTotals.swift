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
  /// Real denominators.
  var realDenominator: [Double]
  /// Different persons in the base; units where the extract names no persons.
  var contributors: [Int64]
  /// Different persons in the numerator.
  var numeratorContributors: [Int64]
  /// Values for quantiles, by cell; empty for other measures.
  var values: [[Double]] = []
  /// Values to be counted once, by cell; empty for other measures.
  var distinct: [Set<Int64>] = []
  /// Cells with a total beyond 64 bits, which have no value rather than a wrong one.
  var tooLarge: Set<Int> = []
  /// Units left out because a value is missing.
  var excluded = 0

  /// The person counted last, in the base and in the numerator; rows of a person are contiguous.
  private var lastInBase: [Int32]
  private var lastInNumerator: [Int32]

  /// Empty totals.
  init(cells: Int, measure: Measure) {
    base = Array(repeating: 0, count: cells)
    numerator = base
    realNumerator = Array(repeating: 0, count: cells)
    denominator = base
    realDenominator = realNumerator
    contributors = base
    numeratorContributors = base
    lastInBase = Array(repeating: -1, count: cells)
    lastInNumerator = lastInBase
    if case .quantile = measure { values = Array(repeating: [], count: cells) }
    if case .distinct(.value) = measure { distinct = Array(repeating: [], count: cells) }
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
    if let more = units.numerator {
      if numerator[cell].add(more[unit]) { tooLarge.insert(cell) }
    }
    if let more = units.denominator {
      if denominator[cell].add(more[unit]) { tooLarge.insert(cell) }
    }
    if let more = units.realNumerator { realNumerator[cell] += more[unit] }
    if let more = units.realDenominator { realDenominator[cell] += more[unit] }
    if let more = units.values { values[cell].append(more[unit]) }
    if let more = units.distinct { distinct[cell].insert(more[unit]) }
    count(units, unit, person, in: cell)
  }

  private mutating func count(
    _ units: UnitMeasures, _ unit: Int, _ person: Int32, in cell: Int
  ) {
    let isNobody = person == LinkedTable.noPerson
    if isNobody || lastInBase[cell] != person, units.inDenominator?[unit] ?? true {
      contributors[cell] += 1
      lastInBase[cell] = person
    }
    guard let inNumerator = units.inNumerator, inNumerator[unit] else { return }
    if isNobody || lastInNumerator[cell] != person {
      numeratorContributors[cell] += 1
      lastInNumerator[cell] = person
    }
  }

  /// Adds the totals of later units, whose persons are other persons.
  mutating func merge(_ other: CellTotals) {
    for cell in base.indices {
      base[cell] += other.base[cell]
      if numerator[cell].add(other.numerator[cell]) { tooLarge.insert(cell) }
      if denominator[cell].add(other.denominator[cell]) { tooLarge.insert(cell) }
      realNumerator[cell] += other.realNumerator[cell]
      realDenominator[cell] += other.realDenominator[cell]
      contributors[cell] += other.contributors[cell]
      numeratorContributors[cell] += other.numeratorContributors[cell]
    }
    for cell in values.indices { values[cell] += other.values[cell] }
    for cell in distinct.indices { distinct[cell].formUnion(other.distinct[cell]) }
    tooLarge.formUnion(other.tooLarge)
    excluded += other.excluded
  }
}

extension Int64 {
  /// Adds a number; whether the sum is beyond 64 bits.
  @inline(__always)
  fileprivate mutating func add(_ more: Int64) -> Bool {
    let (sum, overflow) = addingReportingOverflow(more)
    self = sum
    return overflow
  }
}
