import Model

/// Reads the columns of one contract.
struct ColumnReader {
  /// Columns without faults in the order of the file.
  private(set) var columns: [ColumnContract] = []
  /// Names of all columns that the contract has.
  private(set) var declared: [String] = []

  /// Settings that only some types have.
  private static let settings: [(name: String, types: Set<String>, isNeeded: Bool)] = [
    ("scheme", ["identifier"], true),
    ("list", ["code"], true),
    ("places", ["decimal"], true),
    ("pattern", ["identifier"], false),
    ("min", ["integer", "decimal"], false),
    ("max", ["integer", "decimal"], false),
    ("counts", ["integer"], false),
    ("usual", ["integer", "decimal"], false),
    ("grouping", ["integer", "decimal"], false),
    ("decimal", ["integer", "decimal"], false),
    ("shorthand", ["integer", "decimal"], false),
    ("forms", ["date", "month", "period"], false),
    ("unknown", ["code"], false),
    ("longest", ["code", "identifier", "text"], false),
  ]
  /// Every key of a column.
  static var keys: [String] { ["required", "missing"] + settings.map(\.name) }

  private static let types = [
    "code", "identifier", "integer", "decimal", "date", "month", "school_year", "period", "yes_no",
    "text",
  ]

  /// Reads the columns of a mapping.
  init(
    _ node: YAMLNode?, codeLists: [String: CodeList], defaults: ColumnDefaults = ColumnDefaults(),
    _ problems: inout ProblemList
  ) {
    guard let node, let entries = node.entries(&problems) else { return }
    if entries.isEmpty { problems.report(.emptyText, at: node.location) }
    for entry in entries {
      declared.append(entry.key.text)
      if !isIdentifier(entry.key.text) {
        problems.report(.notIdentifier, at: entry.key.location)
      }
      if let column = Self.column(entry, codeLists: codeLists, defaults, &problems) {
        columns.append(column)
      }
    }
  }

  private static func column(
    _ entry: YAMLNode.Entry, codeLists: [String: CodeList], _ defaults: ColumnDefaults,
    _ problems: inout ProblemList
  ) -> ColumnContract? {
    guard
      let fields = entry.value.fields(
        required: ["type"], optional: keys, &problems),
      let typeName = fields["type"]?.word(among: types, &problems)
    else { return nil }
    checkSettings(of: typeName, fields, &problems)
    guard let type = valueType(typeName, fields, codeLists: codeLists, &problems) else {
      return nil
    }
    let bounds = fields.bounds(of: type, &problems)
    var column = ColumnContract(
      name: entry.key.text, type: type,
      isRequired: fields["required"]?.yesNo(&problems) ?? false,
      pattern: fields["pattern"]?.pattern(&problems), minimum: bounds.least,
      maximum: bounds.greatest,
      counts: fields["counts"]?.word(among: ["persons", "households"], &problems),
      location: entry.key.location)
    var codeList: CodeList?
    if case .code(let list) = type { codeList = codeLists[list] }
    ColumnForms(fields: fields, defaults: defaults, codeList: codeList)
      .apply(to: &column, &problems)
    return column
  }

  private static func checkSettings(
    of type: String, _ fields: YAMLFields, _ problems: inout ProblemList
  ) {
    for setting in settings {
      let isGiven = fields[setting.name] != nil
      if isGiven && !setting.types.contains(type) {
        problems.report(
          .settingNotForType(setting: setting.name, type: type), at: fields.place(of: setting.name))
      } else if !isGiven && setting.isNeeded && setting.types.contains(type) {
        problems.report(
          .settingForType(setting: setting.name, type: type), at: fields.place(of: "type"))
      }
    }
  }

  private static func valueType(
    _ name: String, _ fields: YAMLFields, codeLists: [String: CodeList],
    _ problems: inout ProblemList
  ) -> ValueType? {
    switch name {
    case "code":
      fields["list"]?.codeList(among: codeLists, &problems).map { .code(list: $0.id) }
    case "identifier":
      fields["scheme"]?.identifier(&problems).map { .identifier(scheme: $0.text) }
    case "decimal": fields["places"]?.integer(in: 1...9, &problems).map { .decimal(places: $0) }
    case "integer": .integer
    case "date": .date
    case "month": .month
    case "school_year": .schoolYear
    case "period": .period
    case "yes_no": .yesNo
    case "text": .text
    default: nil
    }
  }
}
