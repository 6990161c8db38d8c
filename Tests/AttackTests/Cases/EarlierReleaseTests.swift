import Attack
import TestSupport
import Testing

/// Two regions, of which the present release hides the numbers of one period.
@Suite("EarlierRelease")
struct EarlierReleaseTests {
  private static func specification(title: String, known: String = "") -> String {
    """
    {"threshold": 5, "width": 4,
     "dimensions": {"region": {"total": "_T", "members": ["A", "B"]}, "period": {"time": true}},
     "measures": {"pop": {"title": "\(title)"}},
     "tables": [{"file": "t.csv", "columns": {"region": "region", "period": "period"},
       "measure": "pop", "value": "value", "flag": "flag", "suppressed": ["c"]}],
     "policy": {"suppressed_min": 1}\(known)}
    """
  }

  private static let present = """
    region,period,value,flag
    _T,1,20,
    A,1,,c
    B,1,,c
    """
  private static let earlier = present.replacing("A,1,,c", with: "A,1,3,")

  private func attack(
    _ now: String, _ before: String?, revised: Set<String> = []
  ) throws -> AttackReport {
    let folder = try TemporaryFolder()
    try folder.write(Self.present, to: "now/t.csv")
    try folder.write(Self.earlier, to: "before/t.csv")
    var options = AttackOptions()
    options.wantsIntervals = true
    options.revised = revised
    let earlier = before.map {
      EarlierRelease(folder: folder.file("before"), specification: Array($0.utf8))
    }
    return try Attacker(
      specification: Array(now.utf8), folder: folder.file("now"),
      earlier: earlier.map { [$0] } ?? [], options: options
    ).report()
  }

  @Test("What an earlier release printed of the same number is known")
  func same() throws {
    let text = Self.specification(title: "persons")
    let report = try attack(text, text)
    #expect(report.counts == ["PRINTED_EARLIER": 1, "RECOVERED": 1])
    #expect(report.recovered["pop[region=B, period=1]"] == 17)
  }

  @Test("An error names the earlier release that it is in, and none where it is in the present one")
  func fault() throws {
    let text = Array(Self.specification(title: "persons").utf8)
    let folder = try TemporaryFolder()
    try folder.write(Self.present, to: "now/t.csv")
    try folder.write("region\nA\n", to: "before/t.csv")
    let (now, before) = (folder.file("now"), folder.file("before"))
    func error(_ present: String, _ specification: [UInt8]) -> AttackError? {
      let earlier = EarlierRelease(folder: before, specification: specification)
      return #expect(throws: AttackError.self) {
        try Attacker(specification: text, folder: present, earlier: [earlier]).report()
      }
    }
    let data = error(now, text)
    #expect(data?.earlier == before && data?.file == "\(before)/t.csv")
    let description = error(now, [])
    #expect(description?.earlier == before && description?.fault == .specification)
    #expect(error(before, text)?.earlier == nil)
  }

  /// By hand: A + B = 20 with both at least 1 leaves 1 to 19 of each.
  @Test("What it printed of another number under the same name is not compared")
  func other() throws {
    let report = try attack(
      Self.specification(title: "persons"), Self.specification(title: "households"))
    #expect(report.findings.isEmpty)
    #expect(report.interval("pop[region=A, period=1]") == [1, 19])
  }

  @Test("Periods that are shown in another vintage are not compared")
  func revised() throws {
    let text = Self.specification(title: "persons")
    #expect(try attack(text, text, revised: ["1"]).findings.isEmpty)
    #expect(try !attack(text, text, revised: ["2"]).findings.isEmpty)
  }

  @Test("A number that somebody else has published is known, and a range narrows others")
  func elsewhere() throws {
    func known(_ least: Int, _ greatest: Int) -> String {
      let known = """
        , "known": [{"measure": "pop", "at": {"region": "A", "period": "1"},
          "least": \(least), "greatest": \(greatest)}]
        """
      return Self.specification(title: "persons", known: known)
    }
    let exact = try attack(known(3, 3), nil)
    #expect(exact.counts == ["PRINTED_ELSEWHERE": 1, "RECOVERED": 1])
    #expect(exact.recovered["pop[region=B, period=1]"] == 17)
    // 1 to 5 is wide enough, and leaves 15 to 19 for the other.
    let range = try attack(known(1, 5), nil)
    #expect(range.findings.isEmpty)
    #expect(range.interval("pop[region=B, period=1]") == [15, 19])
    #expect(try attack(known(2, 4), nil).counts == ["NARROW": 2])
  }
}
