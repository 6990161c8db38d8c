import Disclosure
import Model
import Testing

@testable import Publish

@Suite("Series+Comparison") struct SeriesComparisonTests {
  private func series(_ values: [Double?], breaks: Set<Int> = []) -> Series {
    let first = Sample.month("2025-10")
    return Series(
      periods: values.indices.map { first.advanced(by: $0) },
      marks: values.map { $0.map { Mark(.value($0)) } }, breaks: breaks)
  }

  @Test("subtracts printed values, and nothing over a gap, a break or the beginning")
  func changes() {
    let series = series([50.0, 52.1, nil, 49, 51], breaks: [4])
    #expect(series.change(at: 1, back: 1, decimals: 1) == .difference(2.1))
    #expect(series.change(at: 2, back: 1, decimals: 1) == .noValue)
    #expect(series.change(at: 3, back: 1, decimals: 1) == .noValue)
    #expect(series.change(at: 3, back: 2, decimals: 1) == .difference(-3.1))
    #expect(series.change(at: 4, back: 1, decimals: 1) == .notComparable)
    #expect(series.change(at: 0, back: 1, decimals: 1) == nil)
    #expect(series.change(at: 9, back: 1, decimals: 1) == nil)
  }

  /// From 40 in October 2025 to 60 in October 2027 are 10 a year.
  @Test("measures progress from the baseline of the target, else from the first value")
  func progress() {
    let target = Target(least: 60, greatest: nil, by: Sample.month("2027-10"))
    let values: [Double?] = [nil, 40, 41] + Array(repeating: nil, count: 9) + [49.5]
    #expect(series([40] + values.dropFirst()).progress(at: 12, to: target) == .onTrack)
    // From November on there are 23 months for 20: 9.5 in eleven are on the way.
    #expect(series(values).progress(at: 12, to: target) == .onTrack)
    var late = target
    late.baseline = Sample.month("2025-12")
    // 19 in 22 months are required, 8.5 in ten are 98 % of it; 8.2 are 94.9 %.
    #expect(series(values).progress(at: 12, to: late) == .onTrack)
    #expect(series(values.dropLast() + [49.2]).progress(at: 12, to: late) == .offTrack)
    late.baseline = Sample.month("2025-10")
    #expect(series(values).progress(at: 12, to: late) == nil)
    #expect(series(values, breaks: [5]).progress(at: 12, to: target) == nil)
    #expect(series(values).progress(at: 11, to: target) == nil)
  }

  @Test("looks a year back without a deadline, but not over a break")
  func noDeadline() {
    let target = Target(least: nil, greatest: 30)
    let values: [Double?] = [35] + Array(repeating: nil, count: 11) + [36, 34, 30]
    #expect(series(values).progress(at: 12, to: target) == .movingAway)
    #expect(series(values, breaks: [7]).progress(at: 12, to: target) == .offTrack)
    #expect(series(values).progress(at: 13, to: target) == .offTrack)
    #expect(series(values).progress(at: 14, to: target) == .reached)
  }
}

@Suite("Comparison columns") struct ComparisonColumnTests {
  private func rows(_ columns: [String]) throws -> [[String]] {
    let file = try #require(Sample.strictFiles()["data/lab_job_entry_12m_share.csv"])
    let header = file.prefix { $0 != "\n" }.split(separator: ",").map(String.init)
    let places = columns.compactMap { header.firstIndex(of: $0) }
    return file.split(separator: "\n").dropFirst().map { line in
      let fields = line.split(separator: ",", omittingEmptySubsequences: false)
      return places.map { String(fields[$0]) }
    }
  }

  /// 40.0 to 60 are 20.0 in 27 months; 12 months ask for 8.9 and 13 for 9.6.
  @Test("hold changes of the same position and the progress of the total")
  func changes() throws {
    #expect(
      try rows(["period", "sex", "value", "change_previous", "change_year", "target_progress"]) == [
        ["2025-09", "_T", "40.0", "", "", ""], ["2025-10", "_T", "40.6", "0.6", "", "off_track"],
        ["2026-09", "_T", "50.0", "", "10.0", "on_track"],
        ["2026-09", "F", "50.0", "", "", ""], ["2026-09", "M", "", "", "", ""],
        ["2026-10", "_T", "51.2", "1.2", "10.6", "on_track"],
        ["2026-10", "F", "50.0", "0.0", "", ""], ["2026-10", "M", "", "", "", ""],
      ])
  }

  /// 398 of 400 women were found: the two who were not are not to be known.
  @Test("hold interval, coverage and cohort, where they may be shown")
  func coverage() throws {
    let columns = ["period", "sex", "lower", "upper", "interval_type", "linked_coverage", "cohort"]
    let rows = try rows(columns).suffix(3)
    #expect(
      Array(rows) == [
        ["2026-10", "_T", "49.2", "53.2", "confidence", "97.2", "2024-11/2025-10"],
        ["2026-10", "F", "48.0", "52.0", "confidence", "", "2024-11/2025-10"],
        ["2026-10", "M", "", "", "", "", "2024-11/2025-10"],
      ])
  }
}

@Suite("HeadlineNotes") struct HeadlineNotesTests {
  private func notes(_ language: Language, _ dataset: Dataset = Sample.jobs) throws -> [String] {
    let release = try Sample.protect([dataset], policy: DisclosurePolicy())
    let headline = HeadlineView(
      figures: IndicatorFigures(release.datasets[0]), language: language,
      period: Sample.month("2026-10"))
    return HeadlineNotes(headline: headline).list.map { note in
      "\(note.term): \(note.text)" + (note.state.map { " – \($0)" } ?? "")
    }
  }

  @Test("tell interval, coverage, target and progress")
  func texts() throws {
    #expect(
      try notes(.en) == [
        "95% confidence interval: 49.2–53.2%", "Linked: 97.2%",
        "Target: at least 60% by December 2027 – on track",
      ])
    #expect(
      try notes(.az) == [
        "95% etibarlılıq intervalı: 49,2–53,2%", "Əlaqələndirilib: 97,2%",
        "Hədəf: ən azı 60%, son müddət dekabr 2027 – cədvəl üzrə irəliləyir",
      ])
  }

  @Test("tell whom a value is about, for one month and for many")
  func cohorts() {
    let window = CohortWindow(pool: 12, after: 12)
    let single = CohortWindow(pool: 1, after: 6)
    let period = Sample.month("2026-10")
    let (az, en) = (PeriodFormat(language: .az), PeriodFormat(language: .en))
    #expect(
      en.cohorts(window, for: period) == "Cohorts Nov 2024–Oct 2025, 12 months pooled")
    #expect(
      az.cohorts(window, for: period) == "Kohortlar: noy 2024 – okt 2025, 12 ay birləşdirilib")
    #expect(en.cohorts(single, for: period) == "Cohort of Apr 2026")
    #expect(az.cohorts(single, for: period) == "Kohort: apr 2026")
  }

  @Test("say nothing of what is not there")
  func nothing() throws {
    #expect(try notes(.en, Sample.register) == [])
  }
}
