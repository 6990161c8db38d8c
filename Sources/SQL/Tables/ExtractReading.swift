import Model

/// The statements that read the files of one extract.
struct ExtractReading {
  /// The agreement.
  let contract: ExtractContract
  /// Its files, oldest first.
  let files: [ExtractFile]
  /// The methodology.
  let catalogue: Catalogue
  /// Whose SQL.
  let dialect: SQLDialect
  /// Whether rows that the contract refuses are left out.
  let isChecked: Bool
  /// Columns that some indicator needs.
  let used: Set<String>

  /// Name of the table of accepted rows, whose persons are yet to be found.
  static func accepted(_ extract: String) -> String {
    "\(extract) accepted"
  }

  private var textName: String { "\(contract.id) text" }
  private var columns: [ColumnReading] {
    contract.columns.filter { kept($0) }.map { column in
      ColumnReading(
        column: column,
        decimalMark: String(UnicodeScalar(contract.dialect.decimalMark)),
        codes: column.type.list.flatMap { catalogue.codeLists[$0]?.codes.map(\.id) } ?? [],
        dialect: dialect)
    }
  }

  /// Whether some indicator, or linking, needs a column; with the checks all are read.
  private func kept(_ column: ColumnContract) -> Bool {
    guard !isChecked, contract.file != nil else { return true }
    let keys = contract.personColumns + contract.time.columns
    if keys.contains(column.name) || column.name == contract.householdColumn { return true }
    if contract.isLinking || contract.id == catalogue.personExtract?.id,
      case .identifier = column.type
    {
      return true
    }
    return used.contains(column.name)
  }

  /// The statements, the last of which makes the table of accepted rows.
  var statements: [String] {
    guard !files.isEmpty else { return [empty] }
    return texts + [accepted]
  }

  private var empty: String {
    let values = columns.map { "CAST(NULL AS \($0.type)) AS \(dialect.name($0.column.name))" }
    let own = [
      "CAST(NULL AS BIGINT) AS \(dialect.name(TechnicalName.row))",
      "CAST(NULL AS DATE) AS \(dialect.name(TechnicalName.deliveryDay))",
    ]
    return """
      \(dialect.create(Self.accepted(contract.id)))
      SELECT \((values + own).joined(separator: ",\n  "))
      WHERE FALSE
      """
  }

  /// Typed rows: of identical ones with one key in one delivery the first, of conflicting ones none.
  private var accepted: String {
    let name = dialect.name
    var select = Select()
    let isMade = contract.file == nil
    for reading in columns {
      select.add(isMade ? reading.uncheckedValue : reading.value, as: reading.column.name)
    }
    select.columns.append(("t.\(name(TechnicalName.row))", nil))
    select.add(Fragment("d.last_day"), as: TechnicalName.deliveryDay)
    select.add(Fragment("d.file"), as: "_file")
    select.from = "\(name(textName)) AS t"
    select.joins = ["JOIN yol_deliveries AS d ON d.file = t.\(name("_file"))"]
    if isChecked { select.conditions = columns.compactMap(\.acceptance) + wholeRow }
    let kept = (columns.map(\.column.name) + [TechnicalName.row, TechnicalName.deliveryDay])
      .map(name).joined(separator: ", ")
    let rules = isChecked ? ruleConditions : []
    if !rules.isEmpty { select.add(Fragment("d.last_day"), as: PeriodColumn.lastDay) }
    let rows = select.text(dialect).split(separator: "\n").map { "    " + $0 }
    let lines =
      rules.isEmpty
      ? rows
      : ["    SELECT * FROM ("] + rows
        + ["    ) AS r WHERE \(rules.joined(separator: "\n      AND "))"]
    guard isChecked, !contract.key.isEmpty else {
      return """
        \(dialect.create(Self.accepted(contract.id)))
        SELECT \(kept)
        FROM (
        \(lines.joined(separator: "\n"))
        ) AS r
        """
    }
    let key = (["_file"] + contract.key).map(name).joined(separator: ", ")
    // A row that comes first in both orders of the values has the values of all rows of its key.
    func order(_ direction: String) -> String {
      let rest = columns.map(\.column.name).filter { !contract.key.contains($0) }
      return rest.isEmpty
        ? key : rest.map { "\(name($0)) \(direction)" }.joined(separator: ", ")
    }
    return """
      \(dialect.create(Self.accepted(contract.id)))
      SELECT \(kept)
      FROM (
        SELECT *, row_number() OVER (
          PARTITION BY \(key) ORDER BY \(name(TechnicalName.row))) AS \(name("_place")),
          rank() OVER (
          PARTITION BY \(key) ORDER BY \(order("ASC NULLS FIRST"))) AS \(name("_least")),
          rank() OVER (
          PARTITION BY \(key) ORDER BY \(order("DESC NULLS LAST"))) AS \(name("_greatest"))
        FROM (
      \(lines.joined(separator: "\n"))
        ) AS r
      ) AS k
      WHERE \(name("_place")) = 1 AND \(name("_least")) = 1 AND \(name("_greatest")) = 1
      """
  }

