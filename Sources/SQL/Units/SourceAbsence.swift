import Model

/// For each period the reason why nothing can be said about it, in the part `INDICATOR periods`.
struct SourceAbsence {
  /// The extracts that the indicator needs, the population's first.
  let extracts: [ExtractContract]
  /// The text of the part.
  func text(_ dialect: SQLDialect, periods: String) -> String {
    var select = Select()
    select.columns = [("p.*", nil)]
    select.from = "\(dialect.name(periods)) AS p"
    var reasons: [String] = []
    for (place, contract) in extracts.enumerated() {
      add(contract, place + 1, dialect, &select, &reasons)
    }
    let value =
      reasons.isEmpty
      ? "CAST(NULL AS \(dialect.textType))" : "CASE \(reasons.joined(separator: " ")) END"
    select.add(Fragment(value), as: TechnicalName.absence)
    return select.text(dialect)
  }

  private func add(
    _ contract: ExtractContract, _ place: Int, _ dialect: SQLDialect, _ select: inout Select,
    _ reasons: inout [String]
  ) {
    let (alias, day) = ("d\(place)", "p.\(dialect.name(PeriodColumn.lastDay))")
    let own = "FROM yol_deliveries WHERE extract = \(dialect.text(contract.id))"
    if contract.time == .snapshot {
      select.joins.append(
        "LEFT JOIN (SELECT DISTINCT last_day \(own)) AS \(alias) ON \(alias).last_day = \(day)")
    } else {
      select.joins.append("LEFT JOIN (SELECT max(last_day) AS last_day \(own)) AS \(alias) ON TRUE")
    }
    reasons.append(
      "WHEN \(alias).last_day IS NULL THEN \(dialect.text(AbsenceReason.sourceMissing.rawValue))")
    guard case .month(let column) = contract.time, contract.lagMonths > 0 else { return }
    let month = "p.\(dialect.name(PeriodColumn.month))"
    let present = "m\(place)"
    select.joins.append(
      "LEFT JOIN (SELECT DISTINCT \(dialect.name(column)) AS month FROM "
        + "\(dialect.name(contract.id))) AS \(present) ON \(present).month = \(month)")
    let due = dialect.adding(months: Int64(contract.lagMonths), to: Fragment(month))
    reasons.append(
      "WHEN \(present).month IS NULL AND \(due.text) > "
        + "\(dialect.month(of: Fragment("\(alias).last_day")).text) "
        + "THEN \(dialect.text(AbsenceReason.notYetDue.rawValue))")
  }
}
