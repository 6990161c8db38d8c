import Model
import Pipeline
import Testing

@Suite("RunIdentity")
struct RunIdentityTests {
  private let october = ReferencePeriod(frequency: .monthly, ordinal: 2026 * 12 + 9)

  private func file(_ path: String, _ digest: String) -> FileDigest {
    FileDigest(path: path, digest: digest, size: 1)
  }

  @Test("The order of the files does not matter; paths, contents, period and version do")
  func identity() {
    let files = [file("a.csv", "11"), file("b.csv", "22")]
    func id(_ files: [FileDigest], _ period: ReferencePeriod, _ version: String) -> String {
      RunIdentity(period: period, toolVersion: version, files: files).id
    }
    let base = id(files, october, "1")
    #expect(id(files.reversed(), october, "1") == base)
    let others = [
      id([file("a.csv", "22"), file("b.csv", "11")], october, "1"),
      id([file("a.csv", "11")], october, "1"), id(files, october.advanced(by: 1), "1"),
      id(files, october, "2"), id([file("a.csv 11\n5 b.csv", "22")], october, "1"),
    ]
    #expect(Set(others + [base]).count == 6)
  }

  @Test("The name is the digest of a text that anybody can make")
  func text() {
    // printf 'yol 1\n2026-10\n5 a.csv 11\n5 b.csv 22\n' | sha256sum
    let identity = RunIdentity(
      period: october, toolVersion: "1", files: [file("b.csv", "22"), file("a.csv", "11")])
    #expect(identity.id == "657412bec41dd3fe7833f99705d7fe51de4266564c05c63f7bd6585f5dce3d3f")
    #expect(identity.short == String(identity.id.prefix(12)))
  }
}
