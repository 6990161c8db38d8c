import Model
import Pipeline

/// What a run did, in a few lines for a person.
struct RunSummary {
  /// The run.
  var report: RunReport
  /// Folder of the workspace, as the user named it.
  var root: String

  /// Ten short lines, or one where nothing was new.
  var text: String {
    let period = report.period.map(\.description) ?? ""
    if report.isUnchanged {
      return "Nothing new: the release of \(period) in force was made from the same files.\n"
    }
    var rows = [
      ["rows read", grouped(report.rows.read)],
      ["rows accepted", grouped(report.rows.accepted)],
      ["rows quarantined", grouped(report.rows.quarantined)],
    ]
    let readmitted = report.readmitted
    if readmitted.corrected > 0 { rows.append(["rows corrected", grouped(readmitted.corrected)]) }
    if readmitted.withdrawn > 0 { rows.append(["rows withdrawn", grouped(readmitted.withdrawn)]) }
    rows += [
      ["indicators computed", grouped(report.indicators)],
      ["observations", grouped(report.observations)],
      ["of these not shown", grouped(report.hidden)],
      ["files written", grouped(report.filesWritten)],
    ]
    let table = TextTable(rows: rows)
    let dashboard =
      report.dashboard.map { "Open \($0.hasPrefix("/") ? $0 : "\(root)/\($0)")\n" } ?? ""
    return "Published \(period), run \(report.identity?.short ?? "").\n\(table.text)\(dashboard)"
  }

  /// Thousands apart by a blank, as the tables on the pages have them in both languages.
  private func grouped(_ number: Int) -> String {
    let digits = Array(String(number))
    return String(
      digits.enumerated().flatMap { index, digit in
        index > 0 && (digits.count - index).isMultiple(of: 3) ? [" ", digit] : [digit]
      })
  }
}
