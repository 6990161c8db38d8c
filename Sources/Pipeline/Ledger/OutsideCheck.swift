internal import Definitions
internal import Model

/// Looks for figures of others that somebody meant to be known and that were not read.
struct OutsideCheck {
  /// Folder of the workspace.
  let root: String
  /// What was read of it.
  let definitions: CheckedDefinitions

  /// The folder where nothing else is said; it need not be there.
  private static let usual = "outside"

  /// Compares the folder with what was read from it.
  ///
  /// - Returns: a warning for each table without a description.
  /// - Throws: status 78 where a folder is named that is not there.
  func examine() throws(RunError) -> [Diagnostic] {
    let folder = definitions.configuration.disclosure.outside
    let place = WorkspaceFile(root: root, path: folder).fullPath
    guard let names = FolderListing.names(in: place) else {
      guard folder == Self.usual else { throw LedgerProblem.noOutside(folder).error }
      return []
    }
    let read = Set(definitions.files)
    return names.filter { $0.hasSuffix(".csv") }.map { "\(folder)/\($0)" }
      .filter { !read.contains($0) }.map { LedgerProblem.undescribed($0).diagnostic }
  }
}
