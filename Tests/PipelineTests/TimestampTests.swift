import Model
import Pipeline
import Testing

@Suite("Timestamp")
struct TimestampTests {
  @Test(
    "Baku's clocks are four hours ahead of UTC, over midnight and New Year as well",
    arguments: [
      // Seconds from `date -u -d … +%s`.
      (Int64(0), "1970-01-01 04:00", "1970-01-01T00:00:00Z"),
      (1_795_152_600, "2026-11-20 09:30", "2026-11-20T05:30:00Z"),
      (1_798_747_199, "2026-12-31 23:59", "2026-12-31T19:59:59Z"),
      (1_798_747_200, "2027-01-01 00:00", "2026-12-31T20:00:00Z"),
      (-1, "1970-01-01 03:59", "1969-12-31T23:59:59Z"),
    ])
  func clocks(seconds: Int64, baku: String, iso: String) {
    let timestamp = Timestamp(seconds: seconds)
    #expect(timestamp.bakuText == baku)
    #expect(timestamp.isoText == iso)
    #expect(timestamp.bakuDay.description == String(baku.prefix(10)))
  }

  @Test("A time by Baku's clocks is the moment that they show it")
  func moment() throws {
    let day = try #require(Day(iso: "2026-11-20"))
    #expect(Timestamp(baku: day, hour: 9, minute: 30).seconds == 1_795_152_600)
  }

  @Test("Moments at the ends of time do not trap")
  func extremes() {
    for seconds in [Int64.min, Int64.max] {
      #expect(!Timestamp(seconds: seconds).bakuText.isEmpty)
      #expect(!Timestamp(seconds: seconds).isoText.isEmpty)
    }
  }
}
