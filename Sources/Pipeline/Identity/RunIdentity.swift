internal import Digest
public import Model

/// Names a run by the content it read, so that the same content is never computed twice.
public struct RunIdentity: Hashable, Sendable {
  /// SHA-256 in lower-case hexadecimal digits.
  public let id: String

  /// The digest of period, version and all files: inputs, definitions and configuration.
  ///
  /// - Parameters:
  ///   - period: period of the run.
  ///   - toolVersion: version of Yol; another program may compute other figures.
  ///   - files: every file that was read, in any order.
  public init(period: ReferencePeriod, toolVersion: String, files: [FileDigest]) {
    // A length before each path keeps two lists of files from running into the same bytes.
    let lines = files.map { "\($0.path.utf8.count) \($0.path) \($0.digest)\n" }.sorted()
    let head = "yol \(toolVersion)\n\(period)\n"
    id = SHA256.hash(Array((head + lines.joined()).utf8))
  }

  /// The first twelve digits, enough to tell runs apart in file names.
  public var short: String {
    String(id.prefix(12))
  }
}
