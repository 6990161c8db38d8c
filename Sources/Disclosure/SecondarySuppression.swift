import Model

/// Names one observation within the datasets of a release.
struct CellReference: Hashable, Sendable {
  /// Index of the dataset.
  var dataset: Int
  /// Index of the observation within it.
  var observation: Int
}

/// Chooses what else must be hidden so that no hidden cell follows from printed ones.
///
/// The whole release comes in at once because all its tables are one linked system.
protocol SecondarySuppression: Sendable {
  /// The cells to hide beside the primary ones; throws where protection cannot be reached.
  func complementaryCells(
    of primary: Set<CellReference>, in datasets: [Dataset], policy: DisclosurePolicy
  ) throws(RunError) -> Set<CellReference>
}

/// Hides nothing more: sums and differences of printed cells may return a hidden one.
struct NoSecondarySuppression: SecondarySuppression {
  func complementaryCells(
    of primary: Set<CellReference>, in datasets: [Dataset], policy: DisclosurePolicy
  ) throws(RunError) -> Set<CellReference> {
    []
  }
}

/// Tries to recover hidden cells from what would be printed, and stops the release where it can.
protocol DisclosureAudit: Sendable {
  /// Throws with status 4 and one finding for each table that gives a hidden cell away.
  func examine(_ release: ProtectedRelease, policy: DisclosurePolicy) throws(RunError)
}
