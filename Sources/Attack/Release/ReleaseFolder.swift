#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A folder with the files of a release.
struct ReleaseFolder {
  /// Its path.
  let path: String
  /// Paths of its files within it, sorted.
  let files: [String]
  private var contents: [String: [UInt8]] = [:]

  /// Lists a folder with all that is in it.
  init(_ path: String) throws(AttackError) {
    self.path = path
    var found: [String] = []
    guard Self.list(path, prefix: "", depth: 0, into: &found) else {
      throw AttackError(.missing, "the folder is missing or cannot be read", file: path)
    }
    files = found.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
  }

  /// Takes files that no folder holds yet.
  init(contents: [String: [UInt8]]) {
    path = "."
    files = contents.keys.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
    self.contents = contents
  }

  /// Reads a file of the folder.
  func read(_ file: String) throws(AttackError) -> [UInt8] {
    if let bytes = contents[file] { return bytes }
    return try Self.read("\(path)/\(file)")
  }

  /// Reads a file.
  static func read(_ path: String) throws(AttackError) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw AttackError(.missing, "the file is missing or cannot be read", file: path)
    }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = piece.withUnsafeMutableBytes { sysRead(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else {
        throw AttackError(.missing, "the file cannot be read", file: path)
      }
      if count == 0 { return bytes }
      bytes.append(contentsOf: piece.prefix(count))
    }
  }

  /// Whether a path is of a form in which `*` stands for any text.
  static func matches(_ path: String, _ form: String) -> Bool {
    let pieces = form.utf8.split(separator: UInt8(ascii: "*"), omittingEmptySubsequences: false)
    let text = Array(path.utf8)
    guard let first = pieces.first, let last = pieces.last, pieces.count > 1 else {
      return path == form
    }
    guard text.starts(with: first) else { return false }
    var position = first.count
    for piece in pieces.dropFirst().dropLast() {
      guard let found = Self.find(Array(piece), in: text, from: position) else { return false }
      position = found + piece.count
    }
    return text.count - position >= last.count && text.suffix(last.count).elementsEqual(last)
  }

  private static func find(_ piece: [UInt8], in text: [UInt8], from start: Int) -> Int? {
    guard text.count - start >= piece.count else { return nil }
    return (start...text.count - piece.count).first { text[$0...].starts(with: piece) }
  }

  /// Deeper than any release; a link to a folder above ends here.
  private static let deepest = 8

  private static func list(
    _ folder: String, prefix: String, depth: Int, into files: inout [String]
  ) -> Bool {
    guard depth < deepest, let stream = opendir(folder) else { return false }
    defer { closedir(stream) }
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) {
        String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name.hasPrefix(".") { continue }
      if !list("\(folder)/\(name)", prefix: "\(prefix)\(name)/", depth: depth + 1, into: &files) {
        files.append(prefix + name)
      }
    }
    return true
  }
}

private func sysRead(_ descriptor: Int32, _ place: UnsafeMutableRawPointer?, _ count: Int) -> Int {
  read(descriptor, place, count)
}
