import Digest
import Model

/// Reads the text of one delivery: header, pieces in parallel, keys, dictionaries, account.
struct DeliveryReader {
  let contract: ExtractContract
  let codeLists: [String: CodeList]
  let columns: Set<String>?
  let period: ReferencePeriod
  let jobs: ParallelJobs
  let pieceSize: Int
  /// The file's own bytes, for the digest.
  let original: UnsafeRawBufferPointer

  /// Reads UTF-8 text, with or without a byte-order mark.
  func read(
    _ bytes: UnsafeRawBufferPointer, _ earlier: FindingList
  ) -> Result<ExtractReading, RunError> {
    var findings = earlier
    let start = skipSeparatorLine(bytes, ByteOrderMark.length(bytes), &findings)
    var header = Header(bytes, from: start.position, contract: contract, findings: &findings)
    header.lines += start.lines
    if let error = findings.error { return .failure(error) }
    guard let base = bytes.bindMemory(to: UInt8.self).baseAddress else {
      return .failure(RunError([], status: .bug))
    }
    let planner = RowPlanner(
      contract: contract, columns: header.columns, codeLists: codeLists, period: period,
      limit: base + (bytes.count - PackedBytes.slack))
    let boundaries = RecordBoundaries(
      bytes, body: header.body..<bytes.count, size: pieceSize, jobs: jobs)
    var body = BodyReader(
      bytes: bytes, original: original, header: header, boundaries: boundaries,
      contract: contract, planner: planner, jobs: jobs)
    let storage = ColumnStorage(
      kept: header.columns.map { columns?.contains($0.name) ?? true },
      types: header.columns.map(\.type), capacity: max(1, boundaries.lines))
    let stored = storage.fill { body.read(into: $0, capacity: max(1, boundaries.lines)) }
    withExtendedLifetime(planner) {}
    body.report(to: &findings, period: period)
    if let error = findings.error { return .failure(error) }
    var table = Table(extract: contract.id, rowCount: body.account.accepted, columns: [:])
    for (index, column) in header.columns.enumerated() {
      guard let values = stored[index] else { continue }
      table.columns[column.name] = Column(
        type: column.type, storage: values, dictionary: body.dictionaries[index])
    }
    return .success(
      ExtractReading(
        table: table, account: body.account, quarantined: body.quarantined,
        diagnostics: findings.diagnostics, sha256: body.digest, byteCount: original.count))
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
