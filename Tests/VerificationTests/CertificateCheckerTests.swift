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
    certificate: String = certificate, table: String = table
  ) throws -> [String] {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "verification-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data(table.utf8).write(to: folder.appending(path: "t.csv"))
    return try Verifier(
      specification: Array(Self.specification.utf8), certificate: Array(certificate.utf8),
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
