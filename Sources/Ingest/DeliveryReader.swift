import Model
import Parallel

/// Reads the text of one delivery: header, pieces in parallel, keys, dictionaries, account.
struct DeliveryReader {
  let contract: ExtractContract
  let codeLists: [String: CodeList]
  let columns: Set<String>?
  let period: ReferencePeriod
  let jobs: ParallelJobs
  let pieceSize: Int
  /// The text, as UTF-8.
  let delivery: DeliveryBytes
  /// Bytes of the file.
  let byteCount: Int
  /// SHA-256 of the file, where it is known before the text is read.
  let sha256: String?

  /// Reads the text, with or without a byte-order mark.
  func read(_ earlier: FindingList) -> Result<ExtractReading, RefusedDelivery> {
    var findings = earlier
    let head = readHead(&findings)
    if let error = findings.error { return .failure(RefusedDelivery(error: error)) }
    let header = head.header
    let planner = RowPlanner(
      contract: contract, columns: header.columns, codeLists: codeLists, period: period)
    var capacity = delivery.likelyLines(from: header.body)
    var (body, stored) = readBody(head.bytes, header, planner, capacity: capacity)
    if body.isOverfull {
      capacity = delivery.lines(from: header.body, jobs: jobs)
      (body, stored) = readBody(head.bytes, header, planner, capacity: capacity)
    }
    defer { withExtendedLifetime(planner) {} }
    if body.hasChanged || body.isOverfull { findings.add(.changedWhileRead) }
    if let lines = body.linesBeforeOverlong {
      findings.add(.recordTooLong, line: header.lines + lines + 1)
    }
    body.report(to: &findings, period: period)
    if let error = findings.error {
      guard body.isOverLimit else { return .failure(RefusedDelivery(error: error)) }
      return .failure(
        RefusedDelivery(
          error: error, quarantined: body.firstQuarantined(RefusedDelivery.mostRows),
          quarantinedCount: body.account.quarantined))
    }
    var table = Table(extract: contract.id, rowCount: body.account.accepted, columns: [:])
    for (index, column) in header.columns.enumerated() {
      guard let values = stored[index] else { continue }
      table.columns[column.name] = Column(
        type: column.type, storage: values, dictionary: body.dictionaries[index])
    }
    return .success(
      ExtractReading(
        table: table, account: body.account, quarantined: body.quarantined,
        diagnostics: findings.diagnostics, sha256: sha256 ?? body.takeDigest(),
        byteCount: byteCount))
  }

  private func readBody(
    _ head: [UInt8], _ header: Header, _ planner: RowPlanner, capacity: Int
  ) -> (BodyReader, [Column.Storage?]) {
    let stream = head.withUnsafeBytes { bytes in
      PieceStream(
        delivery, after: UnsafeRawBufferPointer(rebasing: bytes[..<header.body]),
        size: pieceSize, isHashed: sha256 == nil)
    }
    var body = BodyReader(
      delivery, stream: stream, header: header, capacity: capacity, contract: contract,
      planner: planner, jobs: jobs)
    let storage = ColumnStorage(
      kept: header.columns.map { columns?.contains($0.name) ?? true },
      types: header.columns.map(\.type), capacity: capacity)
    let stored = storage.fill { body.read(into: $0) }
    return (body, stored)
  }

  /// Reads as much of the beginning as the header needs.
  private func readHead(_ findings: inout FindingList) -> (bytes: [UInt8], header: Header) {
    var size = 1 << 16
    while true {
      let bytes = delivery.copy(0..<min(size, delivery.count))
      let isWhole = bytes.count < size || size >= delivery.count
      let header = bytes.withUnsafeBytes { bytes -> Header? in
        var found = findings
        let start = skipSeparatorLine(bytes, ByteOrderMark.length(bytes), &found)
        guard isWhole || Header.next(bytes, from: start.position) < bytes.count else { return nil }
        var header = Header(
          bytes, from: start.position, contract: contract, findings: &found)
        header.lines += start.lines
        findings = found
        return header
      }
      if let header { return (bytes, header) }
      guard size < PieceStream.longestRecord else {
        findings.add(.recordTooLong, line: 1)
        return (bytes, Header.none)
      }
      size = min(size * 8, PieceStream.longestRecord)
    }
  }

  /// Passes over Excel's `sep=;` line where it agrees with the contract.
  private func skipSeparatorLine(
    _ bytes: UnsafeRawBufferPointer, _ start: Int, _ findings: inout FindingList
  ) -> (position: Int, lines: Int) {
    let line = bytes[start...].prefix { !LineEnds.isPart($0) }
    guard line.count == 5, line.starts(with: "sep=".utf8) else { return (start, 0) }
    if line.last != contract.dialect.delimiter { findings.add(.separatorLine, line: 1) }
    let ends = bytes[line.endIndex...].prefix(2)
    return (line.endIndex + (ends.elementsEqual([13, 10]) ? 2 : min(1, ends.count)), 1)
  }
}
