internal import Archive
internal import Compute
internal import Definitions
internal import Disclosure
internal import Ingest
internal import Model
internal import Parallel
internal import Publish
internal import Suppression

extension Stages {
  /// The one place where the targets are joined.
  static let wired = Stages(
    definitions: { workspace throws(RunError) in try checkedDefinitions(workspace) },
    release: { workspace, input, clock async throws(RunError) in
      try release(workspace, input, &clock)
    })

  private static func checkedDefinitions(
    _ workspace: Workspace
  ) throws(RunError) -> CheckedDefinitions {
    let name = Workspace.configurationName
    let configuration = try ConfigurationReader.read(
      path: "\(workspace.root)/\(name)", displayName: name)
    let folder = configuration.paths.indicators
    let methodology = try CheckedMethodology(
      folder: WorkspaceFile(root: workspace.root, path: folder).fullPath, displayName: folder,
      frequency: configuration.frequency)
    let outside = try OutsideFolder(
      path: WorkspaceFile(root: workspace.root, path: configuration.disclosure.outside).fullPath,
      displayName: configuration.disclosure.outside, catalogue: methodology.catalogue)
    return CheckedDefinitions(
      catalogue: methodology.catalogue, configuration: configuration,
      calendar: ReleaseCalendar(configuration.releaseCalendar),
      files: [name] + methodology.files.map { "\(folder)/\($0)" }
        + outside.files.map { "\(configuration.disclosure.outside)/\($0)" },
      diagnostics: methodology.diagnostics, examples: methodology.examples,
      outside: outside.figures)
  }

  private static func release(
    _ workspace: Workspace, _ input: StageInput, _ clock: inout StageClock
  ) throws(RunError) -> StageResult {
    let deliveries = try read(workspace, input, &clock)
    let catalogue = input.definitions.catalogue
    let first = input.definitions.configuration.seriesStart ?? deliveries.firstPeriod
    let disclosure = input.definitions.configuration.disclosure
    let history = try PrintedHistory(of: workspace, input)
    var protection = ReleaseProfile(
      workspace, input, history: history.known(input.definitions.outside))
    let computed = try clock.measure(.compute) { () throws(RunError) in
      try ComputingStage(
        catalogue: catalogue, first: first ?? input.period, last: input.period, history: history,
        policy: disclosure.policy
      ).figures(of: deliveries.tables, &protection)
    }
    let warnings = try InvariantGate(catalogue: catalogue, period: input.period)
      .examine(computed.balances)
    let release = try clock.measure(.protect) { () throws(RunError) in
      try protection.release(computed.datasets)
    }
    let notes = try release.evidence.record?.report(outside: disclosure.outside) ?? []
    var result = try PublishingStage(
      workspace: workspace, input: input, deliveries: deliveries, computed: computed,
      release: release, profile: protection, history: history
    ).result(&clock)
    result.diagnostics += warnings + history.diagnostics + computed.diagnostics + notes
    return result
  }

  private static func read(
    _ workspace: Workspace, _ input: StageInput, _ clock: inout StageClock
  ) throws(RunError) -> ReadDeliveries {
    let observer = clock.observer
    return try clock.measure(.read, units: input.deliveries.count) { () throws(RunError) in
      let catalogue = input.definitions.catalogue
      let stage = ReadingStage(
        root: workspace.root, catalogue: catalogue,
        trails: try workspace.readmissions.trails(of: input.deliveries), digests: input.digests)
      var deliveries = stage.read(input.deliveries, comparedWith: input.comparisons) {
        observer.advanced(.read, by: 1)
      }
      deliveries.examine(input.manifests, of: catalogue)
      deliveries.add(input.manifests, of: catalogue)
      let quarantine = QuarantineFolder(root: workspace.root, folder: workspace.privateFolder)
      try quarantine.write(deliveries.readings)
      let notes = try quarantine.write(deliveries.refused)
      try QualityFolder(root: workspace.root, folder: workspace.privateFolder)
        .write(input, deliveries)
      if let error = deliveries.error(notes) ?? deliveries.changed(since: input.digests) {
        throw error
      }
      return deliveries
    }
  }
}
