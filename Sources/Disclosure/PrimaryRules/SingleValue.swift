import Model

/// Hides least and greatest values: each is what one person has, however many persons there are.
///
/// Source: Handbook on Statistical Disclosure Control, 2nd edition, section 4.2; ESSNet guidelines for output
/// checking (maxima and minima). Example: the highest of 4,000 wages is hidden.
struct SingleValue: PrimaryRule {
  func isSensitive(
    _ observation: Observation, of measure: RuledMeasure, policy: DisclosurePolicy
  ) -> Bool {
    measure.nature == .extreme && observation.contributors > 0
  }

  func rule(_ policy: DisclosurePolicy) -> ProtectionRule {
    ProtectionRule(id: "single_value", text: "the least or greatest value, which is one person's")
  }
}
