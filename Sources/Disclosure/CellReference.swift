import Model

/// Names one observation within the datasets of a release.
struct CellReference: Hashable, Sendable {
  /// Index of the dataset.
  var dataset: Int
  /// Index of the observation within it.
  var observation: Int
}
