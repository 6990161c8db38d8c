internal import Ingest
internal import Model
internal import Parallel

/// Reads the deliveries of a run: extracts before those that refer to them, and the deliveries of one
/// extract in order of time, so that each is compared with the one before.
struct ReadingStage {
  /// Folder of the workspace.
  let root: String
  /// What the extracts are and which of their columns are needed.
  let catalogue: Catalogue
  /// What was corrected of the rows set aside, by path of the delivery.
  var trails: [String: ReadmissionTrail] = [:]
  /// Digest of each file when the run began, by path.
  var digests: [String: FileDigest] = [:]
  /// Findings of each code that are told one by one.
  var shown = ReadingContext().shown

  /// From this size on a file is read by all threads, below it many files are read side by side.
  private static let largeFile = 16 << 20

  /// Reads all deliveries; what is wrong with any of them is found in `ReadDeliveries.refused`.
  ///
  /// - Parameters:
  ///   - deliveries: files to read, in order of contract and time.
  ///   - earlier: files that are only compared with later ones.
  ///   - whenDone: called once for each delivery, from any thread.
  /// - Returns: what was read of each file, deliveries that add up joined.
  func read(
    _ deliveries: [Delivery], comparedWith earlier: [Delivery] = [],
    whenDone: @escaping @Sendable () -> Void
  ) -> ReadDeliveries {
    let needed = NeededColumns(catalogue)
    var (done, references) = ([DeliveryChain.Outcome](), [String: Set<String>]())
    for wave in ExtractOrder(catalogue.contracts).waves {
      let chains = wave.compactMap { contract in
        DeliveryChain(contract, deliveries, earlier, root: root)
      }
      let outcomes = read(chains, needed, references, whenDone)
      for outcome in outcomes {
        references.merge(needed.values(of: outcome, catalogue.codeLists)) { $0.union($1) }
      }
      done += outcomes
    }
    return collect(deliveries, done)
  }

  /// Small chains side by side, the longest first; one with a large file by all threads.
  private func read(
    _ chains: [DeliveryChain], _ needed: NeededColumns, _ references: [String: Set<String>],
    _ whenDone: @escaping @Sendable () -> Void
  ) -> [DeliveryChain.Outcome] {
    let ordered = chains.sorted { ($1.size, $0.contract.id) < ($0.size, $1.contract.id) }
    let small = ordered.filter { $0.largest < Self.largeFile }
    let large = ordered.filter { $0.largest >= Self.largeFile }
    return parallelMap(small, threads: Threads.count) { chain in
      read(chain, needed, references, threads: 1, whenDone)
    }
      + large.map { chain in
        read(chain, needed, references, threads: Threads.count, whenDone)
      }
  }

  /// Reads the deliveries of one extract in order of time.
  private func read(
    _ chain: DeliveryChain, _ needed: NeededColumns, _ references: [String: Set<String>],
    threads: Int, _ whenDone: @Sendable () -> Void
  ) -> DeliveryChain.Outcome {
    let reader = ExtractReader(
      contract: chain.contract, codeLists: catalogue.codeLists,
      columns: needed.columns(of: chain.contract))
    var outcome = DeliveryChain.Outcome(extract: chain.contract.id)
    var context = ReadingContext()
    context.references = references
    context.shown = shown
    for step in chain.steps {
      let file = WorkspaceFile(root: root, path: step.delivery.path)
      let digest = digests[step.delivery.path]
      let stamp = FileStamp(of: file.fullPath)
      context.sha256 = digest?.stamp != nil && digest?.stamp == stamp ? digest?.digest : nil
      context.corrections = trails[step.delivery.path]?.corrections ?? []
      var result = reader.outcome(
        path: file.fullPath, displayName: step.delivery.path, period: step.delivery.period,
        threads: threads, context: context)
      if context.sha256 != nil, stamp != FileStamp(of: file.fullPath) {
        result = .failure(RefusedDelivery(error: RunProblem.changed(step.delivery.path).error))
      }
      outcome.take(result, of: step)
      if case .success(let reading) = result {
        context.previous = reading.profile
        context.previousTable = chain.isAggregate ? reading.table : nil
        context.earlierDigests = outcome.digests
      }
      if !step.isComparison { whenDone() }
    }
    return outcome
  }

  private func collect(
    _ deliveries: [Delivery], _ outcomes: [DeliveryChain.Outcome]
  ) -> ReadDeliveries {
    let results = Dictionary(
      outcomes.flatMap(\.results).map { ($0.delivery, $0.result) },
      uniquingKeysWith: { first, _ in first })
    var read = ReadDeliveries()
    for delivery in deliveries {
      switch results[delivery] {
      case .success(let reading): read.readings.append((delivery, reading))
      case .failure(let refused): read.refused.append((delivery, refused))
      case nil:
        let error = RunProblem.unreadable(delivery.path).error
        read.refused.append((delivery, RefusedDelivery(error: error)))
      }
      if let trail = trails[delivery.path] { read.readmitted[delivery.path] = trail.counts }
    }
    read.compared = outcomes.flatMap(\.compared)
    if read.refused.isEmpty { read.join(catalogue) }
    return read
  }
}
