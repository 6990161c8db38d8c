import Model

/// Hides shares, ratios, means and quantiles over 1 to `smallBase` - 1 contributors, and indices over
/// unpublished parts with as few.
///
/// That a quantile is not reached says as much about its units as a value would.
///
/// Order statistics are values of single persons, and a mean of few is nearly one. Source: Handbook
/// on Statistical Disclosure Control, 2nd edition, section 4.2; the number 10 is that of ACRO and of
/// the ESSNet guidelines for output checking. Example: a median of 9 wages is hidden, of 10 shown.
struct SmallBase: PrimaryRule {
  func isSensitive(
    _ observation: Observation, nature: MeasureNature, policy: DisclosurePolicy
  ) -> Bool {
    switch nature {
    case .share, .ratio, .mean, .quantile, .derived:
      (1..<policy.smallBase).contains(observation.contributors)
    case .frequency, .published, .impersonal: false
    }
  }

  func rule(_ policy: DisclosurePolicy) -> ProtectionRule {
    ProtectionRule(
      id: "small_base", text: "a base of 1 to \(policy.smallBase - 1) persons or units")
  }
}
