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

  /// Small files side by side, also those of one chain; one with a large file by all threads.
  ///
  /// The cells of aggregates are compared while they are read, so their chains are read in order.
  private func read(
    _ chains: [DeliveryChain], _ needed: NeededColumns, _ references: [String: Set<String>],
    _ whenDone: @escaping @Sendable () -> Void
  ) -> [DeliveryChain.Outcome] {
    let isFree = { (chain: DeliveryChain) in !chain.isAggregate && chain.largest < Self.largeFile }
    let free = chains.filter(isFree)
    let steps = free.flatMap { chain in chain.steps.map { (chain: chain, step: $0) } }
    let results = parallelMap(steps, threads: Threads.count) { item in
      defer { if !item.step.isComparison { whenDone() } }
      return read(
        item.step, of: item.chain, needed, ReadingContext(references, shown), threads: 1)
    }
    var rest = results[...]
    let compared = free.map { chain in
      defer { rest = rest.dropFirst(chain.steps.count) }
      return compare(chain, Array(rest.prefix(chain.steps.count)))
    }
    return compared
      + chains.filter { !isFree($0) }.map { readInOrder($0, needed, references, whenDone) }
  }

  /// Reads the deliveries of one extract in order of time, each with what the one before held.
  private func readInOrder(
    _ chain: DeliveryChain, _ needed: NeededColumns, _ references: [String: Set<String>],
    _ whenDone: @Sendable () -> Void
  ) -> DeliveryChain.Outcome {
    var outcome = DeliveryChain.Outcome(extract: chain.contract.id)
    var context = ReadingContext(references, shown)
    for step in chain.steps {
      let result = read(step, of: chain, needed, context, threads: Threads.count)
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

  /// Compares each delivery of one extract with the one before.
  private func compare(
    _ chain: DeliveryChain, _ results: [Result<ExtractReading, RefusedDelivery>]
  ) -> DeliveryChain.Outcome {
    var outcome = DeliveryChain.Outcome(extract: chain.contract.id)
    var context = ReadingContext()
    for (step, result) in zip(chain.steps, results) {
      context.sha256 = digests[step.delivery.path]?.digest
      let judged = DeliveryComparison(
        contract: chain.contract, codeLists: catalogue.codeLists, file: step.delivery.path
      ).judge(result, context)
      outcome.take(judged, of: step)
      if case .success(let reading) = judged {
        context.previous = reading.profile
        context.earlierDigests = outcome.digests
      }
    }
    return outcome
  }

  /// Reads one delivery.
  private func read(
    _ step: DeliveryChain.Step, of chain: DeliveryChain, _ needed: NeededColumns,
    _ known: ReadingContext, threads: Int
  ) -> Result<ExtractReading, RefusedDelivery> {
    let path = step.delivery.path
    let file = WorkspaceFile(root: root, path: path)
    let stamp = FileStamp(of: file.fullPath)
    let digest = digests[path]
    var context = known
    context.sha256 = digest?.stamp != nil && digest?.stamp == stamp ? digest?.digest : nil
    context.corrections = trails[path]?.corrections ?? []
    let result = ExtractReader(
      contract: chain.contract, codeLists: catalogue.codeLists,
      columns: needed.columns(of: chain.contract)
    ).outcome(
      path: file.fullPath, displayName: path, period: step.delivery.period, threads: threads,
      context: context)
    guard context.sha256 == nil || stamp == FileStamp(of: file.fullPath) else {
      return .failure(RefusedDelivery(error: RunProblem.changed(path).error))
    }
    return result
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

extension ReadingContext {
  /// What is known of every delivery of a run.
  fileprivate init(_ references: [String: Set<String>], _ shown: Int) {
    self.init()
    self.references = references
    self.shown = shown
  }
}
