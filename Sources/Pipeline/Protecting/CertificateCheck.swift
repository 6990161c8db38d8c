internal import Definitions
public import Model
internal import Publish
public import Verification

/// Checks a published folder against its certificate: `yol verify --disclosure`.
public struct CertificateCheck: Sendable {
  private let specification: String
  private let certificate: String
  private let folder: String

  /// Names the three.
  public init(specification: String, certificate: String, folder: String) {
    self.specification = specification
    self.certificate = certificate
    self.folder = folder
  }

  /// Names those of the release in force of a workspace.
  ///
  /// - Throws: status 66 where no release is in force, or where it has no certificate.
  public init(of workspace: Workspace) throws(RunError) {
    let configuration = try? ConfigurationReader.read(
      path: "\(workspace.root)/\(Workspace.configurationName)",
      displayName: Workspace.configurationName)
    let published = configuration?.paths.published ?? "public"
    let place = ReleaseFolder(
      path: WorkspaceFile(root: workspace.root, path: published).fullPath)
    guard let name = place.current else {
      throw RunError(
        Diagnostic(
          code: "CRT005", message: "no release is in force", location: Location(file: published),
          remedy: "publish one by 'yol run'"),
        status: .noInput)
    }
    let evidence = WorkspaceFile(
      root: workspace.root, path: "\(workspace.privateFolder.disclosure)/\(name)"
    ).fullPath
    guard FolderListing.kind(of: "\(evidence)/certificate") == .file else {
      throw RunError(
        Diagnostic(
          code: "CRT006", message: "release \(name) has no certificate",
          location: Location(file: "\(workspace.privateFolder.disclosure)/\(name)/certificate"),
          remedy:
            "only the profile `suppress` makes one; if that made the release, put the file back"),
        status: .noInput)
    }
    self.init(
      specification: "\(evidence)/spec.json", certificate: "\(evidence)/certificate",
      folder: "\(place.releases)/\(name)")
  }

  /// Makes the check.
  ///
  /// - Throws: status 65, 66 or 78 where something cannot be read.
  public func report() throws(RunError) -> Verifier.Report {
    for (file, remedy) in [
      (specification, "name the specification of the release"),
      (certificate, "name the certificate of the release; it lies beside the folder"),
    ] where FolderListing.kind(of: file) != .file {
      throw RunError(
        Diagnostic(
          code: "CRT006", message: "there is no such file", location: Location(file: file),
          remedy: remedy),
        status: .noInput)
    }
    let verifier = Verifier(
      specification: try WorkspaceFile(root: ".", path: specification).bytes(),
      certificate: try WorkspaceFile(root: ".", path: certificate).bytes(), folder: folder)
    do throws(VerificationError) {
      return try verifier.report()
    } catch {
      throw self.error(error)
    }
  }

  private func error(_ error: VerificationError) -> RunError {
    let (code, status, file): (String, ExitStatus, String) =
      switch error.fault {
      case .missing: ("CRT001", .noInput, error.file ?? folder)
      case .specification: ("CRT002", .badDefinition, specification)
      case .certificate: ("CRT003", .badData, certificate)
      case .data: ("CRT004", .badData, error.file ?? folder)
      }
    return RunError(
      Diagnostic(
        code: code, message: error.message, location: Location(file: file, line: error.line),
        remedy: "name the specification, certificate and folder of one release"),
      status: status)
  }
}
