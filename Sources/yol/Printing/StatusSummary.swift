import Model
import Pipeline

/// The status of a workspace in a few lines for a person.
struct StatusSummary {
  /// The status.
  var status: WorkspaceStatus

  /// What is in force and, where it was another one, how the last run ended.
  var text: String {
    var lines: [[String]] = []
    if let run = status.lastGoodRun {
      lines += [
        ["last good run", "\(run.shortID), \(run.finished.bakuText) Baku time"],
        ["period", run.period.description],
        ["release in force", run.release ?? "none"],
        ["rows read", String(run.rows.read)],
        ["rows quarantined", String(run.rows.quarantined)],
        ["observations", String(run.observations)],
        ["of these not shown", String(run.hidden)],
      ]
    }
    if let run = status.lastFailure {
      lines.append([
        "last run", "\(run.finished.bakuText) Baku time, failed with status \(run.status.rawValue)",
      ])
    }
    let head =
      status.lastGoodRun == nil
      ? "Never run: nothing has been published from this workspace yet.\n" : ""
    return head + TextTable(rows: lines).text
  }
}
