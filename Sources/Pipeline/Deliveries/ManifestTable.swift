internal import Model

/// The rows of an extract that nobody delivers: the lines of the lists of received files.
struct ManifestTable {
  /// The rows in the order of time and of each list, with the columns that the contract names.
  let table: Table
  /// The period of the newest list.
  let period: ReferencePeriod

  /// Makes the rows; nil where no list was received.
  ///
  /// - Parameters:
  ///   - contract: agreement that names the columns.
  ///   - manifests: lists by the period of their folder.
  ///   - codeLists: code lists of the methodology.
  init?(
    _ contract: ExtractContract, _ manifests: [ReferencePeriod: ReceivedManifest],
    codeLists: [String: CodeList]
  ) {
    let periods = manifests.keys.sorted()
    guard let last = periods.last else { return nil }
    let entries = periods.flatMap { manifests[$0]?.entries ?? [] }
    var columns: [String: Column] = [:]
    for column in contract.columns {
      columns[column.name] = Self.column(column, entries, codeLists)
    }
    table = Table(extract: contract.id, rowCount: entries.count, columns: columns)
    period = last
  }

  private static func column(
    _ contract: ColumnContract, _ entries: [ReceivedManifest.Entry], _ codeLists: [String: CodeList]
  ) -> Column? {
    guard let source = ReceivedManifest.Column(rawValue: contract.name) else { return nil }
    let storage: Column.Storage? =
      switch source {
      case .extract:
        codes(of: entries, in: contract.type, codeLists)
      case .period: .narrow(entries.map(\.period.stored))
      case .dueDate: .narrow(entries.map { $0.dueDay?.number ?? Column.missingNarrow })
      case .receivedDate: .narrow(entries.map { $0.receivedDay?.number ?? Column.missingNarrow })
      case .rowCount: .wide(entries.map { Int64($0.rowCount) })
      case .digest, .controlColumn, .controlTotal: nil
      }
    return storage.map { Column(type: contract.type, storage: $0) }
  }

  private static func codes(
    of entries: [ReceivedManifest.Entry], in type: ValueType, _ codeLists: [String: CodeList]
  ) -> Column.Storage? {
    guard case .code(let id) = type, let list = codeLists[id] else { return nil }
    return .narrow(
      entries.map { entry in
        list.position(of: entry.extract).flatMap { Int32(exactly: $0) } ?? Column.missingNarrow
      })
  }
}
