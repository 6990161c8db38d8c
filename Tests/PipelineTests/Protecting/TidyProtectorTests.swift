import Attack
import Foundation
import Model
import Pipeline
import Suppression
import TestSupport
import Testing
import Verification

@Suite("TidyProtector")
struct TidyProtectorTests {
  private static let cases = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "fixtures/disclosure/truth")

  static var names: [String] {
    let found = try? FileManager.default.contentsOfDirectory(atPath: cases.path)
    return (found ?? []).filter { !$0.hasSuffix(".md") }.sorted()
  }

  private func read(_ path: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(filePath: path)))
  }

  private func bytes(of folder: String) throws -> [String: [UInt8]] {
    let names = try FileManager.default.subpathsOfDirectory(atPath: folder)
    return Dictionary(uniqueKeysWithValues: try names.map { ($0, try read("\(folder)/\($0)")) })
  }

  @Test("Nothing of the true tables of an attack case can be computed again", arguments: names)
  func attackCases(name: String) throws {
    let folder = try TemporaryFolder()
    let place = Self.cases.appending(path: name).path
    let prior = FileManager.default.fileExists(atPath: "\(place)/prior") ? ["\(place)/prior"] : []
    var request = ProtectionRequest(
      specification: "\(place)/spec.json", truth: "\(place)/now", output: folder.file("out"))
    request.earlier = prior
    let report = try TidyProtector(request).protect()
    let specification = try read("\(place)/spec.json")
    let attack = try Attacker(
      specification: specification, folder: folder.file("out"), priors: prior
    ).report()
    #expect(attack.findings == [])
    #expect(attack.isClean)
    let proof = try Verifier(
      specification: specification, certificate: try read(report.certificate),
      folder: folder.file("out")
    ).report()
    #expect(proof.findings == [])
    #expect(try folder.mode(of: "out.certificate") == 0o600)
    #expect(try folder.mode(of: "out.seed") == 0o600)
  }

  @Test("There is a case for each of the fifteen that were handed out")
  func caseCount() {
    #expect(Self.names.count >= 15)
  }

  @Test("What is printed is the true number, and only values and flags are changed")
  func truth() throws {
    let folder = try TemporaryFolder()
    let place = Self.cases.appending(path: "15_stock_flow").path
    let request = ProtectionRequest(
      specification: "\(place)/spec.json", truth: "\(place)/now", output: folder.file("out"))
    _ = try TidyProtector(request).protect()
    let truth = try TidyTable(try read("\(place)/now/t.csv"))
    let shown = try TidyTable(try read(folder.file("out/t.csv")))
    #expect(shown.header == truth.header)
    for (row, original) in zip(shown.rows, truth.rows) {
      #expect(row[..<3] == original[..<3])
      #expect(row[3] == original[3] && row[4].isEmpty || row[3].isEmpty && row[4] == "c")
    }
  }

  @Test("The same secret bytes give the same files")
  func determinism() throws {
    let folder = try TemporaryFolder()
    let place = Self.cases.appending(path: "23_linked_issue136").path
    var outputs: [[String: [UInt8]]] = []
    for name in ["one", "two"] {
      var request = ProtectionRequest(
        specification: "\(place)/spec.json", truth: "\(place)/now", output: folder.file(name))
      request.seed = folder.file("seed")
      _ = try TidyProtector(request).protect()
      outputs.append(try bytes(of: folder.file(name)))
    }
    #expect(outputs[0] == outputs[1])
    #expect(try read(folder.file("one.certificate")) == read(folder.file("two.certificate")))
  }

  private func protect(
    _ specification: String, _ table: String, in folder: TemporaryFolder
  ) throws -> ProtectionReport {
    try folder.write(specification, to: "spec.json")
    try folder.write(table, to: "true/t.csv")
    return try TidyProtector(
      ProtectionRequest(
        specification: folder.file("spec.json"), truth: folder.file("true"),
        output: folder.file("out"))
    ).protect()
  }

  private static let plain = """
    {"threshold": 5, "width": 4, "dimensions": {"sex": {"total": "T", "members": ["F", "M"]}},
     "tables": [{"file": "t.csv", "measure": "pop"}]}
    """

  @Test("Where a cell cannot be protected the status is 4, and nothing is written")
  func unprotectable() throws {
    let folder = try TemporaryFolder()
    // Before, the total and one part were printed: the other part follows.
    try folder.write("sex,value\nT,12\nM,9\n", to: "old/t.csv")
    try folder.write(Self.plain, to: "spec.json")
    try folder.write("sex,value\nT,12\nM,9\nF,3\n", to: "true/t.csv")
    var request = ProtectionRequest(
      specification: folder.file("spec.json"), truth: folder.file("true"),
      output: folder.file("out"))
    request.earlier = [folder.file("old")]
    let error = #expect(throws: RunError.self) { try TidyProtector(request).protect() }
    #expect(error?.status == .gateClosed)
    #expect(Set(error?.diagnostics.map(\.code) ?? []) == ["SPC006"])
    #expect(!FileManager.default.fileExists(atPath: folder.file("out")))
    #expect(!FileManager.default.fileExists(atPath: folder.file("out.part")))
    #expect(!FileManager.default.fileExists(atPath: folder.file("out.certificate")))
  }

  @Test("What is there already is not overwritten")
  func existing() throws {
    let folder = try TemporaryFolder()
    try folder.write("mine", to: "out/t.csv")
    let error = #expect(throws: RunError.self) {
      try protect(Self.plain, "sex,value\nT,30\nF,12\nM,18\n", in: folder)
    }
    #expect(error?.status == .cannotCreate)
    #expect(String(decoding: try read(folder.file("out/t.csv")), as: UTF8.self) == "mine")
  }

  @Test(
    "What cannot be read is told by code, file and line",
    arguments: [
      (#"{"threshold": 5}"#, "sex,value\nT,30\n", "SPC002", Model.ExitStatus.badDefinition),
      (
        plain.replacingOccurrences(of: "width", with: "with"), "sex,value\nT,30\n", "SPC003",
        .badDefinition
      ),
      (
        plain.replacingOccurrences(
          of: "4,", with: #"4, "measures": {"pop": {"type": "counts"}},"#),
        "sex,value\nT,30\n", "SPC002", .badDefinition
      ),
      (
        plain.replacingOccurrences(of: "{\"sex\"", with: "{\"x\": {\"a\": 1}, \"sex\""),
        "sex,value\nT,30\n", "SPC003", .badDefinition
      ),
      (plain, "sex,value\nT\n", "SPC004", .badData),
      (plain, "sex,number\nT,30\n", "SPC012", .badData),
      (plain, "sex,value\nX,30\n", "SPC015", .badData),
      (plain, "sex,value\nT,\n", "SPC016", .badData),
      (plain, "sex,value\nT,30\nF,12\nM,17\n", "SPC030", .badData),
      (
        plain.replacingOccurrences(
          of: "4,", with: #"4, "known": [{"measure": "pop", "least": 31}],"#),
        "sex,value\nT,30\n", "SPC023", .badData
      ),
      (
        plain.replacingOccurrences(of: "4,", with: #"4, "known": [{"measure": "emp"}],"#),
        "sex,value\nT,30\n", "SPC024", .badDefinition
      ),
    ])
  func refused(specification: String, table: String, code: String, status: Model.ExitStatus) throws
  {
    let folder = try TemporaryFolder()
    let error = #expect(throws: RunError.self) {
      try protect(specification, table, in: folder)
    }
    #expect(error?.diagnostics.first?.code == code)
    #expect(error?.status == status)
  }

  @Test(
    "A word that means nothing is told with the one that is most like it",
    arguments: [
      (#""treshold": 5"#, "write 'threshold'"), (#""polcy": {}"#, "write 'policy'"),
      (#""measures": {"pop": {"type": "counts"}}"#, "write 'count'"),
      (#""measures": {"pop": {"type": "xyz"}}"#, "write 'count', 'share', 'magnitude'"),
    ])
  func remedies(keys: String, remedy: String) throws {
    let folder = try TemporaryFolder()
    let specification = Self.plain.replacingOccurrences(of: "\"width\": 4", with: keys)
    let error = #expect(throws: RunError.self) {
      try protect(specification, "sex,value\nT,30\n", in: folder)
    }
    #expect(error?.status == .badDefinition)
    #expect(error?.diagnostics.first?.remedy == remedy)
  }

  private func error(
    _ folder: TemporaryFolder, _ change: (inout ProtectionRequest) -> Void
  ) throws -> RunError? {
    try folder.write(Self.plain, to: "spec.json")
    try folder.write("sex,value\nT,30\nF,12\nM,18\n", to: "true/t.csv")
    var request = ProtectionRequest(
      specification: folder.file("spec.json"), truth: folder.file("true"),
      output: folder.file("out"))
    change(&request)
    return #expect(throws: RunError.self) { try TidyProtector(request).protect() }
  }

  @Test("What is missing, and where nothing can be made, is told before anything is computed")
  func places() throws {
    let folder = try TemporaryFolder()
    let noSpecification = try error(folder) { $0.specification = folder.file("none.json") }
    #expect(noSpecification?.status == .noInput)
    #expect(noSpecification?.diagnostics.map(\.code) == ["SPC008"])
    let outputs = ["none/out", "true/out", "true/below/../out"]
    for output in outputs {
      let error = try error(folder) { $0.output = folder.file(output) }
      #expect(error?.status == .cannotCreate)
    }
    let below = try error(folder) { $0.output = folder.file("true/out") }
    #expect(below?.diagnostics.first?.message == "this lies in a folder that is read")
    let inFolder = try error(folder) { $0.certificate = folder.file("true") }
    #expect(inFolder?.diagnostics.map(\.code) == ["SPC009"])
    try folder.write("", to: "secret")
    let empty = try error(folder) { $0.seed = folder.file("secret") }
    #expect(empty?.status == .badData)
    #expect(empty?.diagnostics.map(\.code) == ["SPC040"])
  }

  @Test("A certificate or specification that is not there is told by its name")
  func missingCertificate() throws {
    let folder = try TemporaryFolder()
    _ = try protect(Self.plain, "sex,value\nT,30\nF,3\nM,27\n", in: folder)
    for (specification, certificate) in [("none", "out.certificate"), ("spec.json", "none")] {
      let check = CertificateCheck(
        specification: folder.file(specification), certificate: folder.file(certificate),
        folder: folder.file("out"))
      let error = #expect(throws: RunError.self) { try check.report() }
      #expect(error?.status == .noInput)
      #expect(error?.diagnostics.first?.location?.file == folder.file("none"))
    }
  }

  @Test("Numbers that do not add up are named by their file and line")
  func placeOfSum() throws {
    let folder = try TemporaryFolder()
    let error = #expect(throws: RunError.self) {
      try protect(Self.plain, "sex,value\nF,12\nM,17\nT,30\n", in: folder)
    }
    #expect(error?.diagnostics.first?.location == Location(file: "t.csv", line: 4))
    #expect(!FileManager.default.fileExists(atPath: folder.file("out.seed")))
  }

  @Test("Of cells in files as many are hidden as had to be and as are hidden for them")
  func account() throws {
    let folder = try TemporaryFolder()
    // 3 has to be hidden; both others are needed, as T - M is F; the sum T is in the file.
    let report = try protect(Self.plain, "sex,value\nT,30\nF,3\nM,27\n", in: folder)
    #expect(report.cells == 3)
    #expect(report.sensitive == 1)
    #expect(report.hidden == report.sensitive + report.secondary)
    #expect(report.secondary == 1)
    #expect(report.knownSmall == 0)
  }

  @Test("A small number that readers know is printed, and the report says so")
  func knownSmall() throws {
    let folder = try TemporaryFolder()
    let known = Self.plain.replacingOccurrences(
      of: "4,",
      with: #"4, "known": [{"measure": "pop", "at": {"sex": "F"}, "least": 3, "greatest": 3}],"#)
    let report = try protect(known, "sex,value\nT,30\nF,3\nM,27\n", in: folder)
    #expect(report.hidden == 0)
    #expect(report.knownSmall == 1)
    #expect(report.text.contains("says them exactly: 1. yol attack"))
    let attack = try Attacker(
      specification: Array(known.utf8), folder: folder.file("out")
    ).report()
    #expect(attack.findings.map(\.kind) == [.printedSmall])
  }

  @Test("Quotients of numbers that no file holds are hidden")
  func quotientsAlone() throws {
    let folder = try TemporaryFolder()
    let specification = """
      {"dimensions": {"r": {"total": "T"}}, "measures": {"rate": {"type": "share"}},
       "tables": [{"file": "*.csv", "measure": {"column": "m"}}],
       "relations": [{"type": "le", "small": "emp", "big": "pop"},
         {"type": "share", "share": "rate", "num": "emp", "den": "pop", "scale": 100}]}
      """
    let report = try protect(
      specification, "m,r,value\npop,T,73\npop,A,40\npop,B,33\nrate,T,41.1\n", in: folder)
    #expect(report.hidden == 0)
    #expect(report.hiddenQuotients == 1)
    let attack = try Attacker(
      specification: Array(specification.utf8), folder: folder.file("out")
    ).report()
    #expect(attack.isClean)
  }

  /// All tables of two measures in two regions that a reader can think of, against the guaranteed width.
  @Test("Of every hidden number a reader must think several values possible", arguments: 0..<12)
  func exhaustive(seed: Int) throws {
    let folder = try TemporaryFolder()
    let truth = TinyTruth(seed: seed)
    _ = try protect(TinyTruth.specification, truth.table, in: folder)
    let reader = TinyReader(try TidyTable(try read(folder.file("out/t.csv"))))
    let widths = reader.widths()
    #expect(widths.count == 9)
    for (name, width) in widths.sorted(by: { $0.key < $1.key }) {
      let needsNone = reader.isPrinted(name) || truth.isUnprotected(name)
      #expect(needsNone || width >= 4, "\(name)")
      #expect(!reader.isPrinted(name) || !(1...4).contains(truth.value(name)), "\(name)")
    }
  }
}
