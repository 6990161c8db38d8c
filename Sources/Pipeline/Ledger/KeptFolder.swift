internal import Digest
internal import Disclosure
internal import Model

/// The confidential figures behind what earlier releases printed: `private/disclosure/kept`.
struct KeptFolder {
  /// Folder of the workspace.
  let root: String
  /// What is never published.
  let folder: PrivateFolder

  /// The figures that were kept.
  struct Reading: Sendable {
    /// Figures by indicator and period.
    var figures = KeptFigures()
    /// The release whose figures they are, by indicator and period.
    var releases: [KeptFigures.Series: String] = [:]
  }

  /// Reads the files that a ledger names; of several figures the newest counts.
  ///
  /// - Parameter digests: SHA-256 of each file, by name.
  /// - Returns: the figures, with the releases that they come from.
  /// - Throws: status 4 where one is missing or not the one that was written.
  func read(_ digests: [String: String]) throws(RunError) -> Reading {
    var reading = Reading()
    for (name, digest) in digests.sorted(by: { $0.key < $1.key }) {
      let path = "\(folder.keptFigures)/\(name)"
      let file = WorkspaceFile(root: root, path: path)
      let isThere = FolderListing.kind(of: file.fullPath) == .file
      let bytes = isThere ? try file.bytes() : []
      var added = KeptFigures()
      guard SHA256.hash(bytes) == digest, added.add(bytes) else {
        throw LedgerProblem.keptChanged(path).error
      }
      for (series, table) in added.tables {
        reading.figures.tables[series] = table
        reading.releases[series] = Self.release(name)
      }
    }
    return reading
  }

  /// Name of the file with the figures that a release adds.
  ///
  /// - Parameters:
  ///   - release: name of the release.
  ///   - number: number of its block in the ledger, so that names sort as blocks do.
  /// - Returns: the name, without folder.
  static func name(of release: String, block number: Int) -> String {
    let digits = "\(number)"
    return String(repeating: "0", count: max(0, 6 - digits.count)) + "\(digits)-\(release).csv"
  }

  private static func release(_ name: String) -> String {
    let part = name.drop { $0 != "-" }.dropFirst()
    return String(part.hasSuffix(".csv") ? part.dropLast(4) : part)
  }
}
