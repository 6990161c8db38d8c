import Digest
import Testing

@testable import Suppression

@Suite("Ledger")
struct LedgerTests {
  private func key(_ measure: String, _ period: String, _ codes: (String, String)...) -> LedgerKey {
    LedgerKey(
      measure: measure, position: LedgerKey.position(codes.map { ($0.0, $0.1) }), period: period)
  }

  private func block(_ name: String, _ shown: [(LedgerKey, PriorKnowledge.Shown)]) -> LedgerBlock {
    var block = LedgerBlock(release: name, policy: "suppress")
    block.shown = shown.map { (key: $0.0, shown: $0.1) }
    return block
  }

  /// Three blocks: September, October with one cell more, the withdrawal of October.
  private func chain() -> (ledger: Ledger, bytes: [UInt8], ends: [Int]) {
    var ledger = Ledger()
    var first = block(
      "r1",
      [
        (key("pop", "2026-09"), .printed(31)), (key("pop", "2026-09", ("sex", "F")), .hidden),
        (key("a\nb\\c,d", "2026-09", ("x;y", "p=q")), .printed(-2)),
      ])
    first.kept = ["2026-09": "abc"]
    first.elsewhere = [(key: key("pop", "2025-12", ("coo", "SYR")), range: 1...5)]
    let second = block(
      "r2", [(key("pop", "2026-09"), .printed(31)), (key("pop", "2026-10"), .printed(33))])
    var bytes: [UInt8] = []
    var ends: [Int] = []
    for block in [first, second, .withdrawal(of: "r2")] {
      bytes += ledger.append(block)
      ends.append(bytes.count)
    }
    return (ledger, bytes, ends)
  }

  @Test("What was written is read again, names with any character included")
  func readAgain() throws {
    let (written, bytes, _) = chain()
    let (ledger, length) = try Ledger.read(bytes)
    #expect(length == bytes.count)
    #expect(ledger.entries == written.entries)
    #expect(ledger.releases == ["r1", "r2"])
    #expect(ledger.withdrawn == ["r2"])
    #expect(ledger.policy == "suppress")
    #expect(ledger.kept == ["2026-09": "abc"])
    let known = ledger.knowledge
    #expect(known.count == 5)
    #expect(known[key("pop", "2026-09")]?.shown == .printed(31))
    #expect(known[key("pop", "2026-10")]?.shown == .printed(33))
    #expect(known[key("pop", "2026-09", ("sex", "F"))]?.shown == .hidden)
    #expect(known[key("a\nb\\c,d", "2026-09", ("x;y", "p=q"))]?.shown == .printed(-2))
    #expect(known[key("pop", "2025-12", ("coo", "SYR"))]?.elsewhere == 1...5)
    #expect(known[key("pop", "2026-11")] == nil)
    #expect(known.printedPeriods == ["2026-09", "2026-10"])
  }

  @Test("A block says only what was not known before")
  func onlyNews() {
    let (_, bytes, ends) = chain()
    let second = String(decoding: bytes[ends[0]..<ends[1]], as: UTF8.self)
    let expected = ["release,r2", "policy,suppress", "period,2026-10", "printed,0,2,2,33"]
    #expect(second.split(separator: "\n").dropLast().map(String.init) == expected)
  }

  @Test("The chain is SHA-256 of the digest before, a line feed and the block")
  func digests() throws {
    let (ledger, bytes, ends) = chain()
    let second = Array(bytes[ends[0]..<(ends[1] - 69)])
    let expected = SHA256.hash(Array((ledger.entries[0].digest + "\n").utf8) + second)
    #expect(ledger.entries[1].digest == expected)
  }

  @Test("A ledger that was cut off anywhere reads as the blocks that are whole")
  func cutOff() throws {
    let (_, bytes, ends) = chain()
    for count in bytes.indices {
      let (ledger, length) = try Ledger.read(Array(bytes[..<count]))
      let whole = ends.filter { $0 <= count }
      #expect(length == whole.last ?? 0)
      #expect(ledger.entries.count == whole.count)
      #expect(try Ledger.read(Array(bytes[..<count]) + [0, 0, 0]).length == length)
    }
  }

  @Test("A changed byte breaks the chain, unless it is in what follows the last whole block")
  func changed() throws {
    let (_, bytes, ends) = chain()
    for place in bytes.indices {
      var damaged = bytes
      damaged[place] ^= 1
      let reading = try? Ledger.read(damaged)
      // Damage to the last line, or the line feed before it, looks like a block that was being written.
      if place >= ends[2] - 70 {
        #expect(reading?.ledger.entries.count ?? 2 == 2)
      } else {
        #expect(reading == nil)
      }
    }
  }

  @Test("A block that is taken out is missed")
  func removed() {
    let (_, bytes, ends) = chain()
    let rest = Array(bytes[..<ends[0]] + bytes[ends[1]...])
    #expect(throws: LedgerFault.self) { try Ledger.read(rest) }
  }

  @Test("A revised period begins anew, and its earlier values stay known")
  func revised() throws {
    var ledger = Ledger()
    var bytes = ledger.append(block("r1", [(key("pop", "2026-09"), .printed(31))]))
    var second = block("r2", [(key("pop", "2026-09"), .printed(36))])
    second.revised = ["2026-09"]
    bytes += ledger.append(second)
    let read = try Ledger.read(bytes).ledger.knowledge
    for known in [ledger.knowledge, read] {
      #expect(known[key("pop", "2026-09")]?.shown == .printed(36))
      #expect(known.superseded(key("pop", "2026-09")) == [31])
    }
  }

  @Test("Two figures leave what both leave; of two that contradict each other the newer counts")
  func elsewhere() {
    var known = PriorKnowledge()
    let cell = key("pop", "2025-12")
    known.publishElsewhere(1...5, at: cell)
    known.publishElsewhere(4...9, at: cell)
    #expect(known[cell]?.elsewhere == 4...5)
    known.publishElsewhere(8...8, at: cell)
    #expect(known[cell]?.elsewhere == 8...8)
  }

  @Test("Another file is no ledger")
  func foreign() {
    #expect(throws: LedgerFault.notALedger) { try Ledger.read(Array("a,b\n1,2\n".utf8)) }
    #expect(throws: LedgerFault.notALedger) { try Ledger.read(Array("yol-ledger,2\n".utf8)) }
  }

  @Test("A position names the codes in the order of their dimensions")
  func position() {
    #expect(LedgerKey.position([("sex", "F"), ("age", "Y0")]) == "age=Y0;sex=F")
    #expect(LedgerKey.position([("a", "x=1;b=2")]) == "a=x\\=1\\;b\\=2")
    #expect(LedgerKey.position([]).isEmpty)
  }
}
