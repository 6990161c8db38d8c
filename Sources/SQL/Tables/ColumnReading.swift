import Model

/// How the text of one column is read and when it is accepted, as its contract says.
struct ColumnReading {
  /// The agreement about the column.
  let column: ColumnContract
  /// The file's decimal mark.
  let decimalMark: String
  /// Codes of the column's list.
  let codes: [String]
  /// Whose SQL.
  let dialect: SQLDialect

  /// The text as it stands in the file, without blanks at its ends.
  var text: Fragment { Fragment("t.\(dialect.name(column.name))") }

  /// The value as it is read where nothing is checked: codes that the list does not have are none.
  var uncheckedValue: Fragment {
    guard case .code = column.type else { return value }
    return Fragment("CASE WHEN \(text.text) IN (\(list(codes))) THEN \(text.text) END")
  }

  /// The value as queries expect it.
  var value: Fragment {
    switch column.type {
    case .date: dialect.reading(text, as: "DATE")
    case .month: dialect.reading(Fragment("\(text.text) || '-01'"), as: "DATE")
    case .integer: dialect.reading(text, as: "BIGINT")
    case .decimal(let places): decimal(places)
    case .schoolYear: dialect.reading(Fragment("substr(\(text.text), 1, 4)"), as: "BIGINT")
    case .period: period
    case .yesNo:
      Fragment(
        "CASE WHEN \(text.text) IN (\(list(Self.yes))) THEN TRUE "
          + "WHEN \(text.text) IN (\(list(Self.no))) THEN FALSE END")
    default: text
    }
  }

  /// The SQL type of the value.
  var type: String {
    switch column.type {
    case .date, .month: "DATE"
    case .integer, .decimal, .schoolYear, .period: "BIGINT"
    case .yesNo: "BOOLEAN"
    default: dialect.textType
    }
  }

  private static let yes = ["1", "bəli", "Bəli", "BƏLİ"]
  private static let no = ["0", "xeyr", "Xeyr", "XEYR"]

  private func list(_ texts: [String]) -> String {
    texts.map(dialect.text).joined(separator: ", ")
  }

  /// Whole numbers of the last place: 12.5 with two places is 1250.
  private func decimal(_ places: Int) -> Fragment {
    let mark = decimalMark == "." ? text.text : "replace(\(text.text), '\(decimalMark)', '.')"
    let number = dialect.reading(Fragment(mark), as: "DECIMAL(18, \(places))")
    return Fragment("\(number.text) * \(column.type.scale ?? 1)", .product).cast("BIGINT")
  }

  /// `ReferencePeriod.stored`: the last month since year 0, times four, plus 0, 1 or 2.
  private var period: Fragment {
    let year = dialect.reading(Fragment("substr(\(text.text), 1, 4)"), as: "BIGINT").text
    let quarter = dialect.reading(Fragment("substr(\(text.text), 7, 1)"), as: "BIGINT").text
    let month = dialect.reading(Fragment("substr(\(text.text), 6, 2)"), as: "BIGINT").text
    return Fragment(
      "CASE WHEN length(\(text.text)) = 4 THEN (\(year) * 12 + 11) * 4 + 2 "
        + "WHEN substr(\(text.text), 6, 1) = 'Q' THEN (\(year) * 12 + \(quarter) * 3 - 1) * 4 + 1 "
        + "ELSE (\(year) * 12 + \(month) - 1) * 4 END")
  }

  /// When a field is accepted; one without a text is unless the contract requires it.
  var acceptance: Fragment? {
    var checks = form
    if let least = column.minimum { checks.append(.compare(value, ">=", dialect.integer(least))) }
    if let most = column.maximum { checks.append(.compare(value, "<=", dialect.integer(most))) }
    if checks.isEmpty { return column.isRequired ? text.isThere : nil }
    let valid = Fragment.all(checks).otherwise(Fragment("FALSE"))
    return column.isRequired
      ? .all([text.isThere, valid]) : .any([text.isMissing, valid])
  }

  private var form: [Fragment] {
    let months = "(0[1-9]|1[0-2])"
    switch column.type {
    case .identifier: return column.pattern.map { [dialect.matches(text, $0)] } ?? []
    case .code:
      return [Fragment("\(text.text) IN (\(list(codes)))", .comparison)]
    case .date:
      return [dialect.matches(text, "[0-9]{4}-[0-9]{2}-[0-9]{2}"), sinceYearOne, value.isThere]
    case .month: return [dialect.matches(text, "[0-9]{4}-\(months)"), sinceYearOne]
    case .period:
      return [dialect.matches(text, "[0-9]{4}(-Q[1-4]|-\(months))?"), sinceYearOne]
    case .schoolYear:
      let second = dialect.reading(Fragment("substr(\(text.text), 6, 4)"), as: "BIGINT")
      return [
        dialect.matches(text, "[0-9]{4}/[0-9]{4}"), sinceYearOne,
        .compare(second, "=", Fragment("\(value.text) + 1", .sum)),
      ]
    case .integer: return [dialect.matches(text, "-?[0-9]{1,18}")]
    case .decimal(let places):
      let mark = decimalMark == "." ? "[.]" : decimalMark
      let part = places > 0 ? "(\(mark)[0-9]{1,\(places)})?" : ""
      return [
        dialect.matches(text, "-?[0-9]+\(part)"),
        Fragment("length(replace(\(text.text), '-', '')) <= 18", .comparison), value.isThere,
      ]
    case .yesNo: return [Fragment("\(text.text) IN (\(list(Self.yes + Self.no)))", .comparison)]
    default: return []
    }
  }

  private var sinceYearOne: Fragment {
    Fragment("\(text.text) >= '0001'", .comparison)
  }
}
