import Model

/// A quality report as a tidy table.
struct QualityTable {
  let quality: AgencyQuality

  private static let columns = [
    "kind", "extract", "period", "due_date", "received_date", "days_late", "rows_read",
    "rows_accepted", "rows_quarantined", "verdict", "code", "reason_az", "reason_en", "column",
    "count", "lines", "remedy_az", "remedy_en",
  ]

  /// UTF-8 with LF; lines are separated by blanks.
  var bytes: [UInt8] {
    var rows = [Self.columns]
    for delivery in quality.deliveries {
      rows.append(row("delivery", delivery.extract, delivery.summary))
      rows += delivery.reasons.map { row("reason", delivery, $0) }
      rows += delivery.remarks.map { row("remark", delivery, $0) }
      rows += delivery.earlier.map { row("earlier", delivery.extract, $0) }
    }
    let lines = rows.map { $0.map(quoted).joined(separator: ",") + "\n" }
    return Array(lines.joined().utf8)
  }

  private func row(_ kind: String, _ extract: String, _ summary: DeliverySummary) -> [String] {
    [
      kind, extract, summary.period.description, summary.due?.description ?? "",
      summary.received?.description ?? "", text(summary.daysLate), text(summary.read),
      text(summary.accepted), text(summary.quarantined),
      summary.hasArrived ? summary.verdict?.rawValue ?? "" : "not_received",
    ] + [String](repeating: "", count: 8)
  }

  private func row(_ kind: String, _ delivery: DeliveryQuality, _ reason: QualityReason) -> [String]
  {
    let remedy = ReasonWording.remedy(reason.code)
    return [kind, delivery.extract, delivery.summary.period.description]
      + [String](repeating: "", count: 7)
      + [
        reason.code, reason.text.az, reason.text.en, reason.column ?? "",
        reason.count > 0 ? "\(reason.count)" : "",
        reason.lines.map(String.init).joined(separator: " "), remedy.az, remedy.en,
      ]
  }

  private func text(_ number: Int?) -> String {
    number.map(String.init) ?? ""
  }

  private func quoted(_ field: String) -> String {
    let isPlain = !field.contains { $0 == "," || $0 == "\"" || $0.isNewline }
    return isPlain ? field : "\"" + field.replacing("\"", with: "\"\"") + "\""
  }
}
