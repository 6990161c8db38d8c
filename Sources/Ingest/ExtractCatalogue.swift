/// All diagnostics that reading extracts can give, for the page that lists them.
public enum ExtractCatalogue {
  /// Code and title of each, in the order of the codes.
  public static let entries: [(code: String, title: String)] = ExtractProblem.catalogue
  /// Codes of the findings about corrections that could not be made.
  public static let unmadeCorrections = [
    RuleProblem.correctionUnfound.code, RuleProblem.correctionUnfit.code,
  ]
}
