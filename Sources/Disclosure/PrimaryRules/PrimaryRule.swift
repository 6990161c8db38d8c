import Model

/// A reason for which one observation alone may not be shown.
///
/// A rule looks at true values, margins included, before any rounding. Each rule is one file with
/// its source; `PrimaryRules.all` is the list.
protocol PrimaryRule: Sendable {
  /// Whether showing the observation would say too much about somebody.
  func isSensitive(
    _ observation: Observation, nature: MeasureNature, policy: DisclosurePolicy
  ) -> Bool

  /// The rule in words, with the numbers of a policy.
  func rule(_ policy: DisclosurePolicy) -> ProtectionRule
}

/// The rules of the first policy, in the order they are described in `docs/disclosure.md`.
enum PrimaryRules {
  static let all: [any PrimaryRule] = [SmallCount(), SmallPart(), SmallBase()]
}
