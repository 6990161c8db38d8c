import Foundation
import Testing
import Verification

/// A table of 2 by 2 with margins; F and M of A and B are hidden: 2, 9, 14, 11.
@Suite("CertificateChecker")
struct CertificateCheckerTests {
  private static let specification = """
    {"threshold": 5, "width": 4, "dimensions": {"region": {"total": "T"}, "sex": {"total": "T"}},
     "tables": [{"file": "*.csv", "measure": {"column": "m"}, "flag": "f", "suppressed": ["c"]}],
     "relations": [{"type": "share", "share": "rate", "num": "pop", "den": "all"}]}
    """

  private static let certificate = """
    yol-certificate,1
    width,4
    cell,0,pop,region=A;sex=F,,1,
    cell,1,pop,region=A;sex=M,,1,
    cell,2,pop,region=A,11,1,
    cell,3,pop,region=B;sex=F,,1,
    cell,4,pop,region=B;sex=M,,1,
    cell,5,pop,region=B,25,1,
    cell,6,pop,sex=F,16,1,
    cell,7,pop,sex=M,20,1,
    base,0:2,1:9,3:14,4:11
    relation,2:1,0:-1,1:-1
    relation,5:1,3:-1,4:-1
    relation,6:1,0:-1,3:-1
    relation,7:1,1:-1,4:-1
    pair,0,4
    release,0:6,1:5,3:10,4:15
    release
    pair,1,4
    release
    release,0:6,1:5,3:10,4:15
    pair,3,4
    release
    release,0:6,1:5,3:10,4:15
    pair,4,4
    release,0:6,1:5,3:10,4:15
    release

    """

  private static let table = """
    m,region,sex,value,f
    pop,A,F,,c
    pop,A,M,,c
    pop,A,T,11,
    pop,B,F,,c
    pop,B,M,,c
    pop,B,T,25,
    pop,T,F,16,
    pop,T,M,20,

    """

  private func findings(
    certificate: String = certificate, table: String = table,
    specification: String = specification
  ) throws -> [String] {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "verification-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data(table.utf8).write(to: folder.appending(path: "t.csv"))
    return try Verifier(
      specification: Array(specification.utf8), certificate: Array(certificate.utf8),
      folder: folder.path
    ).report().findings
  }

  @Test("Two releases for each hidden cell prove that none can be computed")
  func proven() throws {
    #expect(try findings() == [])
  }

  @Test(
    "A certificate that was changed proves less",
    arguments: [
      // Another true value: three relations do not hold any more.
      ("base,0:2,", "base,0:3,"),
      // A release that breaks a relation.
      ("release,0:6,1:5,3:10,4:15\nrelease\npair,1", "release,0:6,1:5,3:10,4:14\nrelease\npair,1"),
      // A release that changes what is printed.
      ("release,0:6,1:5,3:10,4:15\nrelease\npair,1", "release,0:6,2:15\nrelease\npair,1"),
      // A release beyond the bounds.
      (
        "release,0:6,1:5,3:10,4:15\nrelease\npair,1",
        "release,0:11,1:0,3:5,4:20\nrelease\npair,1"
      ),
      // Too narrow.
      (
        "release,0:6,1:5,3:10,4:15\nrelease\npair,1",
        "release,0:5,1:6,3:11,4:14\nrelease\npair,1"
      ),
      // Asked for less than the release promises.
      (
        "pair,0,4\nrelease,0:6,1:5,3:10,4:15", "pair,0,3\nrelease,0:5,1:6,3:11,4:14"
      ),
      // A cell without releases.
      ("pair,0,4\nrelease,0:6,1:5,3:10,4:15\nrelease\n", ""),
    ])
  func changedCertificate(original: String, changed: String) throws {
    let text = Self.certificate.replacingOccurrences(of: original, with: changed)
    #expect(text != Self.certificate)
    #expect(try findings(certificate: text) != [])
  }

