import Glibc
import Model

/// A folder of templates of the publisher's own.
struct TemplateFolder: Sendable {
  let path: String

  /// Puts the folder's files in the place of the built-in ones of the same name.
  ///
  /// - Throws: status 66 where the folder or a file cannot be read.
  func replace(in sources: inout [String: [UInt8]]) throws(RunError) {
    var attributes = stat()
    guard stat(path, &attributes) == 0, attributes.st_mode & S_IFMT == S_IFDIR else {
      throw RunError(PublishProblem.noTemplateFolder(path).diagnostic, status: .noInput)
    }
    for name in sources.keys.sorted() {
      let file = path + "/" + name
      guard access(file, F_OK) == 0 else { continue }
      guard let bytes = FileReading.bytes(of: file) else {
        throw RunError(PublishProblem.unreadable(file).diagnostic, status: .noInput)
      }
      sources[name] = bytes
    }
  }
}

/// Reads small files whole.
enum FileReading {
  /// The content of a file, or nil where it cannot be read.
  static func bytes(of path: String) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = read(descriptor, &buffer, buffer.count)
      guard count >= 0 else { return nil }
      guard count > 0 else { return bytes }
      bytes += buffer[..<count]
    }
  }
}
