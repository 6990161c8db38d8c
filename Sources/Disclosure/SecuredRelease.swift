public import Model
import Suppression

/// Shows everything: the profile `none`, for a folder that only its owner can read.
///
/// Nobody is protected, and every row says so: `CONF_STATUS` N, for internal use only. Whoever makes one puts it
/// nowhere but into the private folder, with a notice on every page.
public struct SecuredRelease: Sendable {
  /// What every page says.
  public static let notice = Localized(
    az: "MƏXFİ: yalnız daxili istifadə üçün, dərc edilmir. Rəqəmlər qorunmayıb.",
    en: "CONFIDENTIAL: for internal use only, not for publication. Nobody is protected here.")

  private let policy: DisclosurePolicy
  private let catalogue: Catalogue?
  /// Which of several degrees of detail the release before showed.
  public var detail = ShownDetail()

  /// Takes the policy, which hides nothing but says which degree of detail is shown.
  public init(policy: DisclosurePolicy, catalogue: Catalogue? = nil) {
    self.policy = policy
    self.catalogue = catalogue
  }

  /// Shows datasets as they are.
  public func showing(_ datasets: [Dataset]) -> ProtectedRelease {
    let shown = ShownRows(
      datasets, indicators: catalogue?.indicators, policy: policy, detail: detail)
    let everything = SecuredCells.Showing(
      value: true, numerator: true, denominator: true, coverage: true)
    let nothing = ReleaseSpecification(
      threshold: policy.threshold, width: policy.width, dimensions: [:], tables: [])
    return shown.release(
      datasets, policy: policy, hidden: 0, isInternal: true,
      evidence: DisclosureEvidence(specification: nothing)
    ) { _ in everything }
  }
}
