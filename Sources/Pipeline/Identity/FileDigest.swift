internal import Digest
public import Model

/// What a file held when a run read it.
public struct FileDigest: Hashable, Sendable {
  /// Path relative to the workspace.
  public var path: String
  /// SHA-256 in lower-case hexadecimal digits.
  public var digest: String
  /// Size in bytes.
  public var size: Int

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

  private static func digest(of path: String, root: String) -> Result<FileDigest, RunError> {
    let digest = SHA256()
    var size = 0
    do throws(RunError) {
      try WorkspaceFile(root: root, path: path).forEachPiece { piece in
        digest.update(piece)
        size += piece.count
      }
    } catch {
      return .failure(error)
    }
    return .success(FileDigest(path: path, digest: digest.finalize(), size: size))
  }
}
