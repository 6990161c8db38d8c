internal import Compute
internal import Ingest
internal import Model
internal import Parallel

/// Reads the deliveries of a run.
struct ReadingStage {
  /// Folder of the workspace.
  let root: String
  /// What the extracts are and which of their columns are needed.
  let catalogue: Catalogue

  /// From this size on a file is read by all threads, below it many files are read side by side.
  private static let largeFile = 16 << 20

  /// Reads all deliveries; what is wrong with any of them is found in `ReadDeliveries.refused`.
  ///
  /// - Parameters:
  ///   - deliveries: files to read, in order of contract and time.
  ///   - whenDone: called once for each file, from any thread.
  /// - Returns: what was read of each file, deliveries that add up joined.
  func read(
    _ deliveries: [Delivery], whenDone: @escaping @Sendable () -> Void
  ) -> ReadDeliveries {
    let columns = ColumnUse(catalogue).columns
    let isLarge = deliveries.map { size(of: $0) >= Self.largeFile }
    var results = parallelMap(
      deliveries.enumerated().map { (index: $0, delivery: $1) }, threads: Threads.count
    ) { item -> Result<ExtractReading, RefusedDelivery>? in
      guard !isLarge[item.index] else { return nil }
      defer { whenDone() }
      return read(item.delivery, columns, threads: 1)
    }
    for (index, delivery) in deliveries.enumerated() where isLarge[index] {
      results[index] = read(delivery, columns, threads: Threads.count)
      whenDone()
    }
    return collect(deliveries, results.compactMap { $0 })
  }

  private func size(of delivery: Delivery) -> Int {
    WorkspaceFile(root: root, path: delivery.path).size
  }

  private func read(
    _ delivery: Delivery, _ columns: [String: Set<String>], threads: Int
  ) -> Result<ExtractReading, RefusedDelivery> {
    guard let contract = catalogue.contract(delivery.extract) else {
      return .failure(RefusedDelivery(error: RunProblem.unreadable(delivery.path).error))
    }
    let reader = ExtractReader(
      contract: contract, codeLists: catalogue.codeLists, columns: columns[contract.id] ?? [])
    return reader.outcome(
      path: WorkspaceFile(root: root, path: delivery.path).fullPath,
      displayName: delivery.path, period: delivery.period, threads: threads)
  }

  private func collect(
    _ deliveries: [Delivery], _ results: [Result<ExtractReading, RefusedDelivery>]
  ) -> ReadDeliveries {
    var read = ReadDeliveries()
    for (delivery, result) in zip(deliveries, results) {
      switch result {
      case .success(let reading): read.readings.append((delivery, reading))
      case .failure(let refused): read.refused.append((delivery, refused))
      }
    }
    if read.refused.isEmpty { read.join(catalogue) }
    return read
  }
}

/// What reading the deliveries of a run gave.
struct ReadDeliveries {
  /// Each delivery with what was read, in order of contract and time.
  var readings: [(delivery: Delivery, reading: ExtractReading)] = []
  /// Deliveries that cannot be used; the run ends when there is one.
  var refused: [(delivery: Delivery, refusal: RefusedDelivery)] = []
  /// Tables by extract and period: snapshots one a period, other extracts joined to one.
  private(set) var tables: [String: [ReferencePeriod: Table]] = [:]

  /// Notes and warnings about all files.
  var diagnostics: [Diagnostic] {
    readings.flatMap(\.reading.diagnostics)
  }

  /// The findings of all files that cannot be used, errors first, with the status of the first one.
  ///
  /// `notes` say where the rows set aside are.
  func error(_ notes: [Diagnostic]) -> RunError? {
    guard let first = refused.first else { return nil }
    let findings = refused.flatMap(\.refusal.error.diagnostics)
    return RunError(
      findings.filter { $0.severity == .error } + notes
        + findings.filter { $0.severity != .error },
      status: first.refusal.error.status)
  }

  /// The files whose content is not the one by which the run is named.
  func changed(since digests: [String: String]) -> RunError? {
    let changed = readings.filter { digests[$0.delivery.path] != $0.reading.sha256 }
    guard !changed.isEmpty else { return nil }
    return RunError(
      changed.map { RunProblem.changed($0.delivery.path).diagnostic }, status: .inputOutput)
  }

  /// The first period of which anything was delivered.
  var firstPeriod: ReferencePeriod? {
    readings.map(\.delivery.period).min()
  }

  /// Puts deliveries that add up under each other.
  mutating func join(_ catalogue: Catalogue) {
    for contract in catalogue.contracts {
      let own = readings.filter { $0.delivery.extract == contract.id }
      if contract.time == .snapshot {
        tables[contract.id] = Dictionary(
          own.map { ($0.delivery.period, $0.reading.table) }, uniquingKeysWith: { $1 })
      } else if let last = own.last,
        let table = Table.concatenating(own.map(\.reading.table))
      {
        tables[contract.id] = [last.delivery.period: table]
      }
    }
  }

  /// Adds the extracts that are made of the lists of received files.
  mutating func add(
    _ manifests: [ReferencePeriod: ReceivedManifest], of catalogue: Catalogue
  ) {
    for contract in catalogue.contracts where contract.file == nil {
      guard
        let made = ManifestTable(contract, manifests, codeLists: catalogue.codeLists)
      else { continue }
      tables[contract.id] = [made.period: made.table]
    }
  }

  /// Rows by extract, in the order of the contracts.
  func accounts(
    of catalogue: Catalogue, _ linkage: [String: LinkageAccount]
  ) -> [ExtractAccount] {
    catalogue.contracts.compactMap { contract in
      let own = readings.filter { $0.delivery.extract == contract.id }
      guard !own.isEmpty else { return nil }
      return ExtractAccount(
        extract: contract.id, rows: own.map(\.reading.account).reduce(RowAccount(), +),
        linkage: linkage[contract.id])
    }
  }
}
