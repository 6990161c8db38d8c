import Disclosure
import Model
import Testing

@testable import Publish

@Suite("ProtectionText") struct ProtectionTextTests {
  private func text(
    _ profile: DisclosurePolicy.Profile, isAudited: Bool = true,
    _ change: (inout DisclosurePolicy) -> Void = { _ in }
  ) -> [String] {
    var policy = DisclosurePolicy(name: profile.rawValue, threshold: 7, profile: profile)
    change(&policy)
    return ProtectionText(
      facts: MethodFacts(toolVersion: "1", policy: policy, isAudited: isAudited),
      account: DisclosureAccount(policy: policy.name, observations: 1200, hidden: 34)
    ).paragraphs.map(\.en)
  }

  @Test("says with its numbers what is hidden, how much of it, and that the audit found nothing")
  func suppress() {
    let text = text(.suppress)
    #expect(text.contains { $0.contains("Counts from 1 to 6") && $0.contains("fewer than 10") })
    #expect(text.contains { $0.contains("values that are 6 or more apart are possible") })
    #expect(
      text.contains { $0.contains("Of 1,200 observations") && $0.contains("34 are not shown") })
    #expect(text.last?.contains("found none, and none to within less than 6") == true)
  }

  @Test("does not speak of an audit that was not made")
  func unaudited() {
    #expect(!text(.suppress, isAudited: false).contains { $0.contains("separate program") })
  }

  @Test("leaves out rules that are not applied")
  func rules() {
    #expect(text(.suppress).contains { $0.contains("estimated to within 10%") })
    let without = text(.suppress) { $0.withinPercent = nil }
    #expect(!without.contains { $0.contains("estimated to within") })
  }

  @Test(
    "says of rounded figures that they are, and of unprotected ones that nobody may publish them")
  func otherProfiles() {
    #expect(text(.round).first?.contains("replaced by 0 or 5") == true)
    #expect(!text(.round).contains { $0.contains("[c]") })
    #expect(
      text(.none) == [
        "These figures are not protected. They are confidential and not for publication."
      ])
  }

  @Test("never names the seed, nor which of the two kinds a hidden number is")
  func silence() {
    for profile in DisclosurePolicy.Profile.allCases {
      for paragraph in text(profile) {
        #expect(!paragraph.lowercased().contains("seed") && !paragraph.contains("primary"))
      }
    }
  }

  @Test("names the tables that are left out, under a heading of their own")
  func detail() throws {
    var dataset = Sample.register
    dataset.coarsenings = [[["sex"]]]
    var policy = Sample.policy
    policy.coarsening = 1000
    let figures = try Sample.protect([dataset], policy: policy).datasets.map(IndicatorFigures.init)
    let text = DetailText(figures: figures).paragraphs
    #expect(text.count == 2)
    #expect(text.last?.en == "Persons with refugee status: sex.")
    #expect(DetailText(figures: []).paragraphs.isEmpty)
  }

  /// Others have published the total and the men: the three women could be computed.
  @Test("does not say of tables that could not be protected that no cell was looked at")
  func unprotected() throws {
    var dataset = Sample.register
    dataset.observations = [(DimensionValue.total, 1703), (.code(0), 3), (.code(1), 1700)].map {
      Observation(
        period: Sample.month("2026-10"), position: [$0], value: Double($1), contributors: $1)
    }
    let known = [([:], 1703), (["sex": "M"], 1700)].map { (codes: [String: String], count: Int) in
      OutsideFigure(
        indicator: "doc_register_stock", number: .value, period: Sample.month("2026-10"),
        codes: codes, range: count...count, file: "outside.csv")
    }
    let release = try DisclosureControl(
      policy: Sample.policy, history: ReleaseHistory(outside: known)
    ).protect([dataset])
    let text = DetailText(figures: release.datasets.map(IndicatorFigures.init)).paragraphs
    #expect(text.count == 2)
    #expect(text.first?.en.contains("without looking at single cells") == false)
    #expect(text.last?.en == "Persons with refugee status: sex.")
  }
}
