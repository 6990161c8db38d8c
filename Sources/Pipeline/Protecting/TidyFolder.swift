internal import Model
internal import Suppression

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A folder of tidy CSV files.
struct TidyFolder {
  let path: String

  /// All CSV files of the folder and those within it, in the order of their paths.
  ///
  /// - Throws: status 66 where the folder is not there, 65 where a file is no table.
  func files() throws(RunError) -> [TidyFile] {
    var names: [String] = []
    guard list("", depth: 0, into: &names), !names.isEmpty else {
      throw ProtectionProblem.noFolder(path).error
    }
    var files: [TidyFile] = []
    var faults: [Diagnostic] = []
    for name in names {
      let file = WorkspaceFile(root: path, path: name)
      let bytes = try file.bytes()
      do throws(TidyTable.Fault) {
        files.append(TidyFile(path: name, table: try TidyTable(bytes)))
      } catch {
        faults.append(ProtectionProblem.malformed(error, file: name).diagnostic)
      }
    }
    guard faults.isEmpty else { throw RunError(faults, status: .badData) }
    return files
  }

  private func list(_ folder: String, depth: Int, into names: inout [String]) -> Bool {
    let fullPath = folder.isEmpty ? path : "\(path)/\(folder)"
    guard depth < 8, let found = FolderListing.names(in: fullPath) else { return false }
    for name in found {
      let inside = folder.isEmpty ? name : "\(folder)/\(name)"
      switch FolderListing.kind(of: "\(path)/\(inside)") {
      case .folder: guard list(inside, depth: depth + 1, into: &names) else { return false }
      case .file where name.hasSuffix(".csv"): names.append(inside)
      default: break
      }
    }
    return true
  }

  /// Makes the folder with its files, for everybody to read.
  ///
  /// - Throws: status 73 or 74 where that fails.
  func write(_ files: [TidyFile]) throws(RunError) {
    guard mkdir(path, 0o755) == 0 else { throw RunProblem.cannotCreate(path).error }
    for file in files {
      var folder = path
      for part in file.path.split(separator: "/").dropLast() {
        folder += "/\(part)"
        guard mkdir(folder, 0o755) == 0 || errno == EEXIST else {
          throw RunProblem.cannotCreate(folder).error
        }
      }
      let written = WorkspaceFile(root: path, path: file.path)
      try written.writePrivately(file.table.bytes)
      guard chmod(written.fullPath, 0o644) == 0 else {
        throw RunProblem.unwritable(file.path).error
      }
    }
  }

  /// Takes away the folder with what this program wrote into it.
  func remove() {
    remove(path, depth: 0)
  }

  private func remove(_ folder: String, depth: Int) {
    guard depth < 8 else { return }
    for name in FolderListing.names(in: folder) ?? [] {
      let inside = "\(folder)/\(name)"
      if unlink(inside) != 0 { remove(inside, depth: depth + 1) }
    }
    rmdir(folder)
  }
}
