import Model
import Testing

@testable import Disclosure

@Suite("Protection")
struct ProtectionTests {
  private let control = DisclosureControl(
    policy: DisclosurePolicy(name: "test", threshold: 5, smallBase: 10))
  private let period = ReferencePeriod(year: 2026)

  private func dataset(
    _ id: String, _ nature: MeasureNature, _ observations: [Observation]
  ) -> Dataset {
    let text = Localized(az: id, en: id)
    return Dataset(
      indicator: IndicatorDescription(
        id: id, version: 1, area: "a", title: text, definition: text, unit: .percent, decimals: 1,
        direction: .context, frequency: .annual), dimensions: [], observations: observations,
      nature: nature)
  }

  private func key(_ id: String) -> ObservationKey {
    ObservationKey(indicator: id, period: period, position: [])
  }

  private func share(_ part: Int, of whole: Int) -> Observation {
    Observation(
      period: period, position: [], value: 1, contributors: whole, numeratorContributors: part)
  }

  @Test("Each rule that hides a figure is named with its numbers")
  func rules() {
    let datasets = [dataset("a", .share, [share(2, of: 7)])]
    let protection = control.protection(of: key("a"), in: datasets)
    guard case .sensitive(let rules) = protection else {
      Issue.record("\(protection)")
      return
    }
    #expect(rules.map(\.id) == ["small_part", "small_base"])
    #expect(rules[0].text.contains("1 to 4"))
    #expect(rules[1].text.contains("1 to 9"))
  }

  @Test("A figure that follows from a hidden one is hidden with it; others are shown")
  func derived() {
    let derived = Observation(
      period: period, position: [], value: 3, inputs: [key("a"), key("b")])
    let datasets = [
      dataset("a", .share, [share(2, of: 40)]), dataset("b", .share, [share(20, of: 40)]),
      dataset("c", .derived, [derived]),
    ]
    #expect(control.protection(of: key("c"), in: datasets) == .derived(from: [key("a")]))
    #expect(control.protection(of: key("b"), in: datasets) == .shown)
  }

  @Test("A figure that the release hides, and no rule, protects others")
  func complementary() {
    let datasets = [dataset("a", .share, [share(20, of: 40)])]
    #expect(control.protection(of: key("a"), in: datasets, hiding: [key("a")]) == .complementary)
  }

  @Test("Without a value there is nothing to protect")
  func absent() {
    let none = Observation(period: period, position: [], value: nil, absence: .notApplicable)
    let datasets = [dataset("a", .share, [none])]
    #expect(control.protection(of: key("a"), in: datasets) == .absent)
    #expect(control.protection(of: key("b"), in: datasets) == .absent)
  }
}
