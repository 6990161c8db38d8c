import Disclosure
import Model
import Testing

@Suite("Inheritance")
struct InheritanceTests {
  @Test("What is computed from a hidden figure is hidden, through any number of steps")
  func chain() throws {
    let index = Fixtures.dataset("index", .derived, [Fixtures.derived(from: ["gap"])])
    let gap = Fixtures.dataset("gap", .derived, [Fixtures.derived(from: ["benchmark", "rate"])])
    let rate = Fixtures.dataset("rate", .share, [Fixtures.share(2, of: 40)])
    let benchmark = Fixtures.dataset("benchmark", .published, [Fixtures.count(70)])
    #expect(try Fixtures.hidden([index, gap, rate, benchmark]) == [true])
    let shown = Fixtures.dataset("rate", .share, [Fixtures.share(20, of: 40)])
    #expect(try Fixtures.hidden([index, gap, shown, benchmark]) == [false])
  }

  @Test("Only the periods that use a hidden figure are hidden")
  func periods() throws {
    let derived = Fixtures.dataset(
      "sum", .derived,
      [Fixtures.derived(from: ["a"], place: 0), Fixtures.derived(from: ["a"], place: 1)])
    let counts = Fixtures.dataset("a", .frequency, [Fixtures.count(3), Fixtures.count(30)])
    #expect(
      try Fixtures.hidden([derived, counts], policy: Fixtures.forgetful) == [true, false])
  }

  /// A mean over periods before the first extract: its absence says nothing of those that there are.
  @Test("Where a source is missing or late nothing is hidden, whatever its inputs are")
  func missing() throws {
    for absence in [AbsenceReason.sourceMissing, .notYetDue] {
      var derived = Fixtures.dataset("sum", .derived, [Fixtures.derived(from: ["a"])])
      derived.observations[0].value = nil
      derived.observations[0].absence = absence
      let counts = Fixtures.dataset("a", .frequency, [Fixtures.count(3)])
      #expect(try Fixtures.hidden([derived, counts]) == [false])
    }
  }
}
