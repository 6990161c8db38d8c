public import Suppression

/// What proves that a release is protected: confidential.
public struct DisclosureEvidence: Sendable {
  /// What the files of the release mean, and what readers know of how their numbers follow from each other.
  public let specification: ReleaseSpecification
  /// What protection took.
  public let account: Suppression.Account
  private let secured: SecuredCells?

  /// What is known of a release whose cells are hidden or printed as they are.
  init(_ specification: ReleaseSpecification, _ secured: SecuredCells) {
    self.specification = specification
    self.secured = secured
    account = secured.suppression.account
  }

  /// What is known of a release that is protected in another way, or not at all.
  init(specification: ReleaseSpecification, account: Suppression.Account = .init()) {
    self.specification = specification
    self.account = account
    secured = nil
  }

  /// What the release adds to what readers know of true numbers; nil where it shows none, or has no readers.
  public var record: ReleaseRecord? { secured?.record }

  /// For each hidden cell two releases that could both be true, as text that can be checked by addition; nil where
  /// no cell is hidden for itself.
  public var certificate: [UInt8]? {
    secured.map {
      CertificateAssembly($0, specification).file(width: specification.width).bytes
    }
  }
}
