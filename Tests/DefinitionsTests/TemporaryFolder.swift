import FoundationEssentials

/// A folder for one test, removed with the value.
final class TemporaryFolder {
  private let root: String

  init() throws {
    root = FileManager.default.temporaryDirectory.path + "/definitions-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: root)
  }

  /// The path of something in the folder.
  func path(_ name: String) -> String {
    name.isEmpty ? root : "\(root)/\(name)"
  }

  /// Writes a file with its folders.
  func write(_ name: String, _ text: String) throws {
    let parts = name.split(separator: "/").dropLast()
    try FileManager.default.createDirectory(
      atPath: path(parts.joined(separator: "/")), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: URL(fileURLWithPath: path(name)))
  }
}
