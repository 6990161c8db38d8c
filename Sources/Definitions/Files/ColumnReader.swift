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
  ]
  private static let types = [
    "code", "identifier", "integer", "decimal", "date", "month", "school_year", "period", "yes_no",
    "text",
  ]

  /// Reads the columns of a mapping.
  init(_ node: YAMLNode?, codeLists: [String: CodeList], _ problems: inout ProblemList) {
    guard let node, let entries = node.entries(&problems) else { return }
    if entries.isEmpty { problems.report(.emptyText, at: node.location) }
    for entry in entries {
      declared.append(entry.key.text)
      if !isIdentifier(entry.key.text) {
        problems.report(.notIdentifier, at: entry.key.location)
      }
      if let column = Self.column(entry, codeLists: codeLists, &problems) {
        columns.append(column)
      }
    }
  }

  private static func column(
    _ entry: YAMLNode.Entry, codeLists: [String: CodeList], _ problems: inout ProblemList
  ) -> ColumnContract? {
    guard
      let fields = entry.value.fields(
        required: ["type"], optional: ["required"] + settings.map(\.name), &problems),
      let typeName = fields["type"]?.word(among: types, &problems)
    else { return nil }
    checkSettings(of: typeName, fields, &problems)
    guard let type = valueType(typeName, fields, codeLists: codeLists, &problems) else {
      return nil
    }
    let bounds = bounds(fields, type: type, &problems)
    return ColumnContract(
      name: entry.key.text, type: type,
      isRequired: fields["required"]?.yesNo(&problems) ?? false,
      pattern: fields["pattern"]?.pattern(&problems), minimum: bounds.least,
      maximum: bounds.greatest,
      counts: fields["counts"]?.word(among: ["persons", "households"], &problems),
      location: entry.key.location)
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

  private static func bounds(
    _ fields: YAMLFields, type: ValueType, _ problems: inout ProblemList
  ) -> (least: Int64?, greatest: Int64?) {
    let places: Int
    switch type {
    case .integer: places = 0
    case .decimal(let count): places = count
    default: return (nil, nil)
    }
    let least = fields["min"]?.scaledNumber(places: places, &problems)
    let greatest = fields["max"]?.scaledNumber(places: places, &problems)
    if let least, let greatest, greatest < least {
      problems.report(.reversed(first: "min", last: "max"), at: fields.place(of: "max"))
    }
    return (least, greatest)
  }
}
