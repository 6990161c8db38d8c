import Model

extension ExpressionPrinter {
  /// The table of an extract with one row a person: of several the one read first.
  func persons(_ extract: String) -> String {
    if catalogue.contract(extract)?.hasOneRowAPerson == true { return extract }
    let key = PartKey(rows: "", value: .persons(extract))
    if let name = made[key] { return name }
    let name = parts.free("\(prefix) \(extract) persons")
    made[key] = name
    let isSnapshot = catalogue.contract(extract)?.time == .snapshot
    let groups = (isSnapshot ? [TechnicalName.deliveryDay] : []) + [TechnicalName.person]
    let place = dialect.name("_place")
    parts.add(
      name,
      """
      SELECT *
      FROM (
        SELECT *, row_number() OVER (
          PARTITION BY \(groups.map(dialect.name).joined(separator: ", ")) \
      ORDER BY \(dialect.name(TechnicalName.row))) AS \(place)
        FROM \(dialect.name(extract))
      ) AS t
      WHERE \(place) = 1
      """)
    return name
  }

  /// A value from the row of another extract that is about the same person.
  func ofPerson(
    _ extract: String, _ level: Int, _ inner: Expression, _ scope: RowScope
  ) -> Fragment {
    guard inner.isPlain else { return computedOfPerson(extract, level, inner, scope) }
    let person = scope.column(TechnicalName.person, level: level - 1)
    let day =
      catalogue.contract(extract)?.time == .snapshot
      ? scope.ofPeriod(PeriodColumn.lastDay) : nil
    let alias = scope.join(dialect.name(persons(extract))) { alias in
      let same = "\(alias).\(dialect.name(TechnicalName.person)) = \(person.text)"
      return same
        + (day.map { " AND \(alias).\(dialect.name(TechnicalName.deliveryDay)) = \($0.text)" } ?? "")
    }
    let value = scope.with(alias, asLevel: level) { print(inner, scope) }
    // What is known without a row, such as that a value is missing, is not known of nobody.
    guard inner.isKnownOfNobody else { return value }
    let there = "\(alias).\(dialect.name(TechnicalName.row)) IS NOT NULL"
    return Fragment("CASE WHEN \(there) THEN \(value.text) END")
  }

  /// The same for values that are computed from rows of still other extracts.
  private func computedOfPerson(
    _ extract: String, _ level: Int, _ inner: Expression, _ scope: RowScope
  ) -> Fragment {
    let name = part(.value(inner), over: scope.frame(level - 1), called: extract) { [self] name in
      let selection = Selection(extract: extract, level: level)
      let frames = Array(scope.frames.prefix(level + 1))
      let rows = RowFrame(level: level, extract: extract) { [self] in
        made(selection, frames, isPerson: true)
      }
      let own = RowScope(of: frames + [rows], dialect)
      let value = print(inner, own)
      var select = own.select()
      addKeys(to: &select, own, level - 1)
      select.add(value, as: TechnicalName.value)
      parts.add(name, select.text(dialect))
    }
    let alias = scope.join(part: name, level: level - 1)
    return Fragment("\(alias).\(dialect.name(TechnicalName.value))")
  }
}

extension ExtractContract {
  /// Whether no person can have two rows in one delivery.
  var hasOneRowAPerson: Bool {
    time == .snapshot && personColumns.count == 1 && key == personColumns
  }
}
