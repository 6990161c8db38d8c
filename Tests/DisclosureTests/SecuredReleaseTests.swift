import Model
import Testing

@testable import Disclosure

@Suite("SecuredRelease")
struct SecuredReleaseTests {
  @Test("Everything is shown, and every row says that it is for internal use")
  func everything() {
    let release = SecuredRelease(policy: DisclosurePolicy(name: "none", profile: .none)).showing([
      Fixtures.dataset("n", .frequency, [Fixtures.count(0), Fixtures.count(1)]),
      Fixtures.dataset("s", .share, [Fixtures.share(1, of: 2)]),
    ])
    #expect(release.datasets[0].observations.map(\.value) == [0, 1])
    #expect(release.datasets[1].observations.first?.numerator == 1)
    #expect(
      release.datasets.flatMap(\.observations).allSatisfy { $0.confidentiality == .internalUse })
    #expect(ConfidentialityStatus.internalUse.rawValue == "N")
    #expect(release.account.hidden == 0)
    #expect(release.account.observations == 3)
  }
}
