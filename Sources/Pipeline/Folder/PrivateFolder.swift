public import Model

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The folder of what is never published: quarantine, archive, run reports, lock.
///
/// Quarantined rows are people's records, so nobody but the owner may look inside.
public struct PrivateFolder: Hashable, Sendable {
  /// Folder of the workspace.
  public let root: String

  /// The folder, relative to the workspace.
  public let path: String

  /// Names the private folder of a workspace.
  public init(root: String, path: String = "private") {
    self.root = root
    self.path = path
  }

  /// Rows set aside, relative to the workspace.
  public var quarantine: String { "\(path)/quarantine" }
  /// Rows that were corrected and readmitted, relative to the workspace.
  public var readmitted: String { "\(path)/readmitted" }
  /// Quality reports for the agencies, relative to the workspace.
  public var quality: String { "\(path)/quality" }
  /// What protects earlier and later releases, relative to the workspace.
  public var disclosure: String { "\(path)/disclosure" }
  /// Everything ever printed, relative to the workspace.
  public var ledger: String { "\(disclosure)/ledger" }
  /// The figures behind it, relative to the workspace.
  public var keptFigures: String { "\(disclosure)/kept" }
  /// Run reports, relative to the workspace.
  public var reports: String { "\(path)/reports" }
  /// The archive, relative to the workspace.
  public var archive: String { "\(path)/archive.sqlite" }
  /// The lock, relative to the workspace.
  public var lock: String { "\(path)/yol.lock" }

  /// Makes what is not there and locks out everybody else.
  ///
  /// - Throws: status 73 where a folder cannot be made, 77 where it cannot be made private.
  public func prepare() throws(RunError) {
    for folder in [path, quarantine, reports] {
      try prepare(folder)
    }
  }

  /// Removes files that killed runs were writing; only a run that holds the lock may do so.
  func removeLeftovers() {
    let periods = [quarantine, readmitted, quality].flatMap { folder in
      (FolderListing.names(in: fullPath(folder)) ?? []).map { "\(folder)/\($0)" }
    }
    for folder in [reports, keptFigures] + periods {
      for name in FolderListing.names(in: fullPath(folder)) ?? []
      where name.hasSuffix(WorkspaceFile.partialSuffix) {
        unlink("\(fullPath(folder))/\(name)")
      }
    }
  }

  private func fullPath(_ path: String) -> String {
    WorkspaceFile(root: root, path: path).fullPath
  }

  /// Makes one folder within it.
  func prepare(_ folder: String) throws(RunError) {
    let fullPath = fullPath(folder)
    if mkdir(fullPath, 0o700) != 0, errno != EEXIST {
      let isForbidden = errno == EACCES || errno == EPERM
      throw (isForbidden ? RunProblem.notPrivate(folder) : .cannotCreate(folder)).error
    }
    var status = stat()
    guard stat(fullPath, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
      throw RunProblem.cannotCreate(folder).error
    }
    guard status.st_mode & 0o7777 == 0o700 || chmod(fullPath, 0o700) == 0 else {
      throw RunProblem.notPrivate(folder).error
    }
  }
}
