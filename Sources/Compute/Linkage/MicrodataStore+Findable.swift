import Model

extension MicrodataStore {
  /// Who could be found by some extracts, on the last day of a reference period.
  ///
  /// An extract could find a person who then held, by the crosswalk or in the person snapshot of the
  /// period, a key of at least one of the schemes that the extract is linked by. Everybody holds the
  /// register's own key. Extracts that name no persons could find everybody.
  ///
  /// - Returns: by the number of a person 1 where each of the extracts could find the person and 0
  ///   elsewhere; nil where all of them could find everybody. The array is shared by all callers.
  func findable(in extracts: [String], for period: ReferencePeriod) -> [UInt8]? {
    findablePersons?.findable(in: extracts, for: period)
  }
}

extension Catalogue {
  /// The schemes of the keys by which extracts are linked.
  var linkingSchemes: Set<String> {
    Set(contracts.flatMap(\.personSchemes))
  }
}
