import Model

extension MicrodataStore {
  /// Whom all of some extracts could find on the last day of a period, by person; nil for everybody.
  func findable(in extracts: [String], for period: ReferencePeriod) -> [UInt8]? {
    nil
  }
}
