import Digest
import Model
import Parallel

/// Reads the text of one delivery: header, pieces in parallel, keys, dictionaries, account.
struct DeliveryReader {
  /// Most lines of a delivery: room for its rows is made before they are read.
  static let mostLines = 100_000_000

  let contract: ExtractContract
  let codeLists: [String: CodeList]
  let columns: Set<String>?
  let period: ReferencePeriod
  let jobs: ParallelJobs
  let pieceSize: Int
  /// The text, as UTF-8.
  var delivery: DeliveryBytes
  /// Bytes of the file.
  let byteCount: Int
  /// SHA-256 of the file, where it is known before the text is read.
  var sha256: String?

  /// How the file was read so far.
  let form: DeliveryForm
  /// What is known besides.
  let context: ReadingContext
  /// The text with corrections, where there are some.
  var corrected: CorrectedText?

  /// Reads the text, with or without a byte-order mark.
  func read(_ earlier: FindingList) -> Result<ExtractReading, RefusedDelivery> {
    var findings = earlier
    let (bytes, header) = readHead(&findings)
    if let error = findings.error { return .failure(RefusedDelivery(error: error)) }
    guard context.corrections.isEmpty || corrected != nil else {
      return readCorrected(header, earlier)
    }
    let planner = RowPlanner(
      contract: contract, header: header, codeLists: codeLists, period: period, context: context)
    var capacity = delivery.likelyLines(from: header.body)
    guard capacity <= Self.mostLines else { return tooManyLines(findings) }
    var (body, stored) = readBody(bytes, header, planner, capacity: capacity)
    if body.isOverfull {
      capacity = delivery.lines(from: header.body, jobs: jobs)
      guard capacity <= Self.mostLines else { return tooManyLines(findings) }
      (body, stored) = readBody(bytes, header, planner, capacity: capacity)
    }
    defer { withExtendedLifetime(planner) {} }
    if body.hasChanged || body.isOverfull { findings.add(.changedWhileRead) }
    if let line = body.overlong { findings.add(.recordTooLong, line: header.lines + line + 1) }
    body.report(to: &findings, period: period)
    if let error = findings.error { return .failure(refused(error, body, header)) }
    var table = Table(extract: contract.id, rowCount: body.account.accepted, columns: [:])
    for (index, column) in header.columns.enumerated() {
      guard let values = stored[index], isWanted(column) else { continue }
      table.columns[column.name] = Column(
        type: column.type, storage: values, dictionary: body.dictionaries[index],
        meanings: body.meanings[index])
    }
    let digest = sha256 ?? body.takeDigest()
    var reading = ExtractReading(
      table: table, account: body.account, quarantined: body.quarantined,
      diagnostics: findings.diagnostics, sha256: digest, byteCount: byteCount,
      normalised: body.normalised)
    reading.profile = body.tally.profile(
      header.columns, rows: body.account.accepted, sha256: digest)
    reading.form = form(header, body)
    return .success(reading)
  }

  private func tooManyLines(_ earlier: FindingList) -> Result<ExtractReading, RefusedDelivery> {
    var findings = earlier
    findings.add(.tooManyLines)
    return .failure(
      RefusedDelivery(error: findings.error ?? RunError(findings.diagnostics, status: .badData)))
  }

  /// How the file was read, as far as header and rows tell.
  private func form(_ header: Header, _ body: BodyReader) -> DeliveryForm {
    var form = form
    form.delimiter = header.delimiter
    form.headerLine = header.line
    form.lineEnds = body.lineEnds.name
    return form
  }

  /// A delivery whose rows were read and that is not used.
  private func refused(
    _ error: RunError, _ body: BodyReader, _ header: Header
  ) -> RefusedDelivery {
    var refused = RefusedDelivery(error: error)
    if body.isOverLimit {
      refused.quarantined = body.firstQuarantined(RefusedDelivery.mostRows)
      refused.quarantinedCount = body.account.quarantined
    }
    refused.account = body.account
    refused.form = form(header, body)
    return refused
  }

  /// Puts corrected rows into the text and reads that.
  private func readCorrected(
    _ header: Header, _ earlier: FindingList
  ) -> Result<ExtractReading, RefusedDelivery> {
    let text = delivery.copy(0..<delivery.count)
    let corrected = CorrectedText(
      text, body: header.body, linesBefore: header.lines, corrections: context.corrections,
      columns: header.columns.count, delimiter: header.delimiter)
    var copy = self
    copy.corrected = corrected
    copy.sha256 = sha256 ?? SHA256.hash(text)
    return corrected.bytes.withUnsafeBufferPointer { bytes in
      copy.delivery = .memory(bytes)
      return copy.read(earlier)
    }
  }

  /// Whether somebody asked for a column.
  private func isWanted(_ column: ColumnContract) -> Bool {
    columns?.contains(column.name) ?? true
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
      planner: planner, jobs: jobs, context: context, corrected: corrected)
    // Sums over several rows need their columns, whoever asked for them.
    let keepsAll = !contract.controlSums.isEmpty || context.previousTable != nil
    let storage = ColumnStorage(
      kept: zip(header.columns, header.roles).map { column, role in
        role == .column && (keepsAll || isWanted(column))
      },
      types: header.columns.map(\.type), capacity: capacity)
    let stored = storage.fill { body.read(into: $0) }
    return (body, stored)
  }

  private func readHead(_ findings: inout FindingList) -> (bytes: [UInt8], header: Header) {
    HeadReader(contract).read(delivery, &findings)
  }
}
