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
    let definition = try InspectedDefinition(
      path: path, extract: request.extract, file: request.file)
    let entry = try listed(definition)
    let named = entry.line?.period ?? InspectionRequest.period(in: request.file)
    guard let period = request.period ?? named else {
      throw InspectionProblem.noPeriod(file: request.file).error
    }
    var inspection = Inspection(file: request.file)
    inspection.extract = definition.contract.id
    inspection.period = period
    inspection.unchecked = definition.contract.references.map {
      "\($0.column): references to \($0.extract).\($0.otherColumn)"
    }
    let before = try previous(definition, period)
    let outcome = definition.reader.outcome(
      path: request.file, displayName: request.file, period: period, threads: Threads.count,
      context: before.context)
    inspection.findings = before.findings + entry.findings
    switch outcome {
    case .success(let reading):
      inspection.take(reading)
      if let line = entry.line { inspection.compare(reading, with: line, definition.contract) }
      if request.wantsRecords { inspection.values = values(reading, definition) }
    case .failure(let refused): inspection.take(refused)
    }
    if request.wantsRecords {
      inspection.wantsRecords = true
      inspection.records = (try? records(definition))?.rows
    }
    return inspection
  }

  /// A file without a definition has records and no verdict.
  private func recordsAlone() throws(RunError) -> Inspection {
    var inspection = Inspection(file: request.file)
    inspection.wantsRecords = true
    inspection.records = try records(nil).rows
    return inspection
  }

  private func records(_ definition: InspectedDefinition?) throws(RunError) -> RawRecords {
    try RawRecords(file: request.file, encoding: request.encoding, definition: definition)
  }

  /// The accepted rows, with their lines where the file's records tell them.
  private func values(_ reading: ExtractReading, _ definition: InspectedDefinition) -> [JSON] {
    let aside = Set(reading.quarantined.map(\.line))
    let lines = (try? records(definition))?.lines.dropFirst().filter { !aside.contains($0) }
    let rows = TypedRows(
      table: reading.table, columns: definition.contract.columns.map(\.name),
      codeLists: definition.codeLists)
    return rows.json(lines: lines?.count == reading.table.rowCount ? lines : nil)
  }
}

extension Inspector {
  /// What a list of received files says about the extract.
  private struct Listed {
    var line: ReceivedManifest.Entry?
    var findings: [Diagnostic] = []
  }

  private func listed(_ definition: InspectedDefinition) throws(RunError) -> Listed {
    guard let path = request.manifest else { return Listed() }
    let bytes = try WorkspaceFile(root: ".", path: path).bytes()
    let manifest = try ReceivedManifest(bytes, file: path, extracts: nil)
    if let line = manifest.entries.first(where: { $0.extract == definition.contract.id }) {
      return Listed(line: line)
    }
    let problem = InspectionProblem.notListed(extract: definition.contract.id, manifest: path)
    return Listed(findings: [problem.diagnostic])
  }

  /// The delivery before, read by the same contract: of the period before, or else of the same one.
  private func previous(
    _ definition: InspectedDefinition, _ period: ReferencePeriod
  ) throws(RunError) -> (context: ReadingContext, findings: [Diagnostic]) {
    var context = ReadingContext()
    context.shown = Inspector.shown
    context.encoding = request.encoding
    guard let path = request.previous else { return (context, []) }
    let frequency = definition.contract.frequency ?? period.frequency
    let before = period.converted(to: frequency).advanced(by: -1)
    let named = InspectionRequest.period(in: path)
    for candidate in [named, before, period].compactMap({ $0 }) {
      let outcome = definition.reader.outcome(
        path: path, displayName: path, period: candidate, threads: Threads.count)
      guard case .success(let reading) = outcome else { continue }
      context.previous = reading.profile ?? DeliveryProfile(reading)
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

extension DeliveryProfile {
  /// What a reading tells without a profile of its own.
  init(_ reading: ExtractReading) {
    self.init(rows: reading.account.accepted, sha256: reading.sha256)
  }
}

extension Inspection {
  /// Takes over what reading gave.
  fileprivate mutating func take(_ reading: ExtractReading) {
    findings += reading.diagnostics
    rows = reading.account
    form = InspectedForm(reading.form)
    normalised = reading.normalised.map(NormalisedColumn.init)
    verdict = findings.isEmpty ? reading.verdict : max(reading.verdict, .note)
    status = verdict == .quarantine ? .publishedWithQuarantine : .published
  }

  /// Takes over why a file is refused.
  fileprivate mutating func take(_ refused: RefusedDelivery) {
    findings += refused.error.diagnostics
    rows = refused.account
    form = refused.form.map(InspectedForm.init)
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

extension InspectedForm {
  init(_ form: DeliveryForm) {
    self.init(
      encoding: form.encoding, hasByteOrderMark: form.hasByteOrderMark,
      isCompressed: form.isCompressed,
      delimiter: String(decoding: [form.delimiter], as: UTF8.self), lineEnds: form.lineEnds,
      headerLine: form.headerLine)
  }
}

extension NormalisedColumn {
  init(_ kind: Normalisation) {
    self.init(
      code: kind.code, what: ReasonTitle.english(kind.code), column: kind.column,
      count: kind.count, lines: kind.lines)
  }
}

extension Verdict: Comparable {
  /// From best to worst.
  public static func < (left: Verdict, right: Verdict) -> Bool {
    left.rank < right.rank
  }

  private var rank: Int { Verdict.allCases.firstIndex(of: self) ?? 0 }
}
