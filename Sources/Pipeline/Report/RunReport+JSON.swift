internal import Disclosure
internal import Model

extension RunReport {
  /// The whole report for machines; keys keep their order, and only `seconds` differs between two
  /// equal runs.
  public func json(toolVersion: String) -> JSON {
    [
      "run": JSON(identity?.id),
      "period": JSON(period?.description),
      "status": .integer(Int(status.rawValue)),
      "unchanged": .boolean(isUnchanged),
      "tool_version": .string(toolVersion),
      "rows": Self.json(rows),
      "extracts": .array(extracts.map(Self.json)),
      "indicators": .integer(indicators),
      "observations": disclosure.map { .integer($0.observations) } ?? .null,
      "not_shown": disclosure.map { .integer($0.hidden) } ?? .null,
      "disclosure_policy": JSON(disclosure?.policy),
      "files_written": .integer(filesWritten),
      "dashboard": JSON(dashboard),
      "inputs": .array(files.map(\.json)),
      "diagnostics": .array(diagnostics.map(\.json)),
      "seconds": .object(
        times.map { .init($0.stage.rawValue, .number(Double($0.milliseconds) / 1000)) }),
    ]
  }

  /// What the archive keeps: everything by which the figures can be made again, no times.
  func manifest(toolVersion: String) -> JSON {
    [
      "run": JSON(identity?.id),
      "period": JSON(period?.description),
      "tool_version": .string(toolVersion),
      "extracts": .array(extracts.map(Self.json)),
      "disclosure": disclosure.map {
        [
          "policy": .string($0.policy), "observations": .integer($0.observations),
          "not_shown": .integer($0.hidden),
        ]
      } ?? .null,
      "inputs": .array(files.map(\.json)),
    ]
  }

  private static func json(_ account: ExtractAccount) -> JSON {
    ["extract": .string(account.extract), "rows": json(account.rows)]
  }

  private static func json(_ rows: RowAccount) -> JSON {
    [
      "read": .integer(rows.read), "accepted": .integer(rows.accepted),
      "quarantined": .integer(rows.quarantined),
    ]
  }
}
