import Model

/// Reads `parameters.csv`: values that are in force from one day to another.
struct ParameterReader {
  private static let columns = [
    "parameter", "group", "valid_from", "valid_to", "value", "unit", "source",
  ]

  /// Reads the parameters in the order of the file; an empty `valid_to` means still in force.
  static func read(
    _ source: SourceText, into problems: inout ProblemList
  ) -> [DatedParameter] {
    guard let table = DelimitedTable(source, required: columns, into: &problems) else {
      return []
    }
    var parameters: [(value: DatedParameter, location: Location)] = []
    var earlier: [String: [Int]] = [:]
    for row in table.rows {
      guard let parameter = parameter(row, &problems) else { continue }
      let key = "\(parameter.id),\(parameter.group)"
      let overlapping = earlier[key, default: []].first {
        parameters[$0].value.validFrom <= parameter.validTo
          && parameter.validFrom <= parameters[$0].value.validTo
      }
      if let overlapping, let line = parameters[overlapping].location.line {
        problems.report(.overlap(firstLine: line), at: row.place(of: "valid_from"))
      }
      earlier[key, default: []].append(parameters.count)
      parameters.append((parameter, row.location))
    }
    return parameters.map(\.value)
  }

  private static func parameter(
    _ row: DelimitedTable.Row, _ problems: inout ProblemList
  ) -> DatedParameter? {
    let id = identifier("parameter", of: row, &problems)
    let group = identifier("group", of: row, &problems)
    let from = row.text("valid_from", &problems)
    let validity = row.validity(&problems)
    let value = value(of: row, &problems)
    _ = row.text("unit", &problems)
    _ = row.text("source", &problems)
    guard let id, let group, from != nil, let first = validity.from, let value,
      row["valid_to"] == nil || validity.to != nil
    else { return nil }
    let last = validity.to ?? Day(year: 9999, month: 12, day: 31) ?? first
    guard first <= last else { return nil }
    return DatedParameter(
      id: id, group: group, validFrom: first, validTo: last, value: value)
  }

  private static func identifier(
    _ column: String, of row: DelimitedTable.Row, _ problems: inout ProblemList
  ) -> String? {
    guard let field = row.text(column, &problems) else { return nil }
    guard isIdentifier(field.text) else {
      problems.report(.notIdentifier, at: field.location)
      return nil
    }
    return field.text
  }

  private static func value(
    of row: DelimitedTable.Row, _ problems: inout ProblemList
  ) -> Double? {
    guard let field = row.text("value", &problems) else { return nil }
    guard let value = DecimalText(field.text)?.value else {
      problems.report(.notNumber(.form), at: field.location)
      return nil
    }
    return value
  }
}
