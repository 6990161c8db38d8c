internal import Model

/// The secret that decides between patterns of about the same cost.
///
/// Whoever knows it can tell which of two hidden cells was small, so it is drawn at random, readable by its owner alone, and
/// never published. Who keeps the file gets the same pattern from the same numbers.
struct SecretSeed {
  /// Where it is kept.
  let file: WorkspaceFile

  /// The bytes of the file, or 32 new ones that are kept in it.
  func bytes() throws(RunError) -> [UInt8] {
    if FolderListing.kind(of: file.fullPath) == .file, file.size > 0 { return try file.bytes() }
    var generator = SystemRandomNumberGenerator()
    let seed = (0..<32).map { _ in UInt8.random(in: 0...255, using: &generator) }
    try file.writePrivately(seed)
    return seed
  }
}
