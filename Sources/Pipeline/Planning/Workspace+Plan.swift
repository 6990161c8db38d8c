internal import Compute
internal import Definitions
public import Model

extension Workspace {
  /// What disclosure control would leave of a release, and which merges would leave more.
  ///
  /// Nothing is written, archived or published.
  ///
  /// - Parameters:
  ///   - period: period of the release; nil for the newest for which all extracts are there.
  ///   - trials: how many merges are tried on the whole release.
  ///   - step: called after each trial with its number.
  /// - Returns: the plan, and what somebody must know about it.
  /// - Throws: status 4 where the release cannot be protected, and what reading throws.
  public func plan(
    for period: ReferencePeriod?, trials: Int, step: (Int) -> Void
  ) throws(RunError) -> (plan: PublicationPlan, warnings: [Diagnostic]) {
    let definitions = try definitions()
    let survey = try finder(definitions).survey()
    let last = try survey.choose(period, today: Timestamp.now.bakuDay).period
    let read = try readings(
      of: definitions, survey.inputs(for: last),
      try manifests(survey.manifests.filter { $0.period <= last }, of: definitions.catalogue))
    let store = MicrodataStore(
      deliveries: read.tables, catalogue: definitions.catalogue,
      columns: ColumnUse(definitions.catalogue, withClusters: true).evaluated,
      threads: Threads.count)
    let first = definitions.configuration.seriesStart ?? read.firstPeriod ?? last
    let stage = PlanningStage(
      definitions: definitions, store: store, first: first, last: last,
      detail: try DetailFile(root: root, folder: privateFolder).read())
    return (
      try stage.plan(trials: trials, step), [CheckingProblem.confidentialFigures.diagnostic]
    )
  }
}
