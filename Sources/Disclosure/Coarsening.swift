import Model

/// Chooses, for tables that a definition gives in several degrees of detail, the most detailed one
/// that is large enough.
///
/// A table is large enough where `least` persons or more are behind the position in the middle, on
/// average over all periods that readers see. The median says nothing about a single cell, and unlike
/// the mean it is not that of the capital; the choice is one for the whole series, so that tables do not
/// change from month to month. A table that was shown before stays as long as four fifths of that are there,
/// and one that was not is shown from six fifths on. Where even the coarsest table is too small, only the total is
/// shown. Source: Handbook on Statistical Disclosure Control, 2nd edition, section 4.3.1 (table
/// redesign before suppression).
struct Coarsening {
  /// Least number of contributors of the position in the middle.
  let least: Int
  /// What the release before showed.
  var before = ShownDetail()

  /// The tables of a dataset that are left out, each a list of dimension ids.
  func withheldTables(of dataset: Dataset) -> [[String]] {
    dataset.coarsenings.flatMap { tables in
      let shown = tables.firstIndex { isLargeEnough($0, dataset) }
      return tables.indices.filter { $0 != shown }.map { tables[$0] }
    }
  }

  /// Contributors that are asked for, in fifths of `least`.
  private func fifths(_ table: [String], _ indicator: String) -> Int {
    switch before.wasShown(table, of: indicator) {
    case true?: 4
    case false?: 6
    case nil: 5
    }
  }

  private func isLargeEnough(_ table: [String], _ dataset: Dataset) -> Bool {
    let shown = dataset.observations.filter { $0.period >= dataset.shownFrom ?? $0.period }
    let periods = Set(shown.map(\.period)).count
    var sums: [[DimensionValue]: Int] = [:]
    for observation in shown where dataset.table(of: observation) == Set(table) {
      sums[observation.position, default: 0] += observation.contributors
    }
    let sorted = sums.values.filter { $0 > 0 }.sorted()
    guard !sorted.isEmpty else { return false }
    return sorted[sorted.count / 2] * 5
      >= fifths(table, dataset.indicator.id) * least * periods
  }
}

extension Dataset {
  /// The dimensions on which an observation is not the total.
  func table(of observation: Observation) -> Set<String> {
    Set(zip(dimensions, observation.position).filter { $1 != .total }.map(\.0.id))
  }
}
