internal import Definitions
internal import Ingest
public import Model

extension Inspection {
  /// Judges one file by one definition, without a workspace; nothing is written.
  ///
  /// - Parameter request: the file and what is known about it.
  /// - Returns: the verdict with everything found, also of a file that is refused.
  /// - Throws: status 64 where nothing says what period the file is about, 78 where the definition is
  ///   wrong, 65 and others where a file besides it cannot be read.
  public static func of(_ request: InspectionRequest) throws(RunError) -> Inspection {
    try Inspector(request: request).inspect()
  }
}

/// Judges one file.
struct Inspector {
  /// What is asked.
  let request: InspectionRequest

  /// The answer.
  func inspect() throws(RunError) -> Inspection {
    guard let path = request.definition else { return try recordsAlone() }
    let definition = try ExtractDefinition(file: path, displayName: path)
    let contract = try definition.contract(id: request.extract, file: request.file)
    let entry = try listed(contract)
    let named = entry.line?.period ?? InspectionRequest.period(in: request.file)
    guard let period = request.period ?? named else {
      throw InspectionProblem.noPeriod(file: request.file).error
    }
    var inspection = Inspection(file: request.file)
    inspection.extract = contract.id
    inspection.period = period
    inspection.unchecked = contract.references.map {
      "\($0.column): references to \($0.extract).\($0.otherColumn)"
    }
    let reader = ExtractReader(contract: contract, codeLists: definition.codeLists, columns: nil)
    let before = try previous(reader, contract, period)
    let raw =
      request.wantsRecords ? try? records(contract, codeLists: definition.codeLists) : nil
    let outcome = reader.outcome(
      path: request.file, displayName: request.file, period: period, threads: Threads.count,
      context: before.context)
    inspection.findings = before.findings + entry.findings
    switch outcome {
    case .success(let reading):
      inspection.take(reading)
      if let line = entry.line { inspection.compare(reading, with: line, contract) }
      if request.wantsRecords {
        inspection.values = values(reading, contract, raw, definition.codeLists)
      }
    case .failure(let refused): inspection.take(refused)
    }
    inspection.wantsRecords = request.wantsRecords
    inspection.records = raw?.records
    return inspection
  }

  /// A file without a definition has records and no verdict.
  private func recordsAlone() throws(RunError) -> Inspection {
    var inspection = Inspection(file: request.file)
    inspection.wantsRecords = true
    inspection.records = try records(nil).records
    return inspection
  }

  private func records(
    _ contract: ExtractContract?, codeLists: [String: CodeList] = [:]
  ) throws(RunError) -> RecordReader.Records {
    try RecordReader(contract: contract, codeLists: codeLists, encoding: request.encoding)
      .read(path: request.file, displayName: request.file)
  }

  /// The accepted rows, with their lines where the file's records tell them.
  private func values(
    _ reading: ExtractReading, _ contract: ExtractContract, _ raw: RecordReader.Records?,
    _ codeLists: [String: CodeList]
  ) -> [JSON] {
    let aside = Set(reading.quarantined.map(\.line))
    let lines = raw?.lines.dropFirst().filter { !aside.contains($0) }
    let rows = TypedRows(
      table: reading.table, columns: contract.columns.map(\.name), codeLists: codeLists)
    return rows.json(lines: lines?.count == reading.table.rowCount ? lines : nil)
  }
}

extension Inspector {
  /// What a list of received files says about the extract.
  private struct Listed {
    var line: ReceivedManifest.Entry?
    var findings: [Diagnostic] = []
  }

  private func listed(_ contract: ExtractContract) throws(RunError) -> Listed {
    guard let path = request.manifest else { return Listed() }
    let bytes = try WorkspaceFile(root: ".", path: path).bytes()
    let manifest = try ReceivedManifest(bytes, file: path, extracts: nil)
    if let line = manifest.entries.first(where: { $0.extract == contract.id }) {
      return Listed(line: line)
    }
    let problem = InspectionProblem.notListed(extract: contract.id, manifest: path)
    return Listed(findings: [problem.diagnostic])
  }

  /// The delivery before, read by the same contract: of the period before, or else of the same one.
  private func previous(
    _ reader: ExtractReader, _ contract: ExtractContract, _ period: ReferencePeriod
  ) throws(RunError) -> (context: ReadingContext, findings: [Diagnostic]) {
    var context = ReadingContext()
    context.shown = Inspector.shown
    context.encoding = request.encoding
    guard let path = request.previous else { return (context, []) }
    let frequency = contract.frequency ?? period.frequency
    let before = period.converted(to: frequency).advanced(by: -1)
    let named = InspectionRequest.period(in: path)
    for candidate in [named, before, period].compactMap({ $0 }) {
      let outcome = reader.outcome(
        path: path, displayName: path, period: candidate, threads: Threads.count)
      guard case .success(let reading) = outcome else { continue }
      context.previous = reading.profile
      context.previousTable = reading.table
      return (context, [])
    }
    let digest = try FileDigest.of(path, root: ".")
    context.previous = DeliveryProfile(rows: 0, sha256: digest.digest)
    return (context, [InspectionProblem.previousUnusable(file: path).diagnostic])
  }

  /// Findings of each code that are told one by one.
  private static let shown = 1000
}

extension Inspection {
  /// Takes over what reading gave.
  fileprivate mutating func take(_ reading: ExtractReading) {
    findings += reading.diagnostics
    rows = reading.account
    form = reading.form
    normalised = reading.normalised
    verdict = findings.isEmpty ? reading.verdict : max(reading.verdict, .note)
    status = verdict == .quarantine ? .publishedWithQuarantine : .published
  }

  /// Takes over why a file is refused.
  fileprivate mutating func take(_ refused: RefusedDelivery) {
    findings += refused.error.diagnostics
    rows = refused.account
    form = refused.form
    verdict = .reject
    status = refused.error.status
  }

  /// Compares the file with the lines of a list of received files.
  fileprivate mutating func compare(
    _ reading: ExtractReading, with line: ReceivedManifest.Entry, _ contract: ExtractContract
  ) {
    let found = DeclaredFigures(entry: line, contract: contract).differences(from: reading)
    guard !found.isEmpty else { return }
    findings += found
    if found.contains(where: { $0.severity == .error }) {
      (verdict, status) = (.reject, .badData)
      values = nil
    } else if verdict == .accept {
      verdict = .note
    }
  }
}
