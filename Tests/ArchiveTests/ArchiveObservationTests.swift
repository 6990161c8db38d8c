import Disclosure
import Model
import TestSupport
import Testing

@testable import Archive

@Suite("Archive+Observations")
struct ArchiveObservationTests {
  @Test("Observations come back with codes, status and reasons, and hidden ones without a value")
  func roundTrip() throws {
    let folder = try TemporaryFolder()
    let archive = try Archive(path: folder.file("archive.sqlite"))
    var dataset = try Samples.dataset(periods: ["2026-10"])
    dataset.observations[1].contributors = 3
    dataset.observations[2].value = nil
    dataset.observations[2].absence = .sourceMissing
    try store(archive, [dataset], vintage: "v1")
    let stored = try archive.observations(indicator: "stock", vintage: "v1")
    #expect(stored.map(\.position) == [["_T"], ["F"], ["M"]])
    #expect(stored.map(\.dimensions) == Array(repeating: ["sex"], count: 3))
    #expect(stored.map(\.value) == [100, nil, nil])
    #expect(stored.map(\.denominator) == [1000, nil, 1000])
    #expect(stored.map(\.confidentiality) == [.free, .confidential, .free])
    #expect(stored.map(\.absence) == [nil, .notPublished, .sourceMissing])
    #expect(stored.map(\.status) == [[], [.provisional, .suppressed], [.provisional, .missing]])
    #expect(try archive.observations(indicator: "other", vintage: "v1").isEmpty)
    #expect(try archive.observations(indicator: "stock", vintage: "v2").isEmpty)
  }

  @Test("Every vintage stays readable as it was, also when the code list has changed since")
  func vintages() throws {
    let folder = try TemporaryFolder()
    let archive = try Archive(path: folder.file("archive.sqlite"))
    try store(archive, [Samples.dataset(periods: ["2026-09"])], vintage: "2026-09")
    let renamed = Samples.sex(["women", "men"])
    try store(
      archive,
      [Samples.dataset(periods: ["2026-09", "2026-10"], base: 200, dimension: renamed)],
      vintage: "2026-10")
    let (old, new) = (
      try archive.observations(indicator: "stock", vintage: "2026-09"),
      try archive.observations(indicator: "stock", vintage: "2026-10")
    )
    #expect(old.map(\.value) == [100, 101, 102])
    #expect(old.map(\.position.first) == ["_T", "F", "M"])
    #expect(new.map(\.value) == [200, 201, 202, 200, 201, 202])
    #expect(new.map(\.position.first).suffix(2) == ["women", "men"])
    #expect(try archive.vintages() == ["2026-09", "2026-10"])
  }

  @Test("Vintages share the periods that did not change")
  func sharing() throws {
    let folder = try TemporaryFolder()
    let archive = try Archive(path: folder.file("archive.sqlite"))
    try store(archive, [Samples.dataset(periods: ["2026-08", "2026-09"])], vintage: "a")
    #expect(try storedRows(archive) == 6)
    try store(archive, [Samples.dataset(periods: ["2026-08", "2026-09", "2026-10"])], vintage: "b")
    #expect(try storedRows(archive) == 9)
    try store(archive, [Samples.dataset(periods: ["2026-08"], version: 2)], vintage: "c")
    #expect(try storedRows(archive) == 12)
  }

