internal import Disclosure
internal import Model

/// What small counts were rounded to, kept from run to run: `private/disclosure/rounding`.
struct RoundingFolder {
  /// Folder of the workspace.
  let root: String
  /// What is never published.
  let folder: PrivateFolder

  private var path: String { "\(folder.disclosure)/rounding" }

  /// What earlier runs chose.
  ///
  /// - Throws: status 4 where a file was damaged: to round anew what was published would tell what rounding
  ///   keeps.
  func memory() throws(RunError) -> RoundingMemory {
    let names = FolderListing.names(in: WorkspaceFile(root: root, path: path).fullPath) ?? []
    var files: [(name: String, bytes: [UInt8])] = []
    for name in names where name.hasSuffix(".csv") {
      files.append((name, try WorkspaceFile(root: root, path: "\(path)/\(name)").bytes()))
    }
    return try RoundingMemory(files: files)
  }

  /// Keeps what this run chose; periods that it did not look at stay.
  func write(_ memory: RoundingMemory) throws(RunError) {
    try folder.prepare(folder.disclosure)
    try folder.prepare(path)
    for file in memory.files {
      let place = WorkspaceFile(root: root, path: "\(path)/\(file.name)")
      if place.size == file.bytes.count, try place.bytes() == file.bytes { continue }
      try place.writePrivately(file.bytes)
    }
  }
}
