import Model
import Pipeline
import TestSupport
import Testing

@Suite("FileDigest")
struct FileDigestTests {
  @Test("Digests come in the order of the paths, for small files and for large ones")
  func digests() async throws {
    let folder = try TemporaryFolder()
    try folder.write("abc", to: "b/abc.csv")
    try folder.write("", to: "empty.csv")
    try folder.write(String(repeating: "a", count: 3_000_000), to: "large.csv")
    let paths = ["large.csv", "b/abc.csv", "empty.csv"]
    let digests = try await FileDigest.digests(of: paths, root: folder.path)
    #expect(digests.map(\.path) == paths)
    #expect(digests.map(\.size) == [3_000_000, 3, 0])
    // sha256sum; the second and third are also the examples of FIPS 180-2.
    #expect(
      digests.map(\.digest) == [
        "2a152c894398719c0570f83fac34ac03a0f6e8e474b995c2403aa5434f7b9dd4",
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
      ])
  }

  @Test("Every file that cannot be read is named, status 74")
  func unreadable() async throws {
    let folder = try TemporaryFolder()
    try folder.write("abc", to: "a.csv")
    let error = await #expect(throws: RunError.self) {
      _ = try await FileDigest.digests(of: ["x.csv", "a.csv", "y.csv"], root: folder.path)
    }
    #expect(error?.status == .inputOutput)
    #expect(error?.diagnostics.map(\.location?.file) == ["x.csv", "y.csv"])
  }
}
