internal import Digest
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
    var findings = FindingList(file: displayName)
    checkContract(&findings)
    if let refused = ExtractReader.refused(findings) { return .failure(refused) }
    let file: SourceFile
    do {
      file = try SourceFile(path: path)
    } catch {
      findings.add(ExtractReader.problem(error))
      return .failure(ExtractReader.refused(findings) ?? ExtractReader.unknown)
    }
    checkForm(.file(file), &findings)
    if let refused = ExtractReader.refused(findings) { return .failure(refused) }
    let result = read(file, findings, period, ParallelJobs(threads: max(1, threads)))
    guard !file.isUnchanged else { return result }
    findings.add(.changedWhileRead)
    return .failure(ExtractReader.refused(findings) ?? ExtractReader.unknown)
  }

  private static let unknown = RefusedDelivery(error: RunError([], status: .inputOutput))

  private static func refused(_ findings: FindingList) -> RefusedDelivery? {
    findings.error.map { RefusedDelivery(error: $0) }
  }

  private func read(
    _ file: SourceFile, _ earlier: FindingList, _ period: ReferencePeriod, _ jobs: ParallelJobs
  ) -> Result<ExtractReading, RefusedDelivery> {
    func read(
      _ delivery: DeliveryBytes, _ findings: FindingList, sha256: String?
    ) -> Result<ExtractReading, RefusedDelivery> {
      DeliveryReader(
        contract: contract, codeLists: codeLists, columns: columns, period: period, jobs: jobs,
        pieceSize: pieceSize, delivery: delivery, byteCount: file.size, sha256: sha256
      ).read(findings)
    }
    guard !Encoding.isUTF8(contract.dialect.encodings[0]) else {
      return read(.file(file), earlier, sha256: nil)
    }
    var findings = earlier
    let original = DeliveryBytes.file(file).copy(0..<file.size)
    let converted = original.withUnsafeBytes { convert($0, &findings) }
    if let refused = ExtractReader.refused(findings) { return .failure(refused) }
    return converted.withUnsafeBufferPointer {
      read(.memory($0), findings, sha256: SHA256.hash(original))
    }
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
  }

  private func checkForm(_ delivery: DeliveryBytes, _ findings: inout FindingList) {
    let size = delivery.count
    delivery.copy(0..<min(size, 4096)).withUnsafeBytes { head in
      guard size > ByteOrderMark.length(head) else {
        findings.add(.empty)
        return
      }
      let isWide = Encoding.isUTF16(contract.dialect.encodings[0])
      if let signature = FileSignature.recognise(head), !(isWide && signature == .utf16) {
        findings.add(.otherFormat(signature))
      } else if !isWide, delivery.copy((size - 1)..<size).first == 0 {
        findings.add(.zeroBytesAtEnd)
      }
    }
  }

  private func convert(
    _ bytes: UnsafeRawBufferPointer, _ findings: inout FindingList
  ) -> [UInt8] {
    let name = contract.dialect.encodings[0]
    do {
      let text = try Encoding.utf8(from: bytes, encoding: name)
      findings.add(.converted(encoding: name))
      return text
    } catch {
      switch error {
      case .unknown:
        findings.add(
          .encodingUnknown, line: contract.location.line, column: contract.location.column,
          file: contract.location.file)
      case .undecodable(let line): findings.add(.undecodable, line: line)
      }
    }
    return []
  }

  private static func problem(_ failure: SourceFile.Failure) -> ExtractProblem {
    switch failure {
    case .missing: .fileMissing
    case .notPermitted: .notPermitted
    case .unreadable: .unreadable
    }
  }
}
