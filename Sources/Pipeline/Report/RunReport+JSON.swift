internal import Compute
internal import Model
internal import Suppression

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
      "rows": rows.json,
      "corrected": .integer(readmitted.corrected), "withdrawn": .integer(readmitted.withdrawn),
      "extracts": .array(extracts.map(Self.json)),
      "indicators": .integer(indicators),
      "disclosure": disclosure,
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
      "disclosure": disclosure,
      "inputs": .array(files.map(\.json)),
    ]
  }

  private var disclosure: JSON {
    guard let policy else { return .null }
    return [
      "policy": .string(policy), "observations": .integer(observations),
      "not_shown": .integer(hidden), "ledger": JSON(ledger),
      "protection": protection.map(Self.json) ?? .null,
      "guesses": guesses.map(Self.json) ?? .null,
    ]
  }

  private static func json(_ account: Suppression.Account) -> JSON {
    [
      "cells": .integer(account.cells), "relations": .integer(account.relations),
      "components": .integer(account.components), "programmes": .integer(account.programmes),
      "hidden": .integer(account.hidden), "secondary": .integer(account.secondary),
      "insiders": .integer(account.insiders), "pruned": .integer(account.pruned),
    ]
  }

  private static func json(_ guesses: ChangeAttack) -> JSON {
    [
      "hidden_counts": .integer(guesses.hidden),
      "beside_printed": .integer(guesses.besidePrinted),
      "within": .integer(guesses.most), "right": .integer(guesses.within),
    ]
  }

  private static func json(_ account: ExtractAccount) -> JSON {
    [
      "extract": .string(account.extract), "rows": account.rows.json,
      "corrected": .integer(account.readmitted.corrected),
      "withdrawn": .integer(account.readmitted.withdrawn),
      "linkage": account.linkage.map(json) ?? .null,
    ]
  }

  private static func json(_ linkage: LinkageAccount) -> JSON {
    [
      "rows": .integer(linkage.rows), "matched": .integer(linkage.matched),
      "by_key": .object(
        linkage.matchedByKey.map { .init($0.scheme, .integer($0.rows)) }),
      "without_key": .integer(linkage.withoutKey), "unmatched": .integer(linkage.unmatched),
      "ambiguous": .integer(linkage.ambiguous), "conflicting": .integer(linkage.conflicting),
    ]
  }
}
