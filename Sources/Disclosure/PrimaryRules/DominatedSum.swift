import Model
import Suppression

/// Hides sums, and means and ratios of sums, most of which one or two persons bring: the (n,k) rule.
///
/// Source: Handbook on Statistical Disclosure Control, 2nd edition, section 4.2.2. Example with (1,85): a sum
/// of 330 to which one person brings 300 is hidden.
struct DominatedSum: PrimaryRule {
  func isSensitive(
    _ observation: Observation, of measure: RuledMeasure, policy: DisclosurePolicy
  ) -> Bool {
    policy.dominance.map { numbers in
      observation.magnitudes.contains {
        DominanceRule(contributors: numbers.contributors, percent: numbers.percent).isSensitive($0)
      }
    } ?? false
  }

  func rule(_ policy: DisclosurePolicy) -> ProtectionRule {
    let text =
      policy.dominance.map {
        "a sum of which \($0.contributors == 1 ? "one person brings" : "two persons bring") "
          + "more than \($0.percent.plainText) %"
      } ?? "a sum that few persons bring"
    return ProtectionRule(id: "dominance", text: text)
  }
}

extension Observation {
  /// The sums behind the value whose single contributions are amounts.
  var magnitudes: [Magnitude] {
    [contributions, denominatorContributions].compactMap { $0.map(Magnitude.init) }
  }
}

extension Magnitude {
  /// A computed sum as the rules see it.
  init(_ sum: Contributions) {
    self.init(total: sum.total, largest: sum.largest, second: sum.second)
  }
}

extension Double {
  /// The number without a point where it is whole.
  var plainText: String {
    Int(exactly: self).map { "\($0)" } ?? "\(self)"
  }
}
