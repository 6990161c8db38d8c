internal import Archive
internal import Compute
internal import Definitions
internal import Disclosure
internal import Ingest
internal import Model
internal import Publish

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
    return CheckedDefinitions(
      catalogue: methodology.catalogue, configuration: configuration,
      calendar: ReleaseCalendar(configuration.releaseCalendar),
      files: [name] + methodology.files.map { "\(folder)/\($0)" },
      diagnostics: methodology.diagnostics, examples: methodology.examples)
  }

  private static func release(
    _ workspace: Workspace, _ input: StageInput, _ clock: inout StageClock
  ) throws(RunError) -> StageResult {
    let deliveries = try read(workspace, input, &clock)
    let catalogue = input.definitions.catalogue
    let first = input.definitions.configuration.seriesStart ?? deliveries.firstPeriod
    let (datasets, linkage) = try clock.measure(.compute) { () throws(RunError) in
      let store = MicrodataStore(
        deliveries: deliveries.tables, catalogue: catalogue,
        columns: ColumnUse(catalogue).evaluated, threads: Threads.count)
      let computation = Computation(catalogue: catalogue, store: store, threads: Threads.count)
      return (
        computation.datasets(from: first ?? input.period, through: input.period), store.linkage
      )
    }
    let warnings = try InvariantGate(catalogue: catalogue, period: input.period).examine(datasets)
    let release = try clock.measure(.protect) { () throws(RunError) in
      try DisclosureControl(policy: DisclosurePolicy(input.definitions.configuration.disclosure))
        .protect(datasets)
    }
    var result = try publish(workspace, input, deliveries, linkage, release, &clock)
    result.diagnostics += warnings
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

  private static func publish(
    _ workspace: Workspace, _ input: StageInput, _ deliveries: ReadDeliveries,
    _ linkage: [String: LinkageAccount], _ release: ProtectedRelease, _ clock: inout StageClock
  ) throws(RunError) -> StageResult {
    let description = ReleaseDescription(input, deliveries, linkage)
    let published = input.definitions.configuration.paths.published
    let folder = ReleaseFolder(path: WorkspaceFile(root: workspace.root, path: published).fullPath)
    let plainName = "\(input.period)-\(input.identity.short)"
    let name = input.isForced ? folder.freeName(plainName) : plainName
    let shown = release.showing(input.definitions.catalogue.indicators)
    let templates = input.definitions.configuration.templates.map {
      WorkspaceFile(root: workspace.root, path: $0).fullPath
    }
    let files = try clock.measure(.publish) { () throws(RunError) in
      let files = try Publication(release: shown, description: description, templates: templates)
        .files(threads: Threads.count)
      try folder.prepare(files, as: name)
      return files
    }
    return StageResult(
      extracts: deliveries.accounts(of: input.definitions.catalogue, linkage),
      indicators: input.definitions.catalogue.indicators.count, release: shown,
      archivedRelease: ArchivedRelease(
        name: name, period: input.period, vintage: input.period.description,
        folder: "\(published).releases/\(name)"),
      filesWritten: files.count, dashboard: "\(published)/index.html",
      diagnostics: deliveries.diagnostics,
      putInForce: { () throws(RunError) in try folder.putInForce(name) })
  }
}