  @Test("A certificate that counts values that readers know it has not proves nothing")
  func bounds() throws {
    func findings(_ keys: String, _ cell: String = "") throws -> [String] {
      let text = Self.certificate.replacingOccurrences(
        of: "cell,0,pop,region=A;sex=F,,1,\n",
        with: "cell,0,pop,region=A;sex=F,,\(cell.isEmpty ? "1," : cell)\n")
      return try self.findings(
        certificate: text,
        specification: Self.specification.replacingOccurrences(
          of: #"{"threshold""#, with: "{\(keys)\"threshold\""))
    }
    let name = "pop[region=A, sex=F]: the certificate counts values that readers know it has not"
    // Hidden numbers are at least 1 unless the specification says otherwise.
    #expect(try findings("") == [])
    #expect(try findings("", "0,") == [name])
    #expect(try findings("", ",") == [name])
    #expect(try findings(#""policy": {"suppressed_min": 0}, "#, "0,") == [])
    #expect(try findings(#""policy": {"suppressed_min": 2}, "#).count == 4)
    #expect(try findings(#""measures": {"pop": {"suppressed_min": 0}}, "#, "0,") == [])
    #expect(
      try findings(#""measures": {"pop": {"suppressed_min": 0}}, "#, "-1,") == [name])
    // What others have published: 2 to 9, of a cell that stands at 2 and 6.
    let known =
      #""known": [{"measure": "pop", "at": {"region": "A", "sex": "F"}, "least": 2, "greatest": 9}], "#
    #expect(try findings(known, "2,9") == [])
    #expect(try findings(known) == [name])
    #expect(try findings(known, "1,9") == [name])
    #expect(try findings(known, "2,10") == [name])
    #expect(try findings(known, "2,") == [name])
  }

  @Test("The true release keeps the bounds as well: it is one of the two of many cells")
  func trueValue() throws {
    // It is 11, and 15 in the other release.
    let text = Self.certificate.replacingOccurrences(
      of: "cell,4,pop,region=B;sex=M,,1,", with: "cell,4,pop,region=B;sex=M,,12,")
    #expect(
      try findings(certificate: text)
        == ["pop[region=B, sex=M]: its true value is none that readers would assume"])
  }

  @Test("What no file holds is not less than nothing, and changes are within their limit")
  func unprintedBounds() throws {
    let relations = """
      "relations": [{"type": "le", "small": "emp", "big": "pop"},
        {"type": "change", "measure": "pop", "max": 3},
      """
    func findings(_ cell: String) throws -> [String] {
      try self.findings(
        certificate: Self.certificate.replacingOccurrences(
          of: "base,0:2", with: "cell,8,\(cell)\nbase,8:0,0:2"),
        specification: Self.specification.replacingOccurrences(
          of: "\"relations\": [", with: relations))
    }
    #expect(try findings("pop-emp,region=A,,0,") == [])
    #expect(try findings("pop-emp,region=A,,-5,").count == 1)
    #expect(try findings("pop,region=C,,-5,").count == 1)
    #expect(try findings("change of pop,region=A,,-3,3") == [])
    #expect(try findings("change of pop,region=A,,-3,4").count == 1)
    #expect(try findings("change of pop,region=A,,-4,3").count == 1)
    #expect(try findings("change of pop,region=A,,,").count == 1)
  }

  @Test("Findings name cells and relations in words")
  func words() throws {
    let total = Self.certificate.replacingOccurrences(
      of: "cell,2,pop,region=A,11", with: "cell,2,pop,region=A,12")
    #expect(
      try findings(certificate: total).first
        == "pop[region=A] - pop[region=A, sex=F] - pop[region=A, sex=M] = 0: it does not hold of the release itself"
    )
    let names = Self.certificate.replacingOccurrences(of: "region=A;sex=F", with: "%2Cx%25=A;sex=F")
    #expect(
      try findings(certificate: names).first
        == "pop[region=A, sex=F]: the certificate does not have it")
    let table = Self.table + "pop,T,T,36,\n"
    #expect(try findings(table: table) == ["pop: the certificate does not have it"])
    let wider = Self.specification.replacingOccurrences(of: "\"width\": 4", with: "\"width\": 5")
    let found = try findings(specification: wider)
    #expect(found.count == 4)
    #expect(
      found.first
        == "pop[region=A, sex=F]: it is hidden, and its two releases differ by less than the width")
  }

  @Test(
    "Files that show something else than the certificate says are found",
    arguments: [
      ("pop,A,F,,c", "pop,A,F,2,"), ("pop,A,T,11,", "pop,A,T,12,"), ("pop,A,T,11,", "pop,A,T,,c"),
      ("pop,A,T,11,", "pop,A,T,11.5,"), ("pop,A,T,11,", "pop,C,T,11,"),
      ("pop,T,M,20,", "pop,T,M,20,\nrate,A,F,3,"),
    ])
  func changedFiles(original: String, changed: String) throws {
    let text = Self.table.replacingOccurrences(of: original, with: changed)
    #expect(text != Self.table)
    #expect(try findings(table: text).count == 1)
  }

  @Test(
    "What is no certificate is refused by line",
    arguments: [
      ("width,4", "width,four", 2), ("cell,1,", "cell,7,", 4), ("pair,0,4", "pair,99,4", 16),
      ("relation,2:1", "relation,2:x", 12), ("yol-certificate,1", "yol-certificate,2", 1),
    ])
  func refused(original: String, changed: String, line: Int) throws {
    let text = Self.certificate.replacingOccurrences(of: original, with: changed)
    let error = #expect(throws: VerificationError.self) { try findings(certificate: text) }
    #expect(error?.fault == .certificate)
    #expect(error?.line == line)
  }
}
