import Model
import Suppression

/// What the rules ask of the cells that a row shows, and what readers lose with each of them.
struct CellRules {
  let policy: DisclosurePolicy
  let measure: RuledMeasure
  let numbers: PlannedNumbers

  /// Notes what a row asks for.
  func apply(
    _ observation: Observation, _ row: RowCells, isTotal: Bool, _ cells: inout ReleaseCells
  ) {
    let weight = isTotal ? 8 : 1
    let isSensitive = PrimaryRules.areSensitive(observation, of: measure, policy: policy)
    note(
      row.value, numbers.value, observation, observation.contributions, cost: 12 * weight, &cells
    ) { count(observation, isSensitive, &$0) }
    note(
      row.denominator, numbers.denominator, observation, observation.denominatorContributions,
      cost: 10 * weight, &cells
    ) { count(observation, false, &$0) }
    note(
      row.numerator, numbers.numerator, observation, observation.contributions, cost: 6 * weight,
      &cells
    ) { numerator(observation, isSensitive, &$0) }
    coverage(row, weight, &cells)
  }

  /// Notes that a number of an observation is printed, and what is asked of it as a count or as a sum; nothing where
  /// it is no cell.
  private func note(
    _ cell: Int, _ number: PlannedNumbers.Number?, _ observation: Observation,
    _ contributions: Contributions?, cost: Int, _ cells: inout ReleaseCells,
    asCount: (inout ReleaseCell) -> Void
  ) {
    guard cell >= 0, let number else { return }
    cells.update(cell) { cell in
      cell.isPrinted = true
      number.isCount ? asCount(&cell) : sum(observation, contributions, number, &cell)
      cell.cost += cost
    }
  }

  private var width: LinkedSystem.Need { LinkedSystem.Need(width: policy.width) }

  private func count(_ observation: Observation, _ isSensitive: Bool, _ cell: inout ReleaseCell) {
    cell.isCount = true
    let need = policy.ruleSet.need(
      ofCount: observation.contributors, largestCluster: observation.largestCluster)
    if isSensitive || need != nil { cell.require(width) }
  }

  /// Where the rules let a share be shown, none and all of a large base are shown as well.
  private func numerator(
    _ observation: Observation, _ isSensitive: Bool, _ cell: inout ReleaseCell
  ) {
    let (base, part) = (observation.contributors, observation.numeratorContributors ?? 0)
    if base == 0 { cell.isKnownZero = true }
    if isSensitive {
      cell.require(width)
    } else if base >= policy.smallBase, cell.value == 0 {
      cell.isKnownZero = true
    }
    guard numbers.isShare, !measure.isSensitive, base >= policy.smallBase else { return }
    if part > 0, part < base { cell.hasLargeBase = true }
    if part == base { cell.isAll = true }
  }

  private func sum(
    _ observation: Observation, _ contributions: Contributions?, _ number: PlannedNumbers.Number,
    _ cell: inout ReleaseCell
  ) {
    cell.isSum = true
    let persons = observation.contributors
    if persons == 0 { cell.isKnownZero = true }
    let total = abs(Double(cell.value)) / number.scale
    let magnitude =
      contributions.map { Magnitude($0) }
      ?? Magnitude(total: total, largest: total / Double(max(1, persons)), second: 0)
    let isKnown = contributions != nil || (1..<policy.smallBase).contains(persons)
    guard isKnown,
      let need = policy.ruleSet.need(
        ofMagnitude: magnitude, contributors: persons, scale: number.scale)
    else { return }
    cell.require(need)
  }

  private func coverage(_ row: RowCells, _ weight: Int, _ cells: inout ReleaseCells) {
    let small = MinimumFrequency(threshold: policy.threshold)
    for place in row.coverage {
      cells.update(place) { cell in
        if small.isSensitive(cell.value) { cell.require(width) }
        guard row.showsCoverage else { return }
        cell.isPrinted = true
        cell.isCount = true
        cell.cost += weight
      }
    }
  }
}
