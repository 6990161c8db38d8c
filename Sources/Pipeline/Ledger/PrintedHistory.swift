internal import Definitions
internal import Digest
internal import Disclosure
internal import Model
internal import Suppression

/// All that earlier releases of a workspace printed, and the figures behind it.
///
/// Opened before a release is protected; `write` closes it before the release is put in force.
struct PrintedHistory: Sendable {
  /// What readers know.
  var knowledge: PriorKnowledge { reading.ledger.knowledge }
  /// Digest of the newest block.
  var head: String { reading.ledger.head }
  /// Notes and warnings that were found on opening.
  let diagnostics: [Diagnostic]
  /// Periods that this run shows in a new vintage.
  let revised: Set<ReferencePeriod>

  /// All periods that any release, this one included, shows in another vintage than the first.
  var allRevised: Set<String> { reading.ledger.revised.union(revised.map(\.description)) }

  private let file: LedgerFile
  private let root: String
  private let folder: PrivateFolder
  private let reading: LedgerFile.Reading
  private let kept: KeptFigures

  /// Reads the ledger of a workspace and holds it against the archive.
  ///
  /// - Parameters:
  ///   - workspace: the workspace, whose lock the caller holds.
  ///   - input: what the run works on; revisions that its configuration announces are made once, and further ones
  ///     with all that they overlap.
  /// - Throws: status 4 where it is not known what was printed, or where the policy is another one; 78 where figures of
  ///   others are not where they should be.
  init(of workspace: Workspace, _ input: StageInput) throws(RunError) {
    let (disclosure, revised) = (input.definitions.configuration.disclosure, input.revised)
    (root, folder) = (workspace.root, workspace.privateFolder)
    let unread = try OutsideCheck(root: root, definitions: input.definitions).examine()
    for path in [folder.disclosure, folder.keptFigures] { try folder.prepare(path) }
    file = LedgerFile(root: root, path: folder.ledger)
    reading = try file.read()
    var diagnostics = reading.diagnostics + unread
    let seen = SeenReleases(
      workspace: workspace, archive: input.archive,
      published: input.definitions.configuration.paths.published,
      own: input.isForced ? nil : input.plainName, ledger: reading.ledger)
    if disclosure.policy.profile != .none, let warning = try seen.examine() {
      diagnostics.append(warning)
    }
    let policy = disclosure.policy.profile.rawValue
    if let earlier = reading.ledger.policy, earlier != policy {
      throw LedgerProblem.otherPolicy(file.path, earlier: earlier, now: policy).error
    }
    kept = try KeptFolder(root: root, folder: folder).read(reading.ledger.kept).figures
    let printed = Set(kept.tables.keys.map(\.period)).union(
      reading.ledger.knowledge.printedPeriods.compactMap { ReferencePeriod($0) })
    let done = reading.ledger.revised
    let announced = disclosure.revisedPeriods.filter { period in
      printed.contains { $0.overlaps(period) && !done.contains($0.description) }
    }
    for period in revised.union(disclosure.revisedPeriods).sorted()
    where !printed.contains(where: period.overlaps) {
      diagnostics.append(LedgerProblem.nothingToRevise(period).diagnostic)
    }
    self.revised = printed.filter { revised.union(announced).contains(where: $0.overlaps) }
    self.diagnostics = diagnostics
  }
}

extension PrintedHistory {
  /// What the protector must know of it.
  ///
  /// - Parameter outside: figures that readers have from elsewhere.
  /// - Returns: what is known.
  func known(_ outside: [OutsideFigure]) -> ReleaseHistory {
    ReleaseHistory(knowledge: knowledge, outside: outside, revised: revised)
  }

  /// Puts printed figures in the place of computed ones.
  ///
  /// - Parameters:
  ///   - datasets: figures over units, as they are computed now.
  ///   - catalogue: their definitions.
  /// - Returns: the datasets, with the periods of which figures would be others now.
  func frozen(_ datasets: [Dataset], of catalogue: Catalogue) -> KeptFigures.Frozen {
    kept.freeze(datasets, of: catalogue, revised: revised)
  }

  /// What somebody should know about it.
  func diagnostics(of frozen: KeptFigures.Frozen) -> [Diagnostic] {
    var problems: [LedgerProblem] = []
    if !frozen.changed.isEmpty { problems.append(.frozen(frozen.changed)) }
    if !frozen.withheld.isEmpty { problems.append(.notShownBefore(frozen.withheld)) }
    return problems.map(\.diagnostic)
  }

  /// What a release adds to the ledger, ready to be written.
  struct Record: Sendable {
    /// The figures behind the release: path and content; nil where all are kept already.
    fileprivate var kept: (path: String, bytes: [UInt8])?
    /// The block.
    fileprivate var block: [UInt8]
  }

  /// Prepares what a release adds to the ledger.
  ///
  /// - Parameters:
  ///   - block: what the release shows of its cells.
  ///   - datasets: the figures behind it.
  ///   - catalogue: the definitions.
  /// - Returns: what `write` adds.
  func record(_ block: LedgerBlock, _ datasets: [Dataset], _ catalogue: Catalogue) -> Record {
    var block = block
    var ledger = reading.ledger
    block.revised = revised.map(\.description).sorted()
    var record = Record(block: [])
    let added = kept.additions(from: datasets, of: catalogue)
    if !added.tables.isEmpty {
      let name = KeptFolder.name(of: block.release, block: ledger.entries.count + 1)
      let bytes = added.bytes
      record.kept = ("\(folder.keptFigures)/\(name)", bytes)
      block.kept[name] = SHA256.hash(bytes)
    }
    record.block = ledger.append(block)
    return record
  }

  /// Adds a release to the ledger; only then it may be put in force.
  ///
  /// - Throws: status 73, 74 or 77 where it cannot be written; the release must not be put in force then.
  func write(_ record: Record) throws(RunError) {
    if let kept = record.kept {
      try WorkspaceFile(root: root, path: kept.path).writePrivately(kept.bytes)
    }
    try file.write(record.block, behind: reading.length)
  }
}
