internal import Compute
internal import Ingest
internal import Model

/// What reading the deliveries of a run gave.
struct ReadDeliveries {
  /// Each delivery with what was read, in order of contract and time.
  var readings: [(delivery: Delivery, reading: ExtractReading)] = []
  /// Deliveries that cannot be used; the run ends when there is one.
  var refused: [(delivery: Delivery, refusal: RefusedDelivery)] = []
  /// Deliveries that were only compared with later ones.
  var compared: [ComparedDelivery] = []
  /// How many rows were corrected and withdrawn, by path of the delivery.
  var readmitted: [String: ReadmittedRows] = [:]
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
  func changed(since digests: [String: FileDigest]) -> RunError? {
    let changed = readings.filter { digests[$0.delivery.path]?.digest != $0.reading.sha256 }
    guard !changed.isEmpty else { return nil }
    return RunError(
      changed.map { RunProblem.changed($0.delivery.path).diagnostic }, status: .inputOutput)
  }

  /// Compares what was read with the lists of what was received; a delivery that differs is refused.
  mutating func examine(
    _ manifests: [ReferencePeriod: ReceivedManifest], of catalogue: Catalogue
  ) {
    for index in readings.indices.reversed() {
      let (delivery, reading) = readings[index]
      guard let contract = catalogue.contract(delivery.extract),
        let entry = manifests[delivery.period]?.entries.first(where: {
          $0.extract == delivery.extract
        })
      else { continue }
      let found = DeclaredFigures(entry: entry, contract: contract)
        .differences(from: reading, isCorrected: readmitted[delivery.path] != nil)
      if found.contains(where: { $0.severity == .error }) {
        var refused = RefusedDelivery(error: RunError(found, status: .badData))
        (refused.account, refused.form) = (reading.account, reading.form)
        readings.remove(at: index)
        self.refused.insert((delivery, refused), at: 0)
      } else {
        readings[index].reading.diagnostics += found
      }
    }
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
        readmitted: own.compactMap { readmitted[$0.delivery.path] }
          .reduce(ReadmittedRows(), +),
        linkage: linkage[contract.id])
    }
  }
}
