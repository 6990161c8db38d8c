public import Model
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

  /// Makes the check.
  ///
  /// - Throws: status 65, 66 or 78 where something cannot be read.
  public func report() throws(RunError) -> Verifier.Report {
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
