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
  /// How many different values there are, by cell, where only their number is known.
  var distinctCounts: [Int64]?
  /// The least or greatest value, by cell, NaN for none; empty for other measures.
  var extremes: [Double] = []
  /// How long units were watched, by cell; empty for other measures.
  var lifetimes: [[Lifetime]] = []
  /// Sums of squared weights, in the order of the blocks; empty for measures without weights.
  var squares: [Double] = []
  /// Units of the population that are not in the base.
  var leftOut: [Int64]
  /// Units of the population that linked extracts could not find.
  var unlinked: [Int64]
  /// What they weigh, where units have weights; those without a weight nothing.
  var unlinkedWeight: [Double] = []
  /// Cells with a total beyond 64 bits, which have no value rather than a wrong one.
  var tooLarge: Set<Int> = []
  /// Units left out.
  var excluded = 0
  /// Units left out because a value is missing.
  var incomplete = 0

  /// The amounts that single persons bring to the numerator, where it adds up amounts.
  var contributions: ContributionTotals?
  /// The same of the denominator.
  var denominatorContributions: ContributionTotals?
  /// Who is in the base of cells with few contributors; nil where nothing is known of clusters.
  var members: CellMembers?
  /// Who is in the numerator.
  var numeratorMembers: CellMembers?

  private let takesGreatest: Bool
  /// Most contributors of a cell for which it is kept who they are; 0 for none.
  let memberLimit: Int64

  /// The person counted last, in the base and in the numerator; rows of a person are contiguous.
  private var lastInBase: [Int32]
  private var lastInNumerator: [Int32]
  private var isOneRowEach = false

  /// Empty totals.
  ///
  /// - Parameters:
  ///   - cells: number of cells.
  ///   - measure: what is computed.
  ///   - memberLimit: most contributors of a cell for which it is kept who they are.
  init(cells: Int, measure: Measure, memberLimit: Int = 0) {
    base = Array(repeating: 0, count: cells)
    numerator = base
    realNumerator = Array(repeating: 0, count: cells)
    denominator = base
    realDenominator = realNumerator
    contributors = base
    numeratorContributors = base
    leftOut = base
    unlinked = base
    takesGreatest = if case .greatest = measure { true } else { false }
    lastInBase = Array(repeating: -1, count: cells)
    lastInNumerator = lastInBase
    self.memberLimit = Int64(memberLimit)
    if memberLimit > 0 {
      members = CellMembers(cells: cells)
      if measure.countsNumerator { numeratorMembers = members }
    }
    if measure.addsAmounts { contributions = ContributionTotals(cells: cells) }
    if case .ratio(_, .sum) = measure {
      denominatorContributions = ContributionTotals(cells: cells)
    }
    switch measure {
    case .quantile: values = Array(repeating: [], count: cells)
    case .distinct(.value): distinct = Array(repeating: [], count: cells)
    case .least, .greatest: extremes = Array(repeating: .nan, count: cells)
    case .duration: lifetimes = Array(repeating: [], count: cells)
    case .weightedShare:
      squares = realNumerator
      unlinkedWeight = realNumerator
    default: break
    }
  }

  /// Adds the selected units of a block, each to the total and to one cell of every breakdown; in
  /// breakdowns by answers to the cells of all its answers.
  mutating func add(_ units: UnitMeasures, frame: RowFrame, codes: BlockCodes, _ layout: CellLayout)
  {
    let persons = begin(units, frame)
    let all = Array(0..<frame.count)
    add(units, all, persons, frame, to: Array(repeating: 0, count: frame.count))
    for stretch in layout.stretches {
      layout.eachPlacement(of: codes, in: stretch, count: frame.count) { placement in
        guard let among = placement.among, let counted = placement.counted else {
          add(units, all, persons, frame, to: placement.cells)
          return
        }
        add(
          units.counting(counted), all.filter { among[$0] }, persons, frame,
          to: placement.cells)
      }
    }
  }

  /// Adds each selected unit to one cell alone, a negative cell meaning none.
  mutating func add(_ units: UnitMeasures, frame: RowFrame, only cells: [Int32]) {
    let persons = begin(units, frame)
    add(units, (0..<frame.count).filter { cells[$0] >= 0 }, persons, frame, to: cells)
  }

  private mutating func begin(_ units: UnitMeasures, _ frame: RowFrame) -> [Int32] {
    excluded += units.excluded
    incomplete += units.incomplete
    isOneRowEach = frame.table.isOneRowEach
    return isOneRowEach ? [] : frame.persons
  }

  /// Adds units of the population to cells, those of the base to what the measure adds up.
  private mutating func add(
    _ units: UnitMeasures, _ population: [Int], _ persons: [Int32], _ frame: RowFrame,
    to cells: [Int32]
  ) {
    if units.excluded > 0 {
      for unit in population where !units.inBase[unit] { leftOut[Int(cells[unit])] &+= 1 }
    }
    if let isLinked = units.isLinked {
      let missed = population.filter { !isLinked[$0] }
      for unit in missed { unlinked[Int(cells[unit])] &+= 1 }
      if !missed.isEmpty, let weights = units.weights?.real {
        for unit in missed where !weights[unit].isNaN {
          unlinkedWeight[Int(cells[unit])] += weights[unit]
        }
      }
    }
    let kept = units.excluded > 0 ? population.filter { units.inBase[$0] } : population
    addKept(units, kept, persons, frame, to: cells)
  }

  /// One pass for each number that the measure has, so that no pass asks which there are.
  private mutating func addKept(
    _ units: UnitMeasures, _ kept: [Int], _ persons: [Int32], _ frame: RowFrame,
    to cells: [Int32]
  ) {
    for unit in kept { base[Int(cells[unit])] &+= 1 }
    if let more = units.numerator { sum(more, kept, cells, into: \.numerator) }
    if let more = units.denominator { sum(more, kept, cells, into: \.denominator) }
    if let more = units.realNumerator {
      for unit in kept { realNumerator[Int(cells[unit])] += more[unit] }
    }
    if let more = units.realDenominator {
      for unit in kept { realDenominator[Int(cells[unit])] += more[unit] }
    }
    if let more = units.distinct {
      for unit in kept { distinct[Int(cells[unit])].insert(more[unit]) }
    }
    addOrderStatistics(units, kept, cells)
    addContributions(units, kept, persons, cells)
    countContributors(units, kept, persons, frame, cells)
  }

  private mutating func addContributions(
    _ units: UnitMeasures, _ kept: [Int], _ persons: [Int32], _ cells: [Int32]
  ) {
    if let amounts = units.realNumerator {
      contributions?.add(amounts, kept, persons, cells)
    } else if let amounts = units.numerator {
      contributions?.add(amounts, kept, persons, cells)
    }
    if let amounts = units.realDenominator {
      denominatorContributions?.add(amounts, kept, persons, cells)
    } else if let amounts = units.denominator {
      denominatorContributions?.add(amounts, kept, persons, cells)
    }
  }

  private mutating func countContributors(
    _ units: UnitMeasures, _ kept: [Int], _ persons: [Int32], _ frame: RowFrame, _ cells: [Int32]
  ) {
    count(
      kept, units.inDenominator, persons, frame, cells, \.contributors, \.lastInBase, \.members)
    guard let counted = units.inNumerator else { return }
    count(
      kept, counted, persons, frame, cells, \.numeratorContributors, \.lastInNumerator,
      \.numeratorMembers)
  }

  private mutating func addOrderStatistics(
    _ units: UnitMeasures, _ kept: [Int], _ cells: [Int32]
  ) {
    if let more = units.values, extremes.isEmpty {
      for unit in kept { values[Int(cells[unit])].append(more[unit]) }
    } else if let more = units.values {
      for unit in kept {
        let cell = Int(cells[unit])
        extremes[cell] = furthest(extremes[cell], more[unit])
      }
    }
    if let more = units.lifetimes {
      for unit in kept { lifetimes[Int(cells[unit])].append(more[unit]) }
    }
    if let weights = units.weights?.real {
      for unit in kept { squares[Int(cells[unit])] += weights[unit] * weights[unit] }
    }
  }

  /// The greater or the lesser of two values; NaN is none.
  private func furthest(_ held: Double, _ next: Double) -> Double {
    if held.isNaN { return next }
    if next.isNaN { return held }
    return takesGreatest ? max(held, next) : min(held, next)
  }

  @inline(__always)
  private mutating func sum(
    _ more: [Int64], _ kept: [Int], _ cells: [Int32],
    into totals: WritableKeyPath<CellTotals, [Int64]>
  ) {
    var sums: [Int64] = []
    swap(&sums, &self[keyPath: totals])
    for unit in kept {
      let cell = Int(cells[unit])
      if sums[cell].add(more[unit]) { tooLarge.insert(cell) }
    }
    self[keyPath: totals] = sums
  }

  /// Counts each person once a cell; `some` leaves out units, nil none.
  ///
  /// The rows of a person follow each other; where no person has two rows, persons are rows.
  @inline(__always)
  private mutating func count(
    _ kept: [Int], _ some: [Bool]?, _ persons: [Int32], _ frame: RowFrame, _ cells: [Int32],
    _ totals: WritableKeyPath<CellTotals, [Int64]>,
    _ lastCounted: WritableKeyPath<CellTotals, [Int32]>,
    _ members: WritableKeyPath<CellTotals, CellMembers?>
  ) {
    var (counts, last): ([Int64], [Int32]) = ([], [])
    var list: CellMembers?
    swap(&counts, &self[keyPath: totals])
    swap(&list, &self[keyPath: members])
    let (counted, isAll) = (some ?? [], some == nil)
    if isOneRowEach {
      for unit in kept where isAll || counted[unit] {
        let cell = Int(cells[unit])
        counts[cell] &+= 1
        if counts[cell] <= memberLimit { list?.add(row: frame.row(unit), to: cell) }
      }
    } else {
      swap(&last, &self[keyPath: lastCounted])
      for unit in kept where isAll || counted[unit] {
        let (cell, person) = (Int(cells[unit]), persons[unit])
        guard person == LinkedTable.noPerson || last[cell] != person else { continue }
        counts[cell] &+= 1
        last[cell] = person
        if counts[cell] <= memberLimit { list?.add(row: frame.row(unit), to: cell) }
      }
      self[keyPath: lastCounted] = last
    }
    self[keyPath: totals] = counts
    self[keyPath: members] = list
  }

  /// Ends a chunk: no more rows of its last persons come.
  mutating func close(_ clusters: ClusterKeys?, in table: LinkedTable) {
    contributions?.close()
    denominatorContributions?.close()
    guard let clusters else { return }
    members?.look(up: clusters, in: table)
    numeratorMembers?.look(up: clusters, in: table)
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
      leftOut[cell] += other.leftOut[cell]
      unlinked[cell] += other.unlinked[cell]
    }
    for cell in values.indices { values[cell] += other.values[cell] }
    for cell in distinct.indices { distinct[cell].formUnion(other.distinct[cell]) }
    for cell in lifetimes.indices { lifetimes[cell] += other.lifetimes[cell] }
    for cell in extremes.indices { extremes[cell] = furthest(extremes[cell], other.extremes[cell]) }
    for cell in squares.indices {
      squares[cell] += other.squares[cell]
      unlinkedWeight[cell] += other.unlinkedWeight[cell]
    }
    if let more = other.contributions { contributions?.merge(more) }
    if let more = other.denominatorContributions { denominatorContributions?.merge(more) }
    if let more = other.members { members?.merge(more) }
    if let more = other.numeratorMembers { numeratorMembers?.merge(more) }
    tooLarge.formUnion(other.tooLarge)
    excluded += other.excluded
    incomplete += other.incomplete
  }
}

extension UnitMeasures {
  /// The measures where a unit counts in the numerator only under a further condition.
  fileprivate func counting(_ isCounted: [Bool]) -> UnitMeasures {
    var units = self
    units.inNumerator = inNumerator.map { zip($0, isCounted).map { $0 && $1 } }
    units.numerator = numerator.map { zip($0, isCounted).map { $1 ? $0 : 0 } }
    units.realNumerator = realNumerator.map { zip($0, isCounted).map { $1 ? $0 : 0 } }
    return units
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
