import Model

/// A reason for which one observation alone may not be shown.
///
/// A rule looks at true values, margins included, before any rounding. Each rule is one file with
/// its source; `PrimaryRules.all` is the list. The arithmetic is that of `Suppression`, where rules are
/// applied to bare numbers.
protocol PrimaryRule: Sendable {
  /// Whether showing the observation would say too much about somebody.
  func isSensitive(
    _ observation: Observation, of measure: RuledMeasure, policy: DisclosurePolicy
  ) -> Bool

  /// The rule in words, with the numbers of a policy.
  func rule(_ policy: DisclosurePolicy) -> ProtectionRule
}

/// What rules need to know of the measure behind an observation.
struct RuledMeasure {
  /// How a value follows from others.
  var nature: MeasureNature
  /// Whether it says something about each person that all, or none, of a group belong to the numerator.
  var isSensitive = false
}

extension RuledMeasure {
  /// The measure of a dataset.
  init(_ dataset: Dataset) {
    self.init(nature: dataset.nature, isSensitive: dataset.isSensitive)
  }
}

/// The rules about single observations, in the order they are described in `docs/disclosure.md`.
enum PrimaryRules {
  static let all: [any PrimaryRule] = [
    SmallCount(), SmallPart(), SmallBase(), SmallQuantileBase(), SingleValue(), EverybodyAlike(),
    DominatedSum(), EstimableSum(), KnownSum(), OneHousehold(),
  ]

  /// Whether any rule hides an observation.
  static func areSensitive(
    _ observation: Observation, of measure: RuledMeasure, policy: DisclosurePolicy
  ) -> Bool {
    switch measure.nature {
    case .published, .impersonal: false
    default: all.contains { $0.isSensitive(observation, of: measure, policy: policy) }
    }
  }
}