  @Test("A vintage written again holds the new figures only; other vintages keep theirs")
  func replacement() throws {
    let folder = try TemporaryFolder()
    let archive = try Archive(path: folder.file("archive.sqlite"))
    try store(archive, [Samples.dataset(periods: ["2026-09"])], vintage: "a")
    try store(archive, [Samples.dataset(periods: ["2026-09", "2026-10"])], vintage: "b")
    try store(archive, [Samples.dataset(periods: ["2026-09"], base: 300)], vintage: "b")
    #expect(
      try archive.observations(indicator: "stock", vintage: "b").map(\.value) == [300, 301, 302])
    #expect(
      try archive.observations(indicator: "stock", vintage: "a").map(\.value) == [100, 101, 102])
    #expect(try storedRows(archive) == 6)
  }

  @Test("A number that is not finite, and an indicator given twice, store nothing at all")
  func inconsistent() throws {
    let folder = try TemporaryFolder()
    let archive = try Archive(path: folder.file("archive.sqlite"))
    var infinite = try Samples.dataset(periods: ["2026-10"])
    infinite.observations[0].value = .nan
    let twice = try Samples.dataset(periods: ["2026-10"])
    for datasets in [[infinite], [twice, twice]] {
      let error = #expect(throws: RunError.self) { try store(archive, datasets, vintage: "a") }
      #expect(error?.status == .bug)
      #expect(try archive.runs(limit: 9).isEmpty)
      #expect(try archive.vintages().isEmpty)
      #expect(try storedRows(archive) == 0)
    }
  }

  @Test("A figure changed by hand is noticed when it is read")
  func changedByHand() throws {
    let folder = try TemporaryFolder()
    let archive = try Archive(path: folder.file("archive.sqlite"))
    try store(archive, [Samples.dataset(periods: ["2026-10"])], vintage: "a")
    try archive.execute("UPDATE observation SET value = 7 WHERE place = 1")
    let error = #expect(throws: RunError.self) {
      _ = try archive.observations(indicator: "stock", vintage: "a")
    }
    #expect(error?.diagnostics.first?.code == "ARC003")
  }

  @Test("Minus zero is zero, and the smallest and largest numbers survive")
  func numbers() throws {
    let folder = try TemporaryFolder()
    let archive = try Archive(path: folder.file("archive.sqlite"))
    let values = [-0.0, Double.leastNonzeroMagnitude, Double.greatestFiniteMagnitude]
    var dataset = try Samples.dataset(periods: ["2026-10"])
    for (place, value) in values.enumerated() {
      dataset.observations[place].value = value
    }
    try store(archive, [dataset], vintage: "a")
    let stored = try archive.observations(indicator: "stock", vintage: "a").map(\.value)
    #expect(stored == values)
    #expect(stored.first??.sign == .plus)
  }

  @Test("Intervals and coverage come back with what they mean, and are part of a vintage")
  func intervals() throws {
    let folder = try TemporaryFolder()
    let archive = try Archive(path: folder.file("archive.sqlite"))
    var dataset = try Samples.dataset(periods: ["2026-10"])
    dataset.indicator.interval = .linkage
    dataset.observations[0].interval = -0.0...55.5
    dataset.observations[0].linked = 90
    dataset.observations[0].population = 100
    try store(archive, [dataset], vintage: "a")
    dataset.observations[0].interval = 40...56
    try store(archive, [dataset], vintage: "b")
    let stored = try archive.observations(indicator: "stock", vintage: "a")
    #expect(stored.map(\.lower) == [0, nil, nil])
    #expect(stored.first?.lower?.sign == .plus)
    #expect(stored.map(\.upper) == [55.5, nil, nil])
    #expect(stored.map(\.intervalType) == [.linkage, nil, nil])
    #expect(stored.map(\.linkedCoverage) == [90, nil, nil])
    #expect(try archive.observations(indicator: "stock", vintage: "b").first?.lower == 40)
    try archive.execute("UPDATE observation SET linked_coverage = 91 WHERE place = 0")
    #expect(throws: RunError.self) {
      _ = try archive.observations(indicator: "stock", vintage: "a")
    }
  }

  @Test("An interval that is not finite stores nothing")
  func infiniteInterval() throws {
    let folder = try TemporaryFolder()
    let archive = try Archive(path: folder.file("archive.sqlite"))
    var dataset = try Samples.dataset(periods: ["2026-10"])
    dataset.indicator.interval = .confidence
    dataset.observations[0].interval = 0...Double.infinity
    let error = #expect(throws: RunError.self) { try store(archive, [dataset], vintage: "a") }
    #expect(error?.status == .bug)
    #expect(try storedRows(archive) == 0)
  }

  /// The digest was computed by another program from the bytes that `Block` describes.
  @Test(
    "An archive of the first schema is read as it is, brought up to date, and keeps its digests")
  func firstSchema() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("archive.sqlite")
    let archive = try Archive(path: path)
    try store(archive, [Samples.dataset(periods: ["2026-10"])], vintage: "a")
    let digest = "c972fbae954451cf6714c5206d3e0af9b3536082d2aa02dccf780597fe717a83"
    #expect(try archive.number("SELECT count(*) FROM block WHERE digest = '\(digest)'") == 1)
    try archive.execute("DROP VIEW vintage_observation")
    for column in ["lower", "upper", "interval_type", "linked_coverage"] {
      try archive.execute("ALTER TABLE observation DROP COLUMN \(column)")
    }
    try archive.execute("CREATE VIEW vintage_observation AS SELECT position FROM observation")
    try archive.execute("PRAGMA user_version = 1")
    let old = try #require(try Archive.existing(path: path))
    #expect(try old.observations(indicator: "stock", vintage: "a").map(\.value) == [100, 101, 102])
    let new = try Archive(path: path)
    #expect(try new.number("PRAGMA user_version") == 2)
    #expect(try new.number("SELECT count(linked_coverage) FROM vintage_observation") == 0)
    try store(new, [Samples.dataset(periods: ["2026-10", "2026-11"])], vintage: "b")
    #expect(try storedRows(new) == 6)
    #expect(try new.observations(indicator: "stock", vintage: "a").map(\.value) == [100, 101, 102])
  }

  private func store(_ archive: Archive, _ datasets: [Dataset], vintage: String) throws {
    try archive.record(
      run: Samples.run("run"), release: Samples.release("r", vintage: vintage),
      datasets: Samples.protected(datasets))
  }

  private func storedRows(_ archive: Archive) throws -> Int? {
    try archive.number("SELECT count(*) FROM observation")
  }
}
