import Digest
import Model
import Parallel
import TestSupport
import Testing

@testable import Ingest

@Suite("EncodingChoice")
struct EncodingChoiceTests {
  private static let all = [
    "utf-8", "windows-1252", "windows-1250", "windows-1251", "windows-1254", "iso-8859-9",
  ]
  private static let places = CodeList(
    id: "place", codes: ["N1", "Île-de-France", "ăäž", "Bakı", "Şəki"].map(Delivery.code))

  private func delivery(_ encodings: [String]) -> Delivery {
    var delivery = Delivery(
      [.column("place", .code(list: "place")), .column("t", .text)],
      dialect: Dialect(encodings: encodings))
    delivery.codeLists["place"] = EncodingChoiceTests.places
    return delivery
  }

  private func read(_ bytes: [UInt8], _ encodings: [String] = all) throws -> ExtractReading {
    try delivery(encodings).read(Array("place,t\n".utf8) + bytes)
  }

  @Test("Codes of the list tell which encoding it is; one text is enough where all agree")
  func evidence() throws {
    // "Île-de-France" in windows-1252; E3 E4 9E is "ăäž" in windows-1250 only.
    let french = try read([0xCE] + Array("le-de-France,x\nN1,y\n".utf8))
    #expect(french.table.values("place") == [1, 0])
    #expect(french.diagnostics.map(\.code) == ["EXT202"])
    #expect(french.form.encoding == "windows-1252")
    let polish = try read([0xE3, 0xE4, 0x9E] + Array(",x\n".utf8))
    #expect(polish.table.values("place") == [2])
    #expect(polish.form.encoding == "windows-1250")
    // FD is a dotless i in windows-1254 and ISO 8859-9, which give the same text here.
    let turkish = try read(Array("Bak".utf8) + [0xFD] + Array(",x\n".utf8))
    #expect(turkish.table.values("place") == [3])
    #expect(turkish.form.encoding == "windows-1254")
  }

  @Test("Bytes that an encoding does not have, or has as controls, rule it out")
  func bytes() throws {
    // 9E is no character in windows-1254 and a control in ISO 8859-9.
    #expect(
      try read(Array("N1,".utf8) + [0x9E, 10], ["utf-8", "windows-1254", "windows-1252"])
        .table.texts("t") == ["ž"])
    #expect(
      try read(Array("N1,".utf8) + [0x9E, 10], ["utf-8", "iso-8859-9", "windows-1252"])
        .form.encoding == "windows-1252")
    let none = delivery(["utf-8", "iso-8859-9"])
      .failure(Array("place,t\nN1,a\nN1,".utf8) + [0x9E, 10] + Array("N1,".utf8) + [0x9E, 10])
    #expect(none?.diagnostics.map(\.code) == ["EXT008"])
    #expect(none?.diagnostics.first?.location?.line == 3)
    #expect(none?.status == .badData)
  }

  @Test("What can be read in two ways is refused, with the names of both")
  func ambiguous() {
    let error = delivery(EncodingChoiceTests.all)
      .failure(Array("place,t\nN1,".utf8) + [0xE3, 10] + Array("N1,".utf8) + [0xE3, 10])
    #expect(error?.diagnostics.map(\.code) == ["EXT022"])
    let message = error?.diagnostics.first?.message ?? ""
    #expect(message.contains("windows-1252") && message.contains("windows-1250"))
  }

  @Test("UTF-8 with few damaged rows stays UTF-8, and these rows are set aside")
  func damaged() throws {
    let bytes = Array("Bakı,x\nŞəki,y\nBak".utf8) + [0xFD] + Array(",z\n".utf8)
    let reading = try read(bytes)
    #expect(reading.table.values("place") == [3, 4])
    #expect(reading.quarantined.map(\.reason) == ["EXT119"])
    #expect(reading.quarantined.map(\.line) == [4])
    #expect(
      try read(Array("Bakı,x\n".utf8), ["windows-1254"]).diagnostics.map(\.code) == ["EXT202"])
    #expect(try read(Array("N1,x\n".utf8), ["windows-1254"]).diagnostics.isEmpty)
  }

  @Test("UTF-16 is read in both byte orders, in any blocks, and refused without a mark")
  func wide() throws {
    let text = "place,t\n" + String(repeating: "Bakı,😀ə\n", count: 70_000)
    let little = text.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
    let big = text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] }
    for (bytes, name) in [([0xFF, 0xFE] + little, "utf-16le"), ([0xFE, 0xFF] + big, "utf-16be")] {
      let reading = try delivery(["utf-8"]).read(bytes, threads: 2, pieceSize: 1 << 16)
      #expect(reading.account.accepted == 70_000)
      #expect(reading.table.columns["t"]?.dictionary == ["😀ə"])
      #expect(reading.form.encoding == name)
      #expect(reading.form.hasByteOrderMark)
      #expect(reading.sha256 == SHA256.hash(bytes))
      #expect(reading.diagnostics.map(\.code) == ["EXT202", "EXT214"])
    }
    #expect(delivery(["utf-8"]).failure(little)?.diagnostics.map(\.code) == ["EXT006"])
    #expect(try delivery(["utf-8", "utf-16le"]).read(little).account.accepted == 70_000)
    #expect(delivery(["utf-8", "utf-16le"]).failure(big)?.diagnostics.map(\.code) == ["EXT006"])
  }

  @Test("UTF-16 that ends within a character is cut off, and half a pair is no text")
  func cutWide() throws {
    let units = "place,t\nN1,x\nN1,yz".utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
    let reading = try delivery(["utf-8"]).read([0xFF, 0xFE] + units.dropLast())
    #expect(reading.diagnostics.map(\.code) == ["EXT119", "EXT202", "EXT214", "EXT216"])
    #expect(reading.quarantined.map(\.line) == [3])
    let half = "place,t\nN1,".utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
    let error = delivery(["utf-8"]).failure([0xFF, 0xFE] + half + [0, 0xD8, 0x41, 0])
    #expect(error?.diagnostics.map(\.code).contains("EXT008") == true)
    #expect(error?.diagnostics.first { $0.code == "EXT008" }?.location?.line == 2)
  }
}

@Suite("TextSurvey")
struct TextSurveyTests {
  @Test("Bytes are valid UTF-8 where Swift's decoder finds them so")
  func validity() {
    var random = SeededNumbers(seed: 4)
    let parts: [[UInt8]] = [
      [0x41], Array("ə".utf8), Array("😀".utf8), Array("€".utf8), [0xC4], [0x80], [0xFF],
      [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE0, 0x80, 0x80], [0xC0, 0xAF],
    ]
    for _ in 0..<3000 {
      let count = Int(random.next() % 12)
      let chosen = (0..<count).map { _ in parts[Int(random.next() % 11)] }
      let bytes: [UInt8] = chosen.reduce([], +) + [65]
      let survey = bytes.withUnsafeBufferPointer {
        TextSurvey(.memory($0), from: 0, jobs: ParallelJobs(threads: 1))
      }
      #expect(survey.isUTF8 == (String(validating: bytes, as: UTF8.self) != nil))
      #expect(!survey.isCut)
    }
  }

  @Test("A character across two blocks counts once")
  func blocks() {
    for offset in 0..<4 {
      let bytes = [UInt8](repeating: 65, count: (1 << 20) - offset) + Array("😀ə".utf8)
      let survey = bytes.withUnsafeBufferPointer {
        TextSurvey(.memory($0), from: 0, jobs: ParallelJobs(threads: 2))
      }
      #expect(survey.isUTF8)
      #expect(survey.characters == 2)
    }
  }
}
