internal import Definitions
public import Model

/// A folder with a `yol.yaml`: what one ministry runs and publishes.
public struct Workspace: Hashable, Sendable {
  /// The folder.
  public let root: String
  /// The folder of everything that is never published.
  let privateFolder: PrivateFolder

  /// Version of Yol, a part of every run's identity.
  public static let toolVersion = "0.1.0"

  /// Name of the configuration, by which a workspace is recognised.
  public static let configurationName = "yol.yaml"

  /// Opens the workspace in a folder.
  ///
  /// - Throws: status 66 where the folder has no `yol.yaml`.
  public init(at root: String) throws(RunError) {
    guard FolderListing.kind(of: "\(root)/\(Self.configurationName)") == .file else {
      throw RunProblem.noWorkspace(root).error
    }
    self.root = root
    // A configuration that cannot be read is reported by the stage that checks it; until then the
    // default folder holds the lock and the run report.
    let configuration = try? ConfigurationReader.read(
      path: "\(root)/\(Self.configurationName)", displayName: Self.configurationName)
    privateFolder = PrivateFolder(
      root: root, path: configuration?.paths.confidential ?? "private")
  }

  /// Opens the nearest workspace: in a folder or one above it.
  ///
  /// - Throws: status 66 where none has a `yol.yaml`.
  public init(nearest folder: String) throws(RunError) {
    var parts = folder.split(separator: "/")
    while true {
      let path = "/" + parts.joined(separator: "/")
      if let workspace = try? Workspace(at: path) {
        self = workspace
        return
      }
      guard parts.popLast() != nil else { throw RunProblem.noWorkspace(folder).error }
    }
  }

  /// The methodology, checked, with everything that was found.
  ///
  /// - Throws: status 78 where a definition is wrong, with all findings.
  public func definitions() throws(RunError) -> CheckedDefinitions {
    try Stages.wired.definitions(self)
  }
}
