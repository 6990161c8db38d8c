internal import Disclosure
internal import Model

/// What proves that a release is protected: `private/disclosure/RELEASE/`.
struct DisclosureFolder {
  /// Folder of the workspace.
  let root: String
  /// What is never published.
  let folder: PrivateFolder

  /// The secret bytes that decide between patterns of about the same cost: those of the workspace, drawn
  /// when it has none.
  func seed() throws(RunError) -> [UInt8] {
    try folder.prepare(folder.disclosure)
    return try SecretSeed(file: seedFile).bytes()
  }

  /// Whether the workspace has secret bytes, so that it has protected something before.
  var hasSeed: Bool { seedFile.size > 0 }

  private var seedFile: WorkspaceFile {
    WorkspaceFile(root: root, path: "\(folder.disclosure)/seed")
  }

  /// Writes the description of a release's files, and the proof that it is protected.
  func write(
    _ specification: [UInt8], _ certificate: [UInt8]?, of release: String
  ) throws(RunError) {
    let place = "\(folder.disclosure)/\(release)"
    try folder.prepare(place)
    try WorkspaceFile(root: root, path: "\(place)/spec.json").writePrivately(specification)
    guard let certificate else { return }
    try WorkspaceFile(root: root, path: "\(place)/certificate").writePrivately(certificate)
  }
}
