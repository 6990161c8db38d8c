import Model
import Pipeline

/// A publication plan for people.
struct PlanText {
  let plan: PublicationPlan
  /// Whether tables are listed of which nothing is hidden.
  let showsAll: Bool

  /// The tables, the advice and the merges.
  var text: String {
    let shown = plan.tables.filter { showsAll || $0.hidden > 0 }
    let rest = plan.tables.count - shown.count
    var text = "Release \(plan.period)\n\n"
    text += TextTable(rows: [Self.heading] + shown.map(row) + [row(plan.total)]).text
    if rest > 0 { text += "Nothing is hidden in \(rest) more tables (--all lists them).\n" }
    text += "\n" + advice + "\n" + merges
    return text
  }

  private static let heading = [
    "indicator", "table", "cells", "small", "hidden", "cells lost", "persons lost", "",
  ]

  private func row(_ table: TableAccount) -> [String] {
    let isTotal = table.indicator.isEmpty
    return [
      isTotal ? "all tables" : table.indicator,
      isTotal ? "" : table.dimensions.isEmpty ? "total" : table.dimensions.joined(separator: " × "),
      "\(table.cells)", "\(table.small)", "\(table.hidden)", Self.percent(table.lostCells),
      Self.percent(table.lostPersons), Self.mark(table.lostCells),
    ]
  }

  private static func mark(_ lost: Double) -> String {
    switch PublicationPlan.advice(lost) {
    case .good: ""
    case .coarsen: "over 10 %"
    case .round: "over 25 %"
    }
  }

  private var advice: String {
    switch PublicationPlan.advice(plan.total.lostCells) {
    case .good: "Few enough cells are hidden.\n"
    case .coarsen: "More than a tenth of all cells is hidden: merge, or leave tables out.\n"
    case .round:
      """
      More than a quarter of all cells is hidden: the profile `round` tells readers more, in a workspace \
      that has published nothing yet.

      """
    }
  }

  private var merges: String {
    guard plan.tried > 0 else { return "" }
    guard !plan.merges.isEmpty else { return "None of \(plan.tried) merges saves a cell.\n" }
    let heading = "Merges, each tried on the whole release (\(plan.tried) tried):\n"
    return heading + plan.merges.map(lines).joined()
      + "\nAfterwards `yol check` names the worked examples that have to follow.\n"
  }

  private func lines(_ merge: TriedMerge) -> String {
    let (before, after) = (merge.before, merge.after)
    var text = "\n\(merge.title)\n"
    text += "  \(merge.saved) fewer hidden in the release: \(plan.total.hidden) → "
    text += "\(merge.total.hidden); in these tables "
    text += "\(Self.percent(before.lostCells)) → \(Self.percent(after.lostCells)) of cells, "
    text += "\(Self.percent(before.lostPersons)) → \(Self.percent(after.lostPersons)) of persons; "
    text += "shown \(before.cells - before.hidden) → \(after.cells - after.hidden)\n"
    for edit in merge.edits { text += "  \(edit.file): \(edit.text)\n" }
    return text
  }

  private static func percent(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    return "\(tenths / 10).\(tenths % 10) %"
  }
}
