import Model
import Testing

@testable import Ingest

@Suite("CodeMatcher")
struct CodeMatcherTests {
  static let lists = ["geo", "citizenship", "sex", "economic_region", "district"]

  static let others = [
    "address_type", "age_band", "alm_program", "asylum_decision", "asylum_instance",
    "benchmark_age", "benchmark_measure", "benefit", "benefit_decision", "benefit_group", "cefr",
    "citizenship_group", "contract_type", "course_result", "course_type", "education_level",
    "event_type", "extract", "family_role", "grade_band", "household_size", "household_type",
    "isced", "isco08", "isco_major", "job_exit_reason", "jobseeker_status", "key_type",
    "leave_reason", "linked_source", "month_of_grant", "nace", "nace_section", "obs_status",
    "office", "pending_age", "permit_type", "policy_area", "policy_item", "roadmap_area",
    "school_age", "sector_group", "service", "sex_total", "status", "status_end_reason",
    "student_status", "subsistence_group", "survey_item", "survey_response", "tenure",
    "year_of_grant", "years_since_grant", "youth_age",
  ]

  /// A code list of the indicators, with its ids and labels.
  private func list(_ name: String) throws -> CodeList {
    let folder = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    let file = try SourceFile(path: "/\(folder)/indicators/codelists/\(name).csv")
    let bytes = DeliveryBytes.file(file).copy(0..<file.size)
    let records = RecordList()
    bytes.withUnsafeBytes { bytes in
      _ = CSVParser(delimiter: UInt8(ascii: ",")).parse(
        bytes, range: 0..<bytes.count, isLast: true, visitor: records)
    }
    let rows = records.records.map { $0.map { String(decoding: $0.bytes, as: UTF8.self) } }
    let aliases = rows.first?.firstIndex(of: "aliases")
    return CodeList(
      id: name,
      codes: rows.dropFirst().map { texts in
        var code = Code(id: texts[0], label: Localized(az: texts[1], en: texts[2]))
        code.aliases = aliases.map { texts[$0].split(separator: "|").map(String.init) } ?? []
        return code
      })
  }

  /// Letters with their marks apart, as macOS writes file names.
  private func apart(_ text: String) -> String {
    let marks: [Character: String] = [
      "ç": "c\u{327}", "Ç": "C\u{327}", "ş": "s\u{327}", "Ş": "S\u{327}", "ğ": "g\u{306}",
      "Ğ": "G\u{306}", "ö": "o\u{308}", "Ö": "O\u{308}", "ü": "u\u{308}", "Ü": "U\u{308}",
      "İ": "I\u{307}",
    ]
    return text.map { marks[$0] ?? String($0) }.joined()
  }

  private func capitals(_ text: String) -> String {
    text.map { $0 == "i" ? "İ" : $0 == "ı" ? "I" : $0.uppercased() }.joined()
  }

  private func replaced(_ text: String, _ pairs: [(Character, Character)]) -> String {
    String(text.map { letter in pairs.first { $0.0 == letter }?.1 ?? letter })
  }

