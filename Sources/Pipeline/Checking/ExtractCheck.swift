public import Model

/// What a run would make of the deliveries, found out without one.
public struct ExtractCheck: Sendable {
  /// One delivery.
  public struct Finding: Sendable {
    /// The delivery.
    public var delivery: Delivery
    /// What becomes of it.
    public var verdict: Verdict
    /// What becomes of its rows; nil where none was read.
    public var rows: RowAccount?
    /// Rows of these that were corrected or withdrawn.
    public var readmitted: ReadmittedRows
    /// Everything found.
    public var findings: [Diagnostic]
    /// What was normalised.
    public var normalised: [Normalisation]
  }

  /// Period that a run would be for.
  public var period: ReferencePeriod
  /// Deliveries that it would read, in order of contract and time.
  public var deliveries: [Finding] = []
  /// What is found about the folder of the extracts: gaps, files that nobody reads, late extracts.
  public var findings: [Diagnostic] = []
  /// What a run's reading would end with.
  public var status = ExitStatus.published

  /// Everything found.
  public var allFindings: [Diagnostic] {
    findings + deliveries.flatMap(\.findings)
  }

  /// The check for machines.
  public var json: JSON {
    [
      "period": .string(period.description), "status": .integer(Int(status.rawValue)),
      "deliveries": .array(deliveries.map(\.json)),
      "findings": .array(findings.map(\.inspectionJSON)),
    ]
  }
}

extension ExtractCheck.Finding {
  fileprivate var json: JSON {
    [
      "extract": .string(delivery.extract), "period": .string(delivery.period.description),
      "file": .string(delivery.path), "verdict": .string(verdict.rawValue),
      "rows": rows.map(\.json) ?? .null, "corrected": .integer(readmitted.corrected),
      "withdrawn": .integer(readmitted.withdrawn),
      "findings": .array(findings.map(\.inspectionJSON)),
      "normalised": .array(normalised.map(\.json)),
    ]
  }
}
