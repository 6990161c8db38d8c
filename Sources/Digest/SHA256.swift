import COpenSSL

/// SHA-256 (FIPS 180-4) of bytes that come in pieces, by OpenSSL's libcrypto.
public struct SHA256: ~Copyable {
  private let context: OpaquePointer?

  /// Starts an empty digest.
  public init() {
    context = EVP_MD_CTX_new()
    EVP_DigestInit_ex(context, EVP_sha256(), nil)
  }

  deinit {
    EVP_MD_CTX_free(context)
  }

  /// Adds bytes.
  public func update(_ bytes: UnsafeRawBufferPointer) {
    guard let base = bytes.baseAddress else { return }
    EVP_DigestUpdate(context, base, bytes.count)
  }

  /// Ends the digest: 64 lower-case hexadecimal digits.
  public consuming func finalize() -> String {
    var digest = [UInt8](repeating: 0, count: 32)
    EVP_DigestFinal_ex(context, &digest, nil)
    let digits = Array("0123456789abcdef".utf8)
    let text = digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
    return String(decoding: text, as: UTF8.self)
  }

  /// The digest of bytes that are all there.
  public static func hash(_ bytes: [UInt8]) -> String {
    let digest = SHA256()
    bytes.withUnsafeBytes { digest.update($0) }
    return digest.finalize()
  }
}