  @Test("Every Azerbaijani label finds its code, however it is written", arguments: lists)
  func labels(name: String) throws {
    let list = try list(name)
    #expect(list.codes.count > 1)
    let matcher = CodeMatcher(list)
    let cyrillic: [(Character, Character)] = Array(
      zip("ABEKMHOPCTXaeopcxyiə", "АВЕКМНОРСТХаеорсхуіә"))
    for (position, code) in list.codes.enumerated() {
      let label = code.label.az
      let written = [
        label, capitals(label), label.lowercased(), label.uppercased(), apart(label),
        replaced(label, [("ə", "ǝ"), ("Ə", "Ǝ")]), replaced(label, cyrillic),
        capitals(replaced(label, cyrillic)), apart(capitals(label)), "  \(label)\u{A0}",
        label.map { "\($0)\u{200B}" }.joined(),
      ]
      for text in written { #expect(matcher.position(of: text) == position, "\(name) \(text)") }
      #expect(matcher.position(of: code.label.en.uppercased()) == position)
      #expect(matcher.position(of: code.id.lowercased()) == position)
    }
  }

  @Test("In no list do texts of two codes fold alike", arguments: lists + others)
  func unique(name: String) throws {
    // Education is both a section and its only division.
    let expected = name == "nace" ? ["education", "təhsil"] : []
    #expect(CodeIndex(try list(name)).ambiguous == expected)
  }

  private static let towns = CodeList(
    id: "towns",
    codes: [
      ("BAR", "Bərdə", ["Bərdə rayonu"]), ("SAK", "Şəki", []), ("SUS", "Şuşa", []),
      ("XAN", "Xanı", []), ("XAM", "Xamı", []), ("SAM", "Samı", []), ("XANx", "Xanə", []),
    ].map { id, label, aliases in
      var code = Code(id: id, label: Localized(az: label, en: ""))
      code.aliases = aliases
      return code
    })

  private func notes(_ text: String) -> [RowNote]? {
    guard case .code(_, let notes) = CodeMatcher(Self.towns).match(text) else { return nil }
    return notes.notes
  }

  @Test("What differs is told by kind")
  func kinds() {
    #expect(notes("BAR") == [])
    #expect(notes("bar") == [.letterCase])
    #expect(notes("ВАR") == [.lookAlike])
    #expect(notes("Bərdə") == [.codeLabel])
    #expect(notes("BƏRDƏ") == [.letterCase, .codeLabel])
    #expect(notes("Bǝrdә") == [.lookAlike, .codeLabel])
    #expect(notes("S\u{327}ǝki") == [.unicodeForm, .lookAlike, .codeLabel])
    #expect(notes("Bərdə\u{A0} rayonu") == [.innerBlanks, .codeAlias])
    #expect(notes("Bər\u{AD}də") == [.invisibleCharacter, .codeLabel])
    #expect(notes("Bərdə şəhəri") == nil)
  }

  @Test("Lost letters are put back where one code fits, and nowhere else")
  func repairs() {
    #expect(notes("B?rd?") == [.repairedCode])
    #expect(notes("B\u{FFFD}rd\u{FFFD}") == [.repairedCode])
    #expect(notes("B?rd? RAYONU") == [.repairedCode])
    #expect(notes("??ki") == [.repairedCode])
    #expect(notes("S?ki") == [.repairedCode])
    #expect(notes("?u?a") == [.repairedCode])
    // Nothing was lost that could have been: b and r are in every encoding.
    #expect(notes("?ərdə") == nil)
    #expect(notes("BA?") == nil)
    // Two codes fit, too little is known, or the length is another.
    #expect(notes("Xan?") == nil)
    #expect(notes("???ı") == nil)
    #expect(notes("B?rd??") == nil)
  }

  @Test("A text of two codes means neither, but an id means itself")
  func ambiguity() {
    let list = CodeList(
      id: "l",
      codes: [
        Code(id: "a", label: Localized(az: "Eyni", en: "b")),
        Code(id: "b", label: Localized(az: "EYNİ", en: "c")),
      ])
    let matcher = CodeMatcher(list)
    #expect(matcher.position(of: "b") == 1)
    #expect(matcher.position(of: "A") == 0)
    #expect(matcher.position(of: "C") == 1)
    #expect(matcher.position(of: "eyni") == nil)
    #expect(CodeIndex(list).ambiguous == ["b", "eyni"])
  }

  @Test("An unknown text comes with the one code that was probably meant")
  func suggestions() {
    let matcher = CodeMatcher(Self.towns)
    #expect(matcher.likelyID("Brədə") == "BAR")
    #expect(matcher.likelyID("Bərdə rayon") == "BAR")
    #expect(matcher.likelyID("Şuşə") == "SUS")
    // Two codes are as near, or the text is too short or too far.
    #expect(matcher.likelyID("Xaxı") == nil)
    #expect(matcher.likelyID("SA") == nil)
    #expect(matcher.likelyID("Lerik") == nil)
  }

  @Test("Repairs, labels and mojibake in a file are counted, and rows of mojibake set aside")
  func file() throws {
    var delivery = Delivery([.column("t", .code(list: "towns"))])
    delivery.codeLists["towns"] = Self.towns
    let reading = try delivery.read("t\nB?rd?\nŞəki\nSUS\nÅžÉ™ki\nB?rd?\n")
    #expect(reading.table.values("t") == [0, 1, 2, 0])
    #expect(reading.quarantined.map(\.reason) == ["EXT133"])
    #expect(reading.quarantined.map(\.suggestion) == ["SAK"])
    #expect(
      reading.normalised == [
        Normalisation(code: "EXT232", column: "t", count: 1, lines: [3]),
        Normalisation(code: "EXT234", column: "t", count: 2, lines: [2, 6]),
      ])
    let repaired = reading.diagnostics.filter { $0.code == "EXT234" }
    #expect(repaired.map(\.severity) == [.warning, .warning])
  }
}
