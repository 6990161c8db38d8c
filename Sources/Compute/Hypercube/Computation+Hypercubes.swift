public import Model
import Parallel

/// What is done to a hypercube: takes its true counts, and gives one count for each inner cell.
public typealias CountAlteration = (PlannedHypercube) -> [Int]

/// All indicators over the rows of one extract for one period.
struct PlannedSource: Sendable {
  /// The extract.
  var extract: String
  /// The period.
  var period: ReferencePeriod
  /// The rows.
  var table: LinkedTable
  /// The indicators, each by its place in the catalogue and the place of the period in its series.
  var members: [Member]

  /// One indicator and the place of one of its periods.
  struct Member: Sendable {
    var indicator: Int
    var period: Int
  }
}

extension Computation {
  /// Replaces all numbers of people by those of altered hypercubes.
  ///
  /// - Parameters:
  ///   - sources: tables and the indicators over them.
  ///   - evaluations: how each indicator is computed in each period.
  ///   - totals: the true totals.
  ///   - alter: called for one hypercube after another, earlier periods first.
  /// - Returns: totals by indicator and period; nil where nothing was replaced.
  func rounded(
    _ sources: [PlannedSource], _ evaluations: [[UnitEvaluation?]], _ totals: [[CellTotals?]],
    by alter: CountAlteration
  ) -> [[RoundedTotals?]] {
    var rounded: [[RoundedTotals?]] = totals.map { Array(repeating: nil, count: $0.count) }
    let repeated = RepeatedExpressions(catalogue.indicators).byExtract
    let planned = sources.map { source in
      var source = source
      source.members = source.members.filter { isAltered(catalogue.indicators[$0.indicator]) }
      return source
    }.filter { !$0.members.isEmpty }.sorted {
      ($0.period.lastDay, $0.period, $0.extract) < ($1.period.lastDay, $1.period, $1.extract)
    }
    for start in stride(from: 0, to: planned.count, by: max(1, threads) * 2) {
      let batch = Array(planned[start..<min(start + max(1, threads) * 2, planned.count)])
      let cubes = parallelMap(batch, threads: threads) {
        collected($0, evaluations, repeated[$0.extract] ?? [])
      }
      for (source, cubes) in zip(batch, cubes) {
        let sums = cubes.hypercubes.map { $0.sums(of: alter($0)) }
        for (place, member) in source.members.enumerated() {
          guard let exact = totals[member.indicator][member.period],
            let evaluation = evaluations[member.indicator][member.period]
          else { continue }
          rounded[member.indicator][member.period] = RoundedTotals(
            exact, evaluation, unit: catalogue.indicators[member.indicator].description.unit
          ) { part, table in
            cubes.collector.block(part, member: place, table: table).map {
              (sums[$0.kind], $0.start)
            }
          }
        }
      }
    }
    return rounded
  }

  private struct CollectedCubes: Sendable {
    var collector: IncidenceCollector
    var hypercubes: [PlannedHypercube]
  }

  private func collected(
    _ source: PlannedSource, _ evaluations: [[UnitEvaluation?]], _ repeated: Set<Expression>
  ) -> CollectedCubes {
    let members = source.members.compactMap { evaluations[$0.indicator][$0.period] }
    let descriptions = source.members.map { catalogue.indicators[$0.indicator].description }
    var collector = IncidenceCollector(
      members, ids: descriptions.map(\.id), units: descriptions.map(\.unit))
    collector.collect(source.table, sharing: repeated)
    let hypercubes = collector.kinds.map { kind in
      PlannedHypercube(
        extract: source.extract, period: source.period, unit: kind.unit, depths: kind.plan.depths,
        cells: InnerCells(kind, source.table).cells)
    }
    collector.forgetIncidences()
    return CollectedCubes(collector: collector, hypercubes: hypercubes)
  }

  /// Whether an indicator counts people; figures that others have published are theirs.
  private func isAltered(_ indicator: Indicator) -> Bool {
    guard case .units(let plan) = indicator.plan else { return false }
    if case .value = plan.measure { return false }
    let isAboutPeople = catalogue.contract(plan.population.extract)?.isAboutPeople ?? true
    return isAboutPeople || plan.countsPersons
  }
}
