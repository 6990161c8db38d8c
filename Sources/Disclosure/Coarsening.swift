import Model

/// Chooses, for tables that a definition gives in several degrees of detail, the most detailed one
/// that is large enough.
///
/// A table is large enough where on average `least` persons or more are behind each of its positions,
/// over all periods that readers see. The choice looks at totals and at the number of positions, never
/// at a single cell, so that it says nothing about one; it is one for the whole series, so that tables
/// do not change from month to month. Where even the coarsest table is too small, only the total is
/// shown. Source: Handbook on Statistical Disclosure Control, 2nd edition, section 4.3.1 (table
/// redesign before suppression).
struct Coarsening {
  /// Least mean number of contributors of a position.
  let least: Int

  /// The tables of a dataset that are left out, each a list of dimension ids.
  func withheldTables(of dataset: Dataset) -> [[String]] {
    dataset.coarsenings.flatMap { tables in
      let shown = tables.firstIndex { isLargeEnough($0, dataset) }
      return tables.indices.filter { $0 != shown }.map { tables[$0] }
    }
  }

  private func isLargeEnough(_ table: [String], _ dataset: Dataset) -> Bool {
    let shown = dataset.observations.filter { $0.period >= dataset.shownFrom ?? $0.period }
    let totals = shown.filter { dataset.table(of: $0).isEmpty && $0.value != nil }
    let positions = Set(shown.filter { dataset.table(of: $0) == Set(table) }.map(\.position))
    guard !totals.isEmpty, !positions.isEmpty else { return false }
    let mean = totals.map(\.contributors).reduce(0, +) / totals.count
    return mean >= least * positions.count
  }
}

extension Dataset {
  /// The dimensions on which an observation is not the total.
  func table(of observation: Observation) -> Set<String> {
    Set(zip(dimensions, observation.position).filter { $1 != .total }.map(\.0.id))
  }
}
