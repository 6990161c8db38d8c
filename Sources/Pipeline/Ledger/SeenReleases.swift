internal import Archive
internal import Model
internal import Publish
internal import Suppression

/// The releases that readers have seen, held against the ledger: each of them must be in it.
///
/// Two witnesses tell of them: the archive, and the folder of the published releases, which is still there where the
/// private folder was lost. Releases of the profile `none` have no readers and count for neither.
struct SeenReleases {
  /// The workspace.
  let workspace: Workspace
  /// Its archive.
  let archive: Archive
  /// Where releases are put in force, as the configuration says it.
  let published: String
  /// The release that the run makes; nil where it is made again under a name of its own.
  let own: String?
  /// Everything ever printed, as far as it is known.
  let ledger: Ledger

  /// Looks for releases that the ledger does not know.
  ///
  /// - Returns: a warning where releases were made before there was a ledger.
  /// - Throws: status 4 where the ledger, or the whole private folder, is not the newest one.
  func examine() throws(RunError) -> Diagnostic? {
    let path = workspace.privateFolder.ledger
    let archived = try archive.releases()
    let known = ledger.releases
    let seen = archived.filter { $0.state != .prepared && !Self.hasNoReaders($0.run) }
    let unknown = seen.filter { !known.contains($0.release.name) }
    // Releases of a time before there was a ledger say nothing of one.
    let lost = unknown.filter { $0.run.manifest.contains(Self.key) }
    guard lost.isEmpty else {
      throw LedgerProblem.missing(path, releases: lost.map(\.release.name).sorted()).error
    }
    let strange = strangers(besides: known.union(archived.map(\.release.name)))
    guard strange.isEmpty else {
      throw LedgerProblem.lost(path, releases: strange, folder: published).error
    }
    let isFirst = ledger.entries.isEmpty && !unknown.isEmpty
    return isFirst ? LedgerProblem.began(path, earlier: unknown.count).diagnostic : nil
  }

  /// Published releases of which nothing private is known.
  ///
  /// What readers see was put in force. Of the other folders that can be told only where there is not even a seed, which
  /// is drawn before a release is written: a killed run leaves a folder as well, and nobody saw that one. With the
  /// seed a release that is the only one can be made again: it is compared byte by byte with what is there.
  private func strangers(besides known: Set<String>) -> [String] {
    let folder = ReleaseFolder(
      path: WorkspaceFile(root: workspace.root, path: published).fullPath)
    let all = (FolderListing.names(in: folder.releases) ?? []).filter(Self.isRelease)
    guard DisclosureFolder(root: workspace.root, folder: workspace.privateFolder).hasSeed else {
      return Set(all).union([folder.current].compactMap { $0 }).subtracting(known).sorted()
    }
    guard let current = folder.current, !known.contains(current) else { return [] }
    return all == [current] && current == own ? [] : [current]
  }

  /// Whether a name has the twelve digits of a run, as those of releases do.
  private static func isRelease(_ name: String) -> Bool {
    let isWhole = !name.contains(".")
    return isWhole
      && name.split(separator: "-").contains { part in
        part.utf8.count == 12 && part.allSatisfy(\.isHexDigit)
      }
  }

  /// Key of the digest in what the archive keeps of a run.
  private static let key = "\"ledger\""

  /// Whether a run made unprotected figures, which lie in the private folder and have no block.
  private static func hasNoReaders(_ run: ArchivedRun) -> Bool {
    run.manifest.contains("\(key): null")
  }
}
