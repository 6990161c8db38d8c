import Model
import Pipeline

/// What a run would make of the deliveries, for a person.
struct ExtractCheckText {
  /// The check.
  var check: ExtractCheck

  /// One line a delivery, and the sum of all.
  var text: String {
    let header = ["delivery", "verdict", "read", "accepted", "quarantined"]
    let rows = check.deliveries.map { finding in
      [finding.delivery.path, finding.verdict.rawValue] + counts(finding.rows)
    }
    let all = check.deliveries.compactMap(\.rows).reduce(RowAccount(), +)
    let used = check.deliveries.count { $0.verdict != .reject }
    let table = TextTable(rows: [header] + rows + [["all", ""] + counts(all)])
    return "Deliveries of a run for \(check.period)\n\(table.text)"
      + "\(used) of \(check.deliveries.count) deliveries can be used\(corrections).\n"
  }

  private func counts(_ rows: RowAccount?) -> [String] {
    guard let rows else { return ["", "", ""] }
    return ["\(rows.read)", "\(rows.accepted)", "\(rows.quarantined)"]
  }

  private var corrections: String {
    let rows = check.deliveries.map(\.readmitted).reduce(ReadmittedRows(), +)
    guard rows != ReadmittedRows() else { return "" }
    return "; \(rows.corrected) rows were corrected and \(rows.withdrawn) withdrawn"
  }
}