  /// What the rules say that set rows aside; a row of which it is not known whether a rule is about
  /// it is kept.
  private var ruleConditions: [String] {
    let rules = contract.rules.filter { $0.severity == .quarantine }
    let printer = ExpressionPrinter(dialect, catalogue, StatementParts(), prefix: contract.id)
    let frames = [-1, 0].map { level in
      RowFrame(level: level, extract: contract.id) { contract.id }
    }
    let scope = RowScope(of: frames, dialect)
    // One row has its columns and the last day of its delivery's period.
    return scope.with("r", asLevel: -1) {
      scope.with("r", asLevel: 0) {
        rules.map { rule in
          let unknown = rule.missing == .pass ? "TRUE" : "FALSE"
          let holds = "coalesce(\(printer.print(rule.requirement, scope).text), \(unknown))"
          guard let condition = rule.condition else { return holds }
          return "(NOT coalesce(\(printer.print(condition, scope).text), FALSE) OR \(holds))"
        }
      }
    }
  }

  private func reading(_ name: String) -> ColumnReading? {
    columns.first { $0.column.name == name }
  }

  /// What columns must be together, and whether the row belongs to its delivery.
  private var wholeRow: [Fragment] {
    let isWhole = contract.delivery == .full
    switch contract.time {
    case .snapshot: return []
    case .spell(let from, let to):
      guard let from = reading(from), let to = reading(to) else { return [] }
      return [Fragment.compare(to.value, ">=", from.value).otherwise(Fragment("TRUE"))]
    case .event(let date):
      guard let day = reading(date) else { return [] }
      return [orMissing(.compare(day.value, "<=", Fragment("d.last_day")))]
    case .month(let column):
      guard let month = reading(column) else { return [] }
      let last = Fragment.compare(month.value, "<=", Fragment("d.last_day"))
      let first = dialect.adding(
        months: -Int64(contract.lagMonths), to: dialect.month(of: Fragment("d.first_day")))
      return isWhole
        ? [orMissing(last)]
        : [orMissing(last), orMissing(.compare(month.value, ">=", first))]
    case .period(let column):
      guard let period = reading(column) else { return [] }
      func stored(_ day: String) -> String {
        "(year(\(day)) * 12 + month(\(day)) - 1) * 4"
      }
      let last = Fragment.compare(
        period.value, "<=", Fragment("\(stored("d.last_day")) + 3", .sum))
      let first = Fragment.compare(
        period.value, ">=", Fragment("\(stored("d.first_day")) - \(contract.lagMonths * 4)", .sum))
      return isWhole ? [orMissing(last)] : [orMissing(last), orMissing(first)]
    }
  }

  private func orMissing(_ condition: Fragment) -> Fragment {
    condition.otherwise(Fragment("TRUE"))
  }
}

extension ExtractReading {
  /// Blanks at the ends of fields: they are removed, whatever kind they are.
  private func trimmed(_ column: String) -> String {
    let blanks = " \t\u{A0}\u{200B}\u{202F}\u{2009}\u{FEFF}"
    let name = dialect.name(column)
    let text =
      switch dialect {
      case .duckdb: "trim(\(name), \(dialect.text(blanks)))"
      case .spark: "trim(BOTH \(dialect.text(blanks)) FROM \(name))"
      }
    return "nullif(\(text), '') AS \(name)"
  }

  /// The fields of all files as texts, numbered in the order read.
  private var texts: [String] {
    let fields = columns.map(\.column.name).map { isChecked ? trimmed($0) : dialect.name($0) }
    let row = dialect.name(TechnicalName.row)
    switch dialect {
    case .duckdb:
      return [
        """
        CREATE OR REPLACE TEMP VIEW \(dialect.name(textName)) AS
        SELECT \(fields.joined(separator: ",\n  ")),
          row_number() OVER () AS \(row), filename AS \(dialect.name("_file"))
        FROM read_csv([
          \(files.map { dialect.text($0.path) }.joined(separator: ",\n  "))
        ], \(options))
        """
      ]
    case .spark:
      let views = files.enumerated().map { place, file in
        """
        CREATE OR REPLACE TEMPORARY VIEW \(dialect.name("\(contract.id) file \(place + 1)"))
        USING csv
        OPTIONS (path \(dialect.text(file.path)), header 'true', mode 'DROPMALFORMED', \
        sep \(dialect.text(separator)), escape '"', encoding \(dialect.text(contract.dialect.encodings[0])))
        """
      }
      let selects = files.enumerated().map { place, file in
        """
        SELECT \(fields.joined(separator: ",\n  ")),
          \(place) * 1099511627776000 + monotonically_increasing_id() AS \(row), \
        \(dialect.text(file.path)) AS \(dialect.name("_file"))
        FROM \(dialect.name("\(contract.id) file \(place + 1)"))
        """
      }
      return views + [
        "\(dialect.create(textName))\n\(selects.joined(separator: "\nUNION ALL\n"))"
      ]
    }
  }

  private var separator: String {
    String(UnicodeScalar(contract.dialect.delimiter))
  }

  /// Strict quoting, nothing guessed, rows with too many or too few fields left out.
  private var options: String {
    [
      "all_varchar = true", "header = true", "delim = \(dialect.text(separator))", "quote = '\"'",
      "escape = '\"'", "nullstr = ''", "strict_mode = true", "ignore_errors = true",
      "null_padding = false", "union_by_name = true", "filename = true",
      "encoding = \(dialect.text(contract.dialect.encodings[0]))",
    ].joined(separator: ", ")
  }
}
