internal import Digest
public import Model

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What a file held when a run read it.
public struct FileDigest: Hashable, Sendable {
  /// Path relative to the workspace.
  public var path: String
  /// SHA-256 in lower-case hexadecimal digits.
  public var digest: String
  /// Size in bytes.
  public var size: Int
  /// By what a change of the file would be seen; nil where nobody looked.
  var stamp: FileStamp?

  /// Names a content.
  public init(path: String, digest: String, size: Int) {
    self.path = path
    self.digest = digest
    self.size = size
  }

  /// Digests of many files, taken by all cores, in the order of the paths.
  ///
  /// - Parameters:
  ///   - paths: paths relative to the workspace.
  ///   - root: folder of the workspace.
  ///   - whenDone: called once for each file, from any thread.
  /// - Returns: one digest for each path.
  /// - Throws: status 74 or 77 naming every file that cannot or may not be read.
  public static func digests(
    of paths: [String], root: String, whenDone: @escaping @Sendable () -> Void = {}
  ) async throws(RunError) -> [FileDigest] {
    let results = await withTaskGroup(of: (Int, Result<FileDigest, RunError>).self) { group in
      for (index, path) in paths.enumerated() {
        group.addTask {
          defer { whenDone() }
          return (index, digest(of: path, root: root))
        }
      }
      var results: [Result<FileDigest, RunError>?] = Array(repeating: nil, count: paths.count)
      for await (index, result) in group {
        results[index] = result
      }
      return results.compactMap(\.self)
    }
    var digests: [FileDigest] = []
    var failures: [RunError] = []
    for result in results {
      switch result {
      case .success(let digest): digests.append(digest)
      case .failure(let error): failures.append(error)
      }
    }
    if let first = failures.first {
      throw RunError(failures.flatMap(\.diagnostics), status: first.status)
    }
    return digests
  }

  /// The digest of one file.
  ///
  /// - Throws: status 74 or 77 where it cannot or may not be read.
  static func of(_ path: String, root: String) throws(RunError) -> FileDigest {
    let digest = SHA256()
    var size = 0
    let file = WorkspaceFile(root: root, path: path)
    let before = FileStamp(of: file.fullPath)
    try file.forEachPiece { piece in
      digest.update(piece)
      size += piece.count
    }
    var found = FileDigest(path: path, digest: digest.finalize(), size: size)
    if let before, before == FileStamp(of: file.fullPath) { found.stamp = before }
    return found
  }

  private static func digest(of path: String, root: String) -> Result<FileDigest, RunError> {
    do throws(RunError) {
      return .success(try of(path, root: root))
    } catch {
      return .failure(error)
    }
  }
}

/// What the system says about a file: where none of it has changed, neither has the content.
struct FileStamp: Hashable, Sendable {
  private let device: UInt64
  private let inode: UInt64
  private let size: Int64
  private let modified: [Int]
  private let changed: [Int]

  /// Looks at a file; nil where there is none.
  init?(of path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    device = UInt64(truncatingIfNeeded: status.st_dev)
    inode = UInt64(truncatingIfNeeded: status.st_ino)
    size = Int64(status.st_size)
    #if canImport(Glibc)
      modified = [status.st_mtim.tv_sec, status.st_mtim.tv_nsec]
      changed = [status.st_ctim.tv_sec, status.st_ctim.tv_nsec]
    #else
      modified = [status.st_mtimespec.tv_sec, status.st_mtimespec.tv_nsec]
      changed = [status.st_ctimespec.tv_sec, status.st_ctimespec.tv_nsec]
    #endif
  }
}
