public import Model
import Parallel

/// Reads one delivery of one extract: every row becomes typed values or goes to quarantine.
public struct ExtractReader: Sendable {
  private let contract: ExtractContract
  private let codeLists: [String: CodeList]
  private let columns: Set<String>?
  /// Bytes of a piece that one job reads; the outcome does not depend on it.
  var pieceSize = 1 << 19

  /// Prepares to read deliveries.
  ///
  /// Columns that `columns` does not name are validated but not kept; nil keeps all.
  public init(
    contract: ExtractContract, codeLists: [String: CodeList], columns: Set<String>?
  ) {
    self.contract = contract
    self.codeLists = codeLists
    self.columns = columns
  }

  /// Reads a file; `displayName` is how messages call it.
  ///
  /// The error holds all findings. Its status is 66 for a missing file, 77 for a forbidden one,
  /// 74 for a failed read, 78 for a bad contract, 65 for a rejected file, and 4 where more rows
  /// were quarantined than the contract allows.
  public func read(
    path: String, displayName: String, period: ReferencePeriod, threads: Int
  ) throws(RunError) -> ExtractReading {
    switch outcome(path: path, displayName: displayName, period: period, threads: threads) {
    case .success(let reading): return reading
    case .failure(let refused): throw refused.error
    }
  }

  /// Reads a file as `read` does; the failure also holds the rows of which there were too many.
  public func outcome(
    path: String, displayName: String, period: ReferencePeriod, threads: Int,
    context: ReadingContext = ReadingContext()
  ) -> Result<ExtractReading, RefusedDelivery> {
    var findings = FindingList(file: displayName, shown: context.shown)
    checkContract(&findings)
    if let refused = ExtractReader.refused(findings) { return .failure(refused) }
    let file: SourceFile
    do {
      file = try SourceFile(path: path)
    } catch {
      findings.add(ExtractReader.problem(error))
      return .failure(ExtractReader.refused(findings) ?? ExtractReader.unknown)
    }
    let jobs = ParallelJobs(threads: max(1, threads))
    let form = FormReader(
      contract: contract, codeLists: codeLists, encoding: context.encoding,
      sha256: context.sha256, jobs: jobs)
    guard let text = form.read(file, &findings) else {
      if !file.isUnchanged { findings.add(.changedWhileRead) }
      return .failure(ExtractReader.refused(findings) ?? ExtractReader.unknown)
    }
    let read = DeliveryReader(
      contract: contract, codeLists: codeLists, columns: columns, period: period, jobs: jobs,
      pieceSize: pieceSize, delivery: text.delivery, byteCount: file.size,
      sha256: text.sha256, form: text.form,
      context: context
    ).read(findings)
    let comparison = DeliveryComparison(
      contract: contract, codeLists: codeLists, file: displayName)
    let result = comparison.judge(read, context)
    guard !file.isUnchanged else { return result }
    findings.add(.changedWhileRead)
    return .failure(ExtractReader.refused(findings) ?? ExtractReader.unknown)
  }

  private static let unknown = RefusedDelivery(error: RunError([], status: .inputOutput))

  private static func refused(_ findings: FindingList) -> RefusedDelivery? {
    findings.error.map { RefusedDelivery(error: $0) }
  }

  private func checkContract(_ findings: inout FindingList) {
    for column in contract.columns {
      let (line, place) = (column.location.line, column.location.column)
      if case .code(let list) = column.type, codeLists[list] == nil {
        findings.add(
          .codeListMissing(list: list, column: column.name), line: line, column: place,
          file: column.location.file)
      }
      if let pattern = column.pattern, IdentifierPattern(pattern) == nil {
        findings.add(
          .patternUnsupported(column: column.name), line: line, column: place,
          file: column.location.file)
      }
    }
    for (problem, place) in RuleContract.problems(contract) {
      findings.add(.rule(problem), line: place.line, column: place.column, file: place.file)
    }
  }

  /// What a file that cannot be opened is told as.
  static func problem(_ failure: SourceFile.Failure) -> ExtractProblem {
    switch failure {
    case .missing: .fileMissing
    case .notPermitted: .notPermitted
    case .unreadable: .unreadable
    }
  }
}
