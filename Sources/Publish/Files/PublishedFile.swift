/// One file of a release, in memory.
public struct PublishedFile: Hashable, Sendable {
  /// Path within the release's folder, with slashes.
  public let path: String
  /// Content.
  public let bytes: [UInt8]

  /// Makes a file.
  public init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }

  init(path: String, text: String) {
    self.init(path: path, bytes: Array(text.utf8))
  }
}
