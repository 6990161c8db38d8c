import Model

extension ShownRows {
  /// A release of the rows that readers get to see.
  ///
  /// - Parameters:
  ///   - datasets: the datasets whose rows these are.
  ///   - policy: how people are protected.
  ///   - hidden: how many observations do not show their value.
  ///   - isInternal: whether nobody but its owner reads the release.
  ///   - evidence: what proves that it is protected.
  ///   - showing: what is shown of an observation.
  /// - Returns: the rows, hidden values left out, with an account of them.
  func release(
    _ datasets: [Dataset], policy: DisclosurePolicy, hidden: Int, isInternal: Bool = false,
    evidence: DisclosureEvidence, showing: (CellReference) -> SecuredCells.Showing
  ) -> ProtectedRelease {
    var account = DisclosureAccount(policy: policy.name, observations: 0, hidden: hidden)
    let protected = datasets.enumerated().map { dataset, content in
      let isOnGrid = content.isOnGrid(policy.quantileGrid)
      let observations = content.observations.enumerated().compactMap {
        index, observation -> ProtectedObservation? in
        guard areRows[dataset][index] else { return nil }
        account.observations += observation.hasResult ? 1 : 0
        return ProtectedObservation(
          content.onGrid(observation, policy.quantileGrid),
          showing(CellReference(dataset: dataset, observation: index)),
          interval: content.indicator.interval, isOnGrid: isOnGrid, isInternal: isInternal)
      }
      return ProtectedDataset(
        indicator: content.indicator, dimensions: content.dimensions, observations: observations,
        withheldTables: withheldTables[dataset], unprotectedTables: unprotectedTables[dataset])
    }
    return ProtectedRelease(datasets: protected, account: account, evidence: evidence)
  }
}
