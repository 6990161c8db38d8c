import Foundation
import Model
import TestSupport
import Testing

@testable import Definitions

@Suite("ConfigurationReader")
struct ConfigurationReaderTests {
  static let head = """
    title: {az: Göstəricilər, en: Indicators}
    publisher: {az: DMX, en: SMS}

    """

  private func read(_ source: SourceText, _ problems: inout ProblemList) {
    _ = ConfigurationReader.read(source, into: &problems)
  }

  private func configuration(_ text: String) -> Configuration? {
    var problems = ProblemList()
    return sourceText(text, &problems).flatMap {
      ConfigurationReader.read($0, into: &problems)
    }
  }

  private func expect(
    _ code: String, _ remedy: String, _ text: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    expectProblem(code, remedy, in: Self.head + text, sourceLocation: sourceLocation, reading: read)
  }

  @Test("The smallest configuration has the documented defaults")
  func defaults() throws {
    expectNoProblem(in: Self.head, reading: read)
    let configuration = try #require(self.configuration(Self.head))
    #expect(configuration.frequency == .monthly)
    #expect(configuration.paths.indicators == "indicators")
    #expect(configuration.paths.extracts == "extracts")
    #expect(configuration.paths.published == "public")
    #expect(configuration.paths.confidential == "private")
    #expect(configuration.disclosure.policy == DisclosurePolicy())
    #expect(configuration.disclosure.policy.threshold == 5)
    #expect(configuration.disclosure.policy.smallBase == 10)
    #expect(configuration.languages == [.az, .en])
    #expect(configuration.releaseCalendar.isEmpty)
    #expect(configuration.contact == nil)
  }

