#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What lies in a folder, in an order that does not depend on the disk or the locale.
enum FolderListing {
  /// What a name stands for, symbolic links followed.
  enum Kind {
    /// A regular file.
    case file
    /// A folder.
    case folder
    /// Neither, or nothing.
    case other
  }

  /// Names without those that begin with a full stop, or nil where the folder cannot be read.
  static func names(in folder: String) -> [String]? {
    guard let stream = opendir(folder) else { return nil }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted()
  }

  /// What lies at a path.
  static func kind(of path: String) -> Kind {
    var status = stat()
    guard stat(path, &status) == 0 else { return .other }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return .file
    case S_IFDIR: return .folder
    default: return .other
    }
  }
}
