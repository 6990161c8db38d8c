import FoundationEssentials

/// Checks a published folder against the certificate of its disclosure control, by addition alone.
///
/// It shares no code with what made either. It does not look for relations that a certificate lacks: that is what
/// the attack does.
public struct Verifier: Sendable {
  /// What a check gave.
  public struct Report: Hashable, Sendable {
    /// What is not proven, in words.
    public var findings: [String]
    /// Cells of the certificate.
    public var cells: Int
    /// Relations of the certificate.
    public var relations: Int
    /// Hidden cells with two releases that protect them.
    public var protected: Int
    /// Numbers in the files, the hidden ones included.
    public var numbers: Int
  }

  private let specification: [UInt8]
  private let certificate: [UInt8]
  private let folder: String

  /// Prepares a check.
  ///
  /// - Parameters:
  ///   - specification: text of the `SPEC.json` of the release.
  ///   - certificate: text of the certificate.
  ///   - folder: the published folder.
  public init(specification: [UInt8], certificate: [UInt8], folder: String) {
    self.specification = specification
    self.certificate = certificate
    self.folder = folder
  }

  /// Makes the check.
  public func report() throws(VerificationError) -> Report {
    let released: PublishedSpecification
    do {
      released = try JSONDecoder().decode(
        PublishedSpecification.self, from: Data(specification))
    } catch {
      throw VerificationError(.specification, "it is no specification of a release")
    }
    let proof: Certificate
    do throws(Certificate.Failure) {
      proof = try Certificate(certificate)
    } catch {
      throw VerificationError(.certificate, "it is no certificate", line: error.line)
    }
    let published = try PublishedFolder(released, folder: folder)
    var checker = CertificateChecker(proof)
    checker.compare(with: published)
    return Report(
      findings: checker.findings, cells: proof.cells.count, relations: proof.relations.count,
      protected: checker.widths.count, numbers: published.numbers.count)
  }
}

/// Why a check cannot be made.
public struct VerificationError: Error, Hashable, Sendable {
  /// What is at fault.
  public enum Fault: Hashable, Sendable {
    /// A file or folder is missing.
    case missing
    /// The specification cannot be used.
    case specification
    /// The certificate cannot be used.
    case certificate
    /// A published file cannot be used.
    case data
  }

  /// What is at fault.
  public var fault: Fault
  /// What is wrong.
  public var message: String
  /// The file within the folder.
  public var file: String?
  /// The line, from 1.
  public var line: Int?

  init(_ fault: Fault, _ message: String, file: String? = nil, line: Int? = nil) {
    self.fault = fault
    self.message = message
    self.file = file
    self.line = line
  }
}
