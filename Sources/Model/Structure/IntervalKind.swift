/// What the interval beside a value says.
public enum IntervalKind: String, CaseIterable, Hashable, Sendable {
  /// The 95 % confidence interval of a share: E. B. Wilson, "Probable Inference, the Law of Succession,
  /// and Statistical Inference", JASA 22 (1927); of a weighted share with the effective number of units
  /// of L. Kish, Survey Sampling (1965), (sum of weights)² / sum of squared weights.
  case confidence
  /// The least and the greatest value that units without a key could lead to.
  case linkage
}
