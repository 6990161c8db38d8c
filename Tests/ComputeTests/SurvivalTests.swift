import TestSupport
import Testing

@testable import Compute

@Suite("Survival")
struct SurvivalTests {
  /// Weeks of remission, a minus for those still in remission.
  ///
  /// Source: E. J. Freireich et al., "The Effect of
  /// 6-Mercaptopurine on the Duration of Steroid-induced Remissions in Acute Leukemia", Blood 21
  /// (1963), as printed in D. G. Kleinbaum and M. Klein, Survival Analysis, 3rd ed. (2012), table 1.1.
  private static let treated = [
    6, 6, 6, 7, 10, 13, 16, 22, 23, -6, -9, -10, -11, -17, -19, -20, -25, -32, -32, -34, -35,
  ]
  private static let placebo = [
    1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23,
  ]

  private func lives(_ weeks: [Int]) -> [Lifetime] {
    weeks.map { Lifetime(exit: Int32(abs($0)), entry: 0, isEvent: $0 > 0) }
  }

  @Test("Remission under 6-mercaptopurine lasts 23 weeks in the median, under placebo 8")
  func freireich() {
    // The printed survival: 0.857 at 6, 0.807 at 7, 0.753 at 10, 0.690 at 13, 0.627 at 16, 0.538 at
    // 22, 0.448 at 23 weeks, and no event later.
    let printed: [(Double, Int?)] = [
      (0.14, 6), (0.15, 7), (0.19, 7), (0.2, 10), (0.24, 10), (0.25, 13), (0.32, 16), (0.38, 22),
      (0.5, 23), (0.55, 23), (0.56, nil), (0.75, nil),
    ]
    for (order, weeks) in printed {
      #expect(Survival.quantile(of: lives(Self.treated), order: order) == weeks, "\(order)")
    }
    for (order, weeks) in [(0.25, 4), (0.5, 8), (0.75, 12)] {
      #expect(Survival.quantile(of: lives(Self.placebo), order: order) == weeks)
    }
  }

  @Test("The order of the units does not matter")
  func order() {
    var numbers = SeededNumbers(seed: 5)
    for _ in 0..<20 {
      let mixed = lives(Self.treated.shuffled(using: &numbers))
      #expect(Survival.quantile(of: mixed, order: 0.5) == 23)
    }
  }

  @Test("Who enters late is at risk only afterwards")
  func truncated() {
    let lives = [
      Lifetime(exit: 2, entry: 0, isEvent: true), Lifetime(exit: 5, entry: 0, isEvent: true),
      Lifetime(exit: 5, entry: 2, isEvent: false), Lifetime(exit: 4, entry: 1, isEvent: true),
    ]
    // By hand: 1 of 3 at 2, 1 of 3 at 4, 1 of 2 at 5: survival 2/3, 4/9, 2/9. Had all been at risk
    // from the start, survival at 2 would be 3/4.
    for (order, time) in [(0.3, 2), (0.5, 4), (0.6, 5), (0.75, 5)] {
      #expect(Survival.quantile(of: lives, order: order) == time)
    }
    #expect(Survival.quantile(of: lives, order: 0.8) == nil)
  }

  @Test("Without censoring k of n events are exactly k/n, whatever the product has lost")
  func exact() {
    for count in 1...70 {
      let all = lives(Array(1...count))
      for events in 1...count {
        let order = Double(events) / Double(count)
        #expect(Survival.quantile(of: all, order: order) == events)
      }
    }
  }

  @Test("Nobody, or nobody with the event, has no quantile; events at once count at time 0")
  func edges() {
    #expect(Survival.quantile(of: [], order: 0.5) == nil)
    #expect(Survival.quantile(of: lives([-5, -6]), order: 0.01) == nil)
    let atOnce = Lifetime(exit: 0, entry: 0, isEvent: true)
    #expect(Survival.quantile(of: [atOnce, atOnce] + lives([9]), order: 0.5) == 0)
  }
}
