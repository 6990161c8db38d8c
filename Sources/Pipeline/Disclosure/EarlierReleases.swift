internal import Archive
internal import Attack
internal import Model

/// Releases that readers may still have, withdrawn ones included: the audit holds the new one against them.
struct EarlierReleases {
  /// Folders with their descriptions, the oldest first.
  private(set) var releases: [EarlierRelease] = []
  /// Periods that earlier releases may show in another vintage.
  private(set) var revised: Set<String> = []

  /// Where each of them lies within the workspace, by its folder.
  private var paths: [String: Paths] = [:]

  private struct Paths {
    var release: String
    var folder: String
    var description: String
  }

  /// A place in an earlier release.
  struct Place {
    /// Name of the release.
    var release: String
    /// The place.
    var location: Location
  }

  /// No release came before.
  init() {}

  /// Finds the releases of an archive whose folders and descriptions are still there.
  ///
  /// - Parameters:
  ///   - archive: the archive.
  ///   - workspace: the workspace.
  ///   - name: the release that is attacked, which may have been made before.
  ///   - revised: periods that were or are shown anew.
  /// - Throws: what reading the archive or a description throws.
  init(
    _ archive: Archive, _ workspace: Workspace, before name: String, revised: Set<String>
  ) throws(RunError) {
    self.revised = revised
    var seen: Set<String> = [name]
    let records = try archive.releases().filter { record in
      record.state != .prepared && seen.insert(record.release.name).inserted
    }
    for distance in Self.distances where distance < records.count {
      let release = records[distance].release
      let folder = WorkspaceFile(root: workspace.root, path: release.folder)
      let description = WorkspaceFile(
        root: workspace.root,
        path: "\(workspace.privateFolder.disclosure)/\(release.name)/spec.json")
      guard FolderListing.kind(of: folder.fullPath) == .folder, description.size > 0 else {
        continue
      }
      releases.append(
        EarlierRelease(folder: folder.fullPath, specification: try description.bytes()))
      paths[folder.fullPath] = Paths(
        release: release.name, folder: folder.path, description: description.path)
    }
    releases.reverse()
  }

  /// Which releases are taken, counted back from the newest: the last three, and ever fewer of older ones.
  ///
  /// What was printed is printed again in the same way as long as its period is shown, so that the newest ones hold
  /// nearly all of it; the ledger knows the rest.
  private static let distances = [0, 1, 2, 5, 11, 23, 47]

  /// Where an attack failed; nil where that was in none of these releases.
  func place(of error: AttackError) -> Place? {
    guard let folder = error.earlier, let paths = paths[folder] else { return nil }
    let description = error.fault == .specification ? paths.description : paths.folder
    let file = error.file.map { paths.folder + $0.dropFirst(folder.count) } ?? description
    return Place(release: paths.release, location: Location(file: file, line: error.line))
  }
}
