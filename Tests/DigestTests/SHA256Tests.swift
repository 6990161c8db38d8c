import Digest
import Testing

@Suite("SHA256")
struct SHA256Tests {
  @Test(
    "The examples of FIPS 180-2 come out",
    arguments: [
      ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    ])
  func examples(text: String, digest: String) {
    #expect(SHA256.hash(Array(text.utf8)) == digest)
  }

  @Test("Pieces give the digest of the whole")
  func pieces() {
    let digest = SHA256()
    for byte in Array("abc".utf8) {
      [byte].withUnsafeBytes { digest.update($0) }
    }
    #expect(digest.finalize() == SHA256.hash(Array("abc".utf8)))
  }
}
