public import Suppression

/// What somebody wants protected outside any workspace: tidy tables that were made elsewhere.
public struct ProtectionRequest: Sendable {
  /// The file that says what columns and numbers mean.
  public var specification: String
  /// The folder with the true numbers.
  public var truth: String
  /// The folder to be made.
  public var output: String
  /// Folders of earlier releases of the same numbers.
  public var earlier: [String] = []
  /// The threshold in the place of the specification's.
  public var threshold: Int?
  /// The width in the place of the specification's.
  public var width: Int?
  /// Least denominator of a quotient that is shown.
  public var base = 10
  /// The rules about sums of amounts, where files say who contributed.
  public var dominance: DominanceRule?
  /// The p % rule, and nil for none.
  public var percent: PercentRule? = PercentRule(percent: 10)
  /// File of secret bytes that decide between patterns of the same cost; it is made where it is not there.
  public var seed: String?
  /// File for the certificate.
  public var certificate: String?

  /// Asks for tables to be protected.
  public init(specification: String, truth: String, output: String) {
    self.specification = specification
    self.truth = truth
    self.output = output
  }

  /// Where the certificate goes: beside the folder, never into it.
  public var certificatePath: String { certificate ?? "\(outputName).certificate" }

  /// Where the secret bytes are.
  public var seedPath: String { seed ?? "\(outputName).seed" }

  private var outputName: String {
    var name = Substring(output)
    while name.count > 1, name.hasSuffix("/") { name.removeLast() }
    return String(name)
  }

  /// The folder without strokes at its end.
  var folder: String { outputName }

  func rules(_ specification: ReleaseSpecification) -> PrimaryRuleSet {
    PrimaryRuleSet(
      frequency: MinimumFrequency(threshold: specification.threshold), width: specification.width,
      base: MinimumBase(least: base), dominance: dominance, percent: percent)
  }
}
