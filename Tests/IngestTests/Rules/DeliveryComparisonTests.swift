import Digest
import Model
import Testing

@testable import Ingest

@Suite("DeliveryComparison")
struct DeliveryComparisonTests {
  private static let delivery = Delivery(
    [
      .column("period", .month), .column("sex", .code(list: "sex")), .column("n", .integer),
      .column("d", .decimal(places: 2)),
    ],
    key: ["period", "sex"], time: .month(column: "period"))

  @Test("The profile has the rows, codes, sums and greatest values of accepted rows")
  func profile() throws {
    var delivery = Delivery(
      [
        .column("id", .identifier(scheme: "id")), .column("sex", .code(list: "sex")),
        .column("n", .integer), .column("d", .decimal(places: 2)),
      ], key: ["id"])
    delivery.columns = []
    let text = """
      id,sex,n,d
      a,F,1,0.50
      b,F,-5,
      c,M,,1.25
      d,,7,-3
      e,X,1000,1
      f,M,9,9
      f,M,9,9
      g,M,50,2
      g,F,60,2

      """
    for (threads, pieceSize) in [(1, 1 << 20), (2, 10)] {
      let reading = try delivery.reading(text, threads: threads, pieceSize: pieceSize)
      let profile = try #require(reading.profile)
      #expect(profile.rows == 5)
      #expect(profile.sha256 == SHA256.hash(Array(text.utf8)))
      // e has an unknown code, the second f is a repetition, both g contradict each other.
      #expect(profile.codes == ["sex": [2, 2]])
      // 1 - 5 + 7 + 9 and 0.50 + 1.25 - 3 + 9.
      let sums: [String: Int64] = ["n": 12, "d": 775]
      #expect(profile.sums == sums)
      #expect(profile.maxima["d"] == 900)
    }
  }

  @Test("A sum that leaves 64 bits is left out")
  func overflow() throws {
    let delivery = Delivery([.column("n", .integer)])
    let rows = [String](repeating: "999999999999999999", count: 10)
    let reading = try delivery.reading("n\n" + rows.joined(separator: "\n"))
    #expect(reading.profile?.sums == [:])
    #expect(reading.profile?.maxima == ["n": 999_999_999_999_999_999])
  }

  private static func compare(
    _ profile: DeliveryProfile, _ previous: DeliveryProfile
  ) -> [Diagnostic] {
    DeliveryComparison(
      contract: delivery.contract, codeLists: delivery.codeLists, file: "sample.csv"
    ).diagnostics(profile, since: previous)
  }

  @Test("The number of rows may differ by the usual change, and no more")
  func volume() {
    func codes(_ now: Int, _ before: Int) -> [String] {
      Self.compare(
        DeliveryProfile(rows: now, sha256: "a"), DeliveryProfile(rows: before, sha256: "b")
      )
      .map(\.code)
    }
    #expect(codes(150, 100) == [])
    #expect(codes(151, 100) == ["EXT247"])
    #expect(codes(50, 100) == [])
    #expect(codes(49, 100) == ["EXT247"])
    #expect(codes(5, 0) == [])
    #expect(codes(24, 5) == [])
    #expect(codes(25, 5) == ["EXT247"])
  }

  @Test("A code that had twenty rows and has none is named with its column")
  func vanished() throws {
    var before = DeliveryProfile(rows: 39, sha256: "a", codes: ["sex": [19, 20]])
    let now = DeliveryProfile(rows: 39, sha256: "b", codes: ["sex": [0, 0]])
    let found = Self.compare(now, before)
    #expect(found.map(\.code) == ["EXT248"])
    #expect(found.first?.message.contains("'M' in column 'sex'") == true)
    #expect(found.first?.location == Location(file: "sample.csv", field: "sex"))
    before.codes["sex"] = [20, 20, 20]
    #expect(Self.compare(now, before).isEmpty)
  }

  @Test("A sum or greatest value a hundred times the one before, or a hundredth, is reported")
  func jumps() {
    func codes(_ now: Int64, _ before: Int64) -> [String] {
      Self.compare(
        DeliveryProfile(rows: 1, sha256: "a", sums: ["n": now], maxima: ["d": now]),
        DeliveryProfile(rows: 1, sha256: "b", sums: ["n": before], maxima: ["d": before])
      ).map(\.code)
    }
    #expect(codes(5000, 50) == ["EXT249"])
    #expect(codes(4999, 50) == [])
    #expect(codes(50, 5000) == ["EXT249"])
    // Decimals with two places count from 10.00 on, which is stored as 1000.
    #expect(codes(100_000, 1000) == ["EXT249", "EXT250"])
    #expect(codes(999, 1) == [])
    #expect(codes(1000, 1) == ["EXT249"])
    #expect(codes(.max, .min) == [])
    #expect(codes(.max, 1) == ["EXT249", "EXT250"])
  }

  @Test("The bytes of an earlier delivery are refused, unless deliveries hold everything")
  func sameBytes() throws {
    let text = "period,sex,n,d\n2026-10,F,1,1\n"
    let digest = SHA256.hash(Array(text.utf8))
    var context = ReadingContext()
    context.previous = DeliveryProfile(rows: 1, sha256: digest)
    #expect(try Self.delivery.refusal(text, context).map(\.code) == ["EXT039"])
    context.previous = nil
    context.earlierDigests = [digest]
    #expect(try Self.delivery.refusal(text, context).map(\.code) == ["EXT039"])
    var whole = Self.delivery
    whole.contract.delivery = .full
    #expect(try whole.reading(text, context).diagnostics.map(\.code) == ["EXT254"])
    context.sha256 = digest
    let other = try Self.delivery.refusal("period,sex,n,d\n2026-09,F,1,1\n", context)
    #expect(other.map(\.code).contains("EXT039"))
  }

  @Test("Each number is compared with the one of the same key in the period before")
  func cells() throws {
    func text(_ period: String, _ first: String, _ second: String) -> String {
      "period,sex,n,d\n\(period),F,\(first)\n\(period),M,\(second)\n"
    }
    let file = try TemporaryFile(Array(text("2026-09", "1204,1.5", "9,").utf8))
    let reader = ExtractReader(
      contract: Self.delivery.contract, codeLists: Self.delivery.codeLists, columns: nil)
    let before = try reader.read(
      path: file.path, displayName: "a.csv", period: #require(ReferencePeriod("2026-09")),
      threads: 1)
    var context = ReadingContext()
    context.previousTable = before.table
    for (threads, pieceSize) in [(1, 1 << 20), (2, 10)] {
      let jump = try Self.delivery.reading(
        text("2026-10", "120400,1.5", "999,2000"), context, threads: threads,
        pieceSize: pieceSize)
      #expect(jump.diagnostics.map(\.code) == ["EXT251"])
      #expect(
        jump.diagnostics.first?.location
          == Location(file: "sample.csv", line: 2, column: 11, field: "n"))
      #expect(jump.verdict == .note)
    }
    let fall = try Self.delivery.reading(text("2026-10", "12,1000", "1000,1"), context)
    #expect(fall.diagnostics.map { $0.location?.line } == [2, 2, 3])
    #expect(fall.diagnostics.map { $0.location?.field } == ["n", "d", "n"])
    #expect(fall.diagnostics[0].message.contains("a hundredth or less"))
  }
}
