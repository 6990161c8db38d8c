import Model
import Testing

@Suite("TargetProgress")
struct TargetProgressTests {
  private func month(_ text: String) -> ReferencePeriod {
    ReferencePeriod(text) ?? ReferencePeriod(year: 1)
  }

  private func progress(
    _ target: Target, _ value: Double, at period: String, from baseline: Double? = nil,
    yearBefore: Double? = nil
  ) -> TargetProgress? {
    target.progress(
      of: Target.Reading(period: month(period), value: value),
      since: baseline.map { Target.Reading(period: month("2024-12"), value: $0) },
      yearBefore: yearBefore)
  }

  /// From 50 in December 2024 to 80 in December 2027 are 10 a year: 9.5 are 95 % of that.
  @Test(
    "The change since the baseline is compared with the one required on a straight line",
    arguments: [
      (60.0, "2025-12", TargetProgress.onTrack), (59.5, "2025-12", .onTrack),
      (59.4, "2025-12", .offTrack), (50, "2025-12", .offTrack), (49.9, "2025-12", .movingAway),
      (80, "2025-01", .reached), (70, "2026-12", .onTrack), (69, "2026-12", .onTrack),
      (68.9, "2026-12", .offTrack), (79.9, "2027-12", .offTrack), (79.9, "2028-06", .offTrack),
      (81, "2028-06", .reached), (51, "2025-01", .onTrack),
    ])
  func straightLine(value: Double, period: String, expected: TargetProgress) {
    let target = Target(least: 80, greatest: nil, by: month("2027-12"))
    #expect(progress(target, value, at: period, from: 50) == expected)
  }

  /// From 20 to 5 in three years are 5 a year downwards.
  @Test("Where less is better the same holds downwards")
  func downwards() {
    let target = Target(least: nil, greatest: 5, by: month("2027-12"))
    #expect(progress(target, 15.2, at: "2025-12", from: 20) == .onTrack)
    #expect(progress(target, 15.3, at: "2025-12", from: 20) == .offTrack)
    #expect(progress(target, 20.1, at: "2025-12", from: 20) == .movingAway)
    #expect(progress(target, 5, at: "2025-12", from: 20) == .reached)
  }

  /// 101 is 6 above 80–95; three years make 2 a year, so 99.1 is 95 % of the way of the first year.
  @Test("A range counts by the distance to it, on either side")
  func range() {
    let target = Target(least: 80, greatest: 95, by: month("2027-12"))
    #expect(progress(target, 99.1, at: "2025-12", from: 101) == .onTrack)
    #expect(progress(target, 99.2, at: "2025-12", from: 101) == .offTrack)
    #expect(progress(target, 74, at: "2025-12", from: 101) == .offTrack)
    #expect(progress(target, 73.9, at: "2025-12", from: 101) == .movingAway)
    for value in [80.0, 90, 95] {
      #expect(progress(target, value, at: "2025-12", from: 101) == .reached)
    }
    #expect(progress(target, 95.1, at: "2025-12", from: 90) == .movingAway)
  }

  @Test("Without a deadline the distance is compared with that of a year before")
  func noDeadline() {
    let target = Target(least: 80, greatest: nil)
    #expect(progress(target, 80, at: "2025-12") == .reached)
    #expect(progress(target, 79, at: "2025-12") == .offTrack)
    #expect(progress(target, 79, at: "2025-12", yearBefore: 79) == .offTrack)
    #expect(progress(target, 79, at: "2025-12", yearBefore: 78) == .offTrack)
    #expect(progress(target, 79, at: "2025-12", yearBefore: 79.1) == .movingAway)
    #expect(progress(target, 79, at: "2025-12", yearBefore: 85) == .movingAway)
  }

  @Test("Without a baseline before it a value that has not reached its target says nothing")
  func noBaseline() {
    let target = Target(least: 80, greatest: nil, by: month("2027-12"))
    #expect(progress(target, 60, at: "2025-12") == nil)
    #expect(progress(target, 60, at: "2024-12", from: 60) == nil)
    #expect(progress(target, 80, at: "2024-12") == .reached)
  }
}
