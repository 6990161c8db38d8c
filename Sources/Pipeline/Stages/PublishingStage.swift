internal import Archive
internal import Definitions
internal import Disclosure
internal import Model
internal import Parallel
internal import Publish
internal import Suppression

/// Writes a protected release beside the one in force, proves that it is protected, and attacks it.
struct PublishingStage {
  /// The workspace.
  let workspace: Workspace
  /// What the run works on.
  let input: StageInput
  /// The rows that were read.
  let deliveries: ReadDeliveries
  /// The figures of the release.
  let computed: ComputedFigures
  /// What may be shown of them.
  let release: ProtectedRelease
  /// How people are protected.
  let profile: ReleaseProfile
  /// What earlier releases printed.
  let history: PrintedHistory

  private var catalogue: Catalogue { input.definitions.catalogue }
  private var configuration: Configuration { input.definitions.configuration }
  private var folder: ReleaseFolder {
    ReleaseFolder(
      path: WorkspaceFile(root: workspace.root, path: configuration.paths.published).fullPath)
  }

  /// Writes everything.
  ///
  /// - Returns: the finished release, which nobody sees before it is put in force.
  /// - Throws: status 4 where the attack finds something, 73, 74 or 77 where something cannot be written.
  func result(_ clock: inout StageClock) throws(RunError) -> StageResult {
    let (published, folder) = (configuration.paths.published, folder)
    let name = input.isForced ? folder.freeName(input.plainName) : input.plainName
    let shown = release.showing(catalogue.indicators)
    let description = ReleaseDescription(input, deliveries, computed.linkage)
    let (told, specification) = try clock.measure(.ranges) { () throws(RunError) in
      profile.isAudited ? telling(shown, vintage: description.vintage) : (shown, nil)
    }
    let files = try write(told, description, as: name, &clock)
    let audited = try clock.measure(.audit) { () throws(RunError) -> Examination? in
      guard let specification else { return nil }
      return try examined(name, specification)
    }
    let record = audited?.record
    try profile.keep()
    let (workspace, history, indicators) = (workspace, history, catalogue.indicators)
    return StageResult(
      extracts: deliveries.accounts(of: catalogue, computed.linkage),
      indicators: indicators.count, release: shown,
      archivedRelease: ArchivedRelease(
        name: name, period: input.period, vintage: input.period.description,
        folder: "\(published).releases/\(name)"),
      filesWritten: files, dashboard: "\(published)/index.html",
      diagnostics: deliveries.diagnostics + (audited?.warnings ?? []),
      protection: profile.keepsNumbers ? release.evidence.account : nil,
      guesses: release.evidence.record?.guesses,
      ledger: record == nil ? nil : history.head,
      putInForce: { () throws(RunError) in
        if let record { try history.write(record) }
        try DetailFile(root: workspace.root, folder: workspace.privateFolder)
          .write(shown, of: indicators)
        try folder.putInForce(name)
      })
  }

  /// The release with the ranges of what it hides, and the text of the description of its files.
  private func telling(
    _ shown: ProtectedRelease, vintage: String
  ) -> (release: ProtectedRelease, specification: [UInt8]?) {
    let specification = release.evidence.specification.json
    let search = RangeSearch(specification: specification, vintage: vintage)
    return (search.telling(shown), specification)
  }

  /// Writes the files of the release and returns how many there are.
  private func write(
    _ told: ProtectedRelease, _ description: ReleaseDescription, as name: String,
    _ clock: inout StageClock
  ) throws(RunError) -> Int {
    let templates = configuration.templates.map {
      WorkspaceFile(root: workspace.root, path: $0).fullPath
    }
    return try clock.measure(.publish) { () throws(RunError) in
      let files = try Publication(release: told, description: description, templates: templates)
        .files(threads: Threads.count)
      try profile.examine(files)
      try folder.prepare(files, as: name)
      return files.count
    }
  }

  private typealias Examination = (record: PrintedHistory.Record, warnings: [Diagnostic])

  /// Attacks the release, removes it where something is found, and makes its block of the ledger.
  ///
  /// The proof is written down, and the ledger made ready, while the release is attacked.
  private func examined(
    _ name: String, _ specification: [UInt8]
  ) throws(RunError) -> Examination {
    let earlier =
      profile.keepsNumbers
      ? try EarlierReleases(
        input.archive, workspace, before: name, revised: history.allRevised)
      : EarlierReleases()
    let audit = ReleaseAudit(
      specification: specification, folder: folder.place(of: name), earlier: earlier)
    let (audited, proved) = concurrently(threads: Threads.count) {
      Result { () throws(RunError) in try audit.examine() }
    } _: {
      Result { () throws(RunError) in
        try DisclosureFolder(root: workspace.root, folder: workspace.privateFolder)
          .write(specification, release.evidence.certificate, of: name)
        return record(name)
      }
    }
    let warnings: [Diagnostic]
    do throws(RunError) {
      warnings = try audited.get()
    } catch {
      folder.discard(name)
      throw error
    }
    return (try proved.get(), warnings)
  }

  private func record(_ name: String) -> PrintedHistory.Record {
    let policy = configuration.disclosure.policy.profile.rawValue
    let block =
      release.evidence.record?.block(release: name, policy: policy)
      ?? LedgerBlock(release: name, policy: policy)
    return history.record(block, computed.datasets, catalogue)
  }
}