  @Test("Every key is read")
  func full() throws {
    let text =
      Self.head + """
        contact: stat@example.az
        frequency: quarterly
        series_start: 2024-Q1
        paths: {indicators: ../methodology/, extracts: /data/in, public: site, private: box}
        disclosure: {policy: suppress, threshold: 6, small_base: 12}
        release_calendar:
          2026-Q4: "2027-01-20 10:00"
          2026-Q3: 2026-10-20 09:30
        templates: templates
        languages: [en, az]
        """
    expectNoProblem(in: text, reading: read)
    let configuration = try #require(self.configuration(text))
    #expect(configuration.contact == "stat@example.az")
    #expect(configuration.seriesStart?.description == "2024-Q1")
    #expect(configuration.paths.indicators == "../methodology")
    #expect(configuration.paths.extracts == "/data/in")
    #expect(configuration.disclosure.policy.threshold == 6)
    #expect(configuration.disclosure.policy.smallBase == 12)
    #expect(configuration.releaseCalendar.map(\.period.description) == ["2026-Q3", "2026-Q4"])
    #expect(
      configuration.releaseCalendar.map(\.description) == ["2026-10-20 09:30", "2027-01-20 10:00"])
    #expect(configuration.templates == "templates")
    #expect(configuration.languages == [.en, .az])
  }

  @Test("Every number of a policy is read, and a named policy is complete")
  func policies() throws {
    let text =
      Self.head + """
        disclosure:
          policy: strict
          threshold: 11
          outside: figures/outside
          revise: [2026-09, 2026-10]
          policies:
            strict:
              profile: suppress
              threshold: 10
              width: 12
              small_base: 20
              quantile_base: 40
              coalition: 1
              dominance: {n: 2, k: 85}
              p_percent: 12.5
              pq: {p: 10, q: 50}
              cluster_share: 40
              cluster_base: 30
              hysteresis: {margin: 3, periods: 4}
              quantile_grid: {azn_per_month: 50, days: 7}
              rounding_base: 3
              coarsening: 30
            open: {profile: round}
        """
    expectNoProblem(in: text, reading: read)
    let disclosure = try #require(configuration(text)).disclosure
    var expected = DisclosurePolicy(
      name: "strict", threshold: 11, smallBase: 20, coarsening: 30, quantileBase: 40)
    expected.width = 12
    expected.coalition = 1
    expected.dominance = DisclosurePolicy.Dominance(contributors: 2, percent: 85)
    expected.withinPercent = 12.5
    expected.priorPosterior = DisclosurePolicy.PriorPosterior(posterior: 10, prior: 50)
    (expected.clusterShare, expected.clusterBase) = (40, 30)
    expected.hysteresis = DisclosurePolicy.Hysteresis(margin: 3, periods: 4)
    expected.quantileGrid = QuantileGrid([.manatPerMonth: 50, .days: 7])
    expected.roundingBase = 3
    #expect(disclosure.policy == expected)
    #expect(disclosure.outside == "figures/outside")
    #expect(disclosure.revisedPeriods.map(\.description) == ["2026-09", "2026-10"])
    let open = try #require(configuration(text.replacing("policy: strict", with: "policy: open")))
    #expect(open.disclosure.policy.profile == .round)
    #expect(open.disclosure.policy.name == "open")
    #expect(open.disclosure.policy.threshold == 11)
    for profile in DisclosurePolicy.Profile.allCases {
      let built = configuration(Self.head + "disclosure: {policy: \(profile.rawValue)}")
      #expect(
        built?.disclosure.policy == DisclosurePolicy(name: profile.rawValue, profile: profile))
    }
  }

  @Test("A grid of quantiles that names one unit leaves the others as they are")
  func partOfGrid() throws {
    let policy = "disclosure: {policy: own, policies: {own: {quantile_grid: {days: 30}}}}"
    let disclosure = try #require(configuration(Self.head + policy)).disclosure
    #expect(disclosure.policy.quantileGrid.steps == [.manatPerMonth: 10, .days: 30])
  }

  @Test("Faults of policies are reported at their place")
  func policyFaults() {
    let policies = "disclosure: {policies: {strict: {"
    expect("DEF104", "write `strict`", "disclosure: {policy: ⟨⟩strikt, policies: {strict: {}}}")
    expect("DEF027", "write `threshold`", policies + "⟨⟩treshold: 5}}}")
    expect("DEF104", "use one of: suppress, round, none", policies + "profile: ⟨⟩hide}}}")
    expect("DEF500", "write at least 3; 5 is the usual number", policies + "quantile_base: ⟨⟩2}}}")
    expect("DEF028", "add `k:`", policies + "dominance: ⟨⟩{n: 1}}}}")
    expect("DEF027", "write `days`", policies + "quantile_grid: {⟨⟩day: 5}}}}")
    expect(
      "DEF113", "exchange `p` and `q`, or correct one", policies + "pq: ⟨⟩{p: 50, q: 10}}}}")
    expect(
      "DEF112", "keep one of the two, or give one another name",
      "disclosure: {policies: {⟨⟩round: {}}}")
    expect("DEF107", "write it as in 2026-10", "disclosure: {revise: [⟨⟩2026]}")
  }

  @Test("Every number of a policy is on the page about disclosure control")
  func documented() throws {
    let root = (0..<4).reduce(URL(filePath: #filePath)) { url, _ in url.deletingLastPathComponent()
    }
    let page = try String(contentsOf: root.appending(path: "docs/disclosure.md"), encoding: .utf8)
    for key in PolicyReader.numbers + ["policies", "profile", "outside", "revise"] {
      #expect(page.contains("`\(key)`"), "\(key)")
    }
  }

  @Test("With policy none, what is made must lie in a folder within the private one")
  func unprotected() throws {
    let remedy = "set `paths: {public: private/internal}`, or choose policy `suppress` or `round`"
    expect("DEF504", remedy, "⟨⟩disclosure: {policy: none}")
    for path in ["public", "private", "privately/site", "/private/site"] {
      expect("DEF504", remedy, "disclosure: {policy: none}\npaths: {⟨⟩public: \(path)}")
    }
    for path in ["private/internal", "./private/a/b/"] {
      expectNoProblem(
        in: "\(Self.head)disclosure: {policy: none}\npaths: {public: \(path)}\n", reading: read)
    }
  }

  @Test("Faults are reported at their place")
  func faults() {
    expect("DEF500", "write at least 3; 5 is the usual number", "disclosure: {threshold: ⟨⟩2}")
    expect("DEF500", "write at least 3; 5 is the usual number", "disclosure: {small_base: ⟨⟩0}")
    expect("DEF104", "write `suppress`", "disclosure: {policy: ⟨⟩supress}")
    expect("DEF027", "write `threshold`", "disclosure: {⟨⟩treshold: 5}")
    for path in ["private", "./private/", "private/site", "a/../private", "indicators/x"] {
      expect(
        "DEF501", "keep what is published in a folder of its own",
        "paths: {⟨⟩public: \(path)}")
    }
    expect(
      "DEF501", "keep what is published in a folder of its own", "paths: {⟨⟩indicators: .}")
    expect(
      "DEF110", "write the name as it is in the folder, without empty parts",
      "paths: {public: ⟨⟩a//b}")
    expect(
      "DEF109", "write Baku time as in \"2026-11-20 10:00\", with quotation marks",
      "release_calendar: {2026-10: ⟨⟩2026-11-20}")
    expect(
      "DEF109", "write Baku time as in \"2026-11-20 10:00\", with quotation marks",
      "release_calendar: {2026-10: \"⟨⟩2026-11-20 24:00\"}")
    expect(
      "DEF502", "correct the period or the day",
      "release_calendar: {2026-10: \"⟨⟩2026-10-31 10:00\"}")
    expect(
      "DEF107", "write it as in 2026-10", "release_calendar: {⟨⟩2026: \"2027-01-01 10:00\"}")
    expect("DEF503", "write `languages: [az, en]`, or leave it out", "languages: ⟨⟩[az]")
    expect("DEF104", "use one of: az, en", "languages: [az, en, ⟨⟩ru]")
    expect("DEF027", "write `disclosure`", "⟨⟩disclosur: {}")
  }

  @Test("A missing configuration is no input, a wrong one a bad definition")
  func files() throws {
    let folder = try TemporaryFolder()
    #expect(throws: RunError.self) {
      try ConfigurationReader.read(path: folder.file("yol.yaml"), displayName: "yol.yaml")
    }
    do throws(RunError) {
      _ = try ConfigurationReader.read(path: folder.file("yol.yaml"), displayName: "yol.yaml")
    } catch {
      #expect(error.status == .noInput)
      #expect(error.diagnostics.map(\.location) == [Location(file: "yol.yaml")])
    }
    try folder.write("title: x\n", to: "yol.yaml")
    do throws(RunError) {
      _ = try ConfigurationReader.read(path: folder.file("yol.yaml"), displayName: "yol.yaml")
    } catch {
      #expect(error.status == .badDefinition)
      #expect(error.diagnostics.map(\.code) == ["DEF028", "DEF029"])
    }
    try folder.write(Self.head, to: "yol.yaml")
    let configuration = try ConfigurationReader.read(
      path: folder.file("yol.yaml"), displayName: "yol.yaml")
    #expect(configuration.title.en == "Indicators")
  }
}
