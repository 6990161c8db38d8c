internal import Compute
internal import Definitions
internal import Disclosure
internal import Model
internal import Suppression

/// Computes and protects a release, and again with tables merged.
struct PlanningStage {
  let definitions: CheckedDefinitions
  let store: MicrodataStore
  /// First period that readers see.
  let first: ReferencePeriod
  /// Period of the release.
  let last: ReferencePeriod
  /// What the release before showed of tables that can be chosen from.
  let detail: ShownDetail

  /// What disclosure control leaves of each table of the release, and the merges that leave more.
  ///
  /// - Parameters:
  ///   - trials: how many merges are tried.
  ///   - step: called after each trial.
  /// - Returns: the plan; merges that save nothing are left out.
  /// - Throws: status 4 where the release cannot be protected.
  func plan(trials: Int, _ step: (Int) -> Void) throws(RunError) -> PublicationPlan {
    let catalogue = definitions.catalogue
    let accounts = try accounts(of: catalogue)
    let candidates = MergeCandidates(catalogue: catalogue, accounts: accounts)
    var tried = 0
    var merges: [TriedMerge] = []
    for merge in candidates.list(limit: trials) {
      guard let merged = catalogue.merging(merge) else { continue }
      let text = MergeText(
        merge: merge, merged: merged, catalogue: catalogue,
        folder: definitions.configuration.paths.indicators)
      // A merge that cannot be protected is none that helps.
      let outcome = try? self.accounts(of: merged.catalogue)
      tried += 1
      step(tried)
      guard let outcome else { continue }
      merges.append(
        TriedMerge(
          title: text.title, indicators: merged.changed, total: outcome.total,
          before: accounts.total(of: merged.changed), after: outcome.total(of: merged.changed),
          saved: accounts.total.hidden - outcome.total.hidden, edits: text.edits))
    }
    return PublicationPlan(
      period: last, tables: accounts.tables, total: accounts.total,
      merges: merges.filter(\.helps).sorted {
        ($1.saved, $0.title) < ($0.saved, $1.title)
      }, tried: tried)
  }

  private func accounts(of catalogue: Catalogue) throws(RunError) -> TableAccounts {
    let policy = definitions.configuration.disclosure.policy
    let datasets = Computation(
      catalogue: catalogue, store: store, threads: Threads.count, policy: policy
    ).datasets(from: first, through: last)
    var control = DisclosureControl(
      policy: policy, catalogue: catalogue, options: SuppressionOptions(threads: Threads.count))
    control.detail = detail
    let release = try control.protect(datasets).showing(catalogue.indicators)
    return TableAccounts(datasets, release, threshold: policy.threshold)
  }
}
