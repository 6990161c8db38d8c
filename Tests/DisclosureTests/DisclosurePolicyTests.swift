import Disclosure
import Testing

@Suite("DisclosurePolicy")
struct DisclosurePolicyTests {
  @Test("The default hides counts of one to four and order statistics of fewer than ten")
  func defaults() {
    let policy = DisclosurePolicy()
    #expect(policy.threshold == 5)
    #expect(policy.smallBase == 10)
  }
}
