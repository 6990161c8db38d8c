internal import Archive
internal import Definitions
internal import Disclosure
internal import Model
internal import Publish

/// One run of one workspace, step by step; what it learns is in its report.
struct RunSession {
  /// What is known so far.
  private(set) var report = RunReport()

  private let workspace: Workspace
  private let stages: Stages
  private let started: Timestamp
  private var clock: StageClock
  private var archive: Archive?

  /// Prepares a run.
  init(
    workspace: Workspace, stages: Stages, started: Timestamp, observer: any RunObserver
  ) {
    self.workspace = workspace
    self.stages = stages
    self.started = started
    clock = StageClock(observer: observer)
  }

  /// Does everything up to the new release in force.
  mutating func run(
    requested: ReferencePeriod?, isForced: Bool = false, revised: Set<ReferencePeriod> = []
  ) async throws(RunError) {
    let (workspace, stages) = (workspace, stages)
    let definitions = try clock.measure(.definitions) { () throws(RunError) in
      try stages.definitions(workspace)
    }
    report.diagnostics += definitions.diagnostics
    let finder = DeliveryFinder(
      root: workspace.root, folder: definitions.configuration.paths.extracts,
      contracts: definitions.catalogue.contracts)
    let survey = try finder.survey()
    report.diagnostics += survey.warnings
    let choice = try survey.choose(requested, today: started.bakuDay)
    report.period = choice.period
    report.diagnostics += survey.gaps(before: choice.period) + choice.waiting
    report.diagnostics += try definitions.calendar.examine(choice.period, now: started)
    let deliveries = survey.inputs(for: choice.period)
    let comparisons = survey.comparisons(for: choice.period) { [workspace] in
      WorkspaceFile(root: workspace.root, path: $0).size
    }
    let lists = survey.manifests.filter { $0.period <= choice.period }
    let trails = workspace.readmissions.files(of: deliveries)
    let identity = try await identify(
      definitions.files + (deliveries + comparisons).map(\.path) + lists.map(\.path) + trails,
      period: choice.period)
    let archive = try openArchive()
    let isInForce = try isInForce(identity, archive, definitions.configuration)
    if isInForce, !isForced, revised.isEmpty {
      try leaveUnchanged(choice)
      return
    }
    if !isForced { try refuseWithdrawn(identity, archive) }
    let manifests = try workspace.manifests(lists, of: definitions.catalogue)
    let missing = definitions.catalogue.contracts.flatMap { contract in
      survey.missingPeriods(of: contract, before: choice.period)
        .map { MissingDelivery(extract: contract.id, period: $0) }
    }
    try await publish(
      StageInput(
        definitions: definitions, period: choice.period, identity: identity,
        deliveries: deliveries, comparisons: comparisons, missing: missing, digests: digests,
        manifests: manifests, archive: archive, isForced: isForced || !revised.isEmpty,
        revised: revised))
  }

  /// Digest of each file when the run began, by path.
  private var digests: [String: FileDigest] {
    Dictionary(report.files.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Whether readers see the release that was made from the same content.
  private func isInForce(
    _ identity: RunIdentity, _ archive: Archive, _ configuration: Configuration
  ) throws(RunError) -> Bool {
    guard let record = try archive.releaseInForce(), record.run.id == identity.id else {
      return false
    }
    let folder = ReleaseFolder(
      path: WorkspaceFile(root: workspace.root, path: configuration.paths.published).fullPath)
    return folder.current == record.release.name
  }

  /// A release that was withdrawn must not come back by itself.
  private func refuseWithdrawn(
    _ identity: RunIdentity, _ archive: Archive
  ) throws(RunError) {
    let last = try archive.releases().first { $0.run.id == identity.id }
    guard let last, last.state == .withdrawn else { return }
    throw LedgerProblem.withdrawnContent(last.release.name).error
  }

  /// Nothing is new; where an extract is late, that is what somebody must hear.
  private mutating func leaveUnchanged(_ choice: PeriodChoice) throws(RunError) {
    report.isUnchanged = true
    report.status = .published
    guard !choice.isLate else {
      report.diagnostics.removeAll { choice.waiting.contains($0) }
      throw RunError(choice.waiting, status: .extractMissing)
    }
  }

  private mutating func identify(
    _ paths: [String], period: ReferencePeriod
  ) async throws(RunError) -> RunIdentity {
    let start = clock.begin(.deliveries, units: paths.count)
    defer { clock.end(.deliveries, since: start) }
    let observer = clock.observer
    let sorted = Set(paths).sorted()
    report.files = try await FileDigest.digests(of: sorted, root: workspace.root) {
      observer.advanced(.deliveries, by: 1)
    }
    let identity = RunIdentity(
      period: period, toolVersion: Workspace.toolVersion, files: report.files)
    report.identity = identity
    return identity
  }

  private mutating func openArchive() throws(RunError) -> Archive {
    let archive = try Archive(
      path: WorkspaceFile(root: workspace.root, path: workspace.privateFolder.archive).fullPath)
    self.archive = archive
    return archive
  }
}

extension RunSession {
  /// Makes the release, archives it, reports it and puts it in force, in this order.
  ///
  /// A crash between two steps leaves the release before in force, and the next run makes the new one
  /// again; no release is seen whose report is missing.
  private mutating func publish(_ input: StageInput) async throws(RunError) {
    let result = try await stages.release(workspace, input, &clock)
    report.extracts = result.extracts
    report.indicators = result.indicators
    report.policy = result.release.account.policy
    report.ledger = result.ledger
    report.protection = result.protection
    report.guesses = result.guesses
    report.observations = result.release.account.observations
    report.hidden = result.release.account.hidden
    report.filesWritten = result.filesWritten
    report.dashboard = result.dashboard
    report.diagnostics += result.diagnostics
    for account in result.extracts where !account.rows.isBalanced {
      throw RunProblem.unbalanced(extract: account.extract).error
    }
    report.status = report.rows.quarantined == 0 ? .published : .publishedWithQuarantine
    let run = archivedRun(input.identity, input.period)
    try clock.measure(.archive) { () throws(RunError) in
      try input.archive.record(
        run: run, release: result.archivedRelease, datasets: result.release.datasets)
    }
    try writeReport()
    try result.putInForce()
    try input.archive.putInForce(release: result.archivedRelease.name)
  }

  private mutating func writeReport() throws(RunError) {
    report.times = clock.times
    let folder = workspace.privateFolder
    let text = report.json(toolVersion: Workspace.toolVersion).text
    try WorkspaceFile(root: workspace.root, path: "\(folder.reports)/\(report.fileName)")
      .writePrivately(Array(text.utf8))
  }

  /// Writes the report of a run that failed, and adds it to the history, as far as that can be done;
  /// where nothing was new, the report of the run that made the release stays.
  mutating func close(after error: RunError) {
    report.status = error.status
    report.diagnostics += error.diagnostics
    guard !report.isUnchanged else { return }
    if let archive, let identity = report.identity, let period = report.period {
      try? archive.record(run: archivedRun(identity, period))
    }
    try? writeReport()
  }

  /// The run as the archive keeps it.
  private func archivedRun(_ identity: RunIdentity, _ period: ReferencePeriod) -> ArchivedRun {
    ArchivedRun(
      id: identity.id, period: period, started: started.seconds,
      finished: max(started, .now).seconds, status: report.status,
      toolVersion: Workspace.toolVersion, rows: report.rows,
      observations: report.observations, hidden: report.hidden,
      manifest: report.manifest(toolVersion: Workspace.toolVersion).text)
  }
}
