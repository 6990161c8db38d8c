import Model

/// A delimited text whose header names known columns.
struct DelimitedTable: Sendable {
  /// One row with its fields by column.
  struct Row: Sendable {
    /// Where the row begins.
    var location: Location
    fileprivate var fields: [String: DefinitionText]

    /// The field of a column that the header has; nil where it is empty or the column is absent.
    subscript(column: String) -> DefinitionText? {
      guard let field = fields[column], !field.text.isEmpty else { return nil }
      return field
    }

    /// Where the field of a column stands, empty or not.
    func place(of column: String) -> Location {
      fields[column]?.location ?? location
    }
  }

  /// Rows in the order of the file; rows of another width than the header are left out.
  private(set) var rows: [Row] = []

  /// Reads a text; nil where its header is not the expected one.
  init?(
    _ source: SourceText, required: [String], optional: [String] = [],
    into problems: inout ProblemList
  ) {
    guard let text = DelimitedText(source, into: &problems), let header = text.rows.first,
      DelimitedTable.accepts(header, required: required, optional: optional, &problems)
    else { return nil }
    for fields in text.rows.dropFirst() {
      let location = fields.first?.location ?? Location(file: source.file)
      guard fields.count == header.count else {
        problems.report(
          .raggedRow(fields: fields.count, columns: header.count), at: location)
        continue
      }
      for field in fields
      where field.text.first?.isWhitespace ?? false
        || field.text.last?.isWhitespace ?? false
      {
        problems.report(.outerBlank, at: field.location)
      }
      let named = zip(header.map(\.text), fields)
      rows.append(Row(location: location, fields: Dictionary(named) { first, _ in first }))
    }
  }

  private static func accepts(
    _ header: [DefinitionText], required: [String], optional: [String],
    _ problems: inout ProblemList
  ) -> Bool {
    let known = required + optional
    var seen: Set<String> = []
    let countBefore = problems.diagnostics.count
    for column in header {
      if !known.contains(column.text) {
        problems.report(
          .unknownColumn(
            name: column.text, nearest: nearestName(to: column.text, among: known)),
          at: column.location)
      } else if !seen.insert(column.text).inserted {
        problems.report(
          .duplicateName(kind: .column, name: column.text, firstLine: nil), at: column.location)
      }
    }
    for name in required where !seen.contains(name) {
      problems.report(.missingColumn(name: name), at: header[0].location)
    }
    return problems.diagnostics.count == countBefore
  }
}

extension DelimitedTable.Row {
  /// A field that must not be empty.
  func text(_ column: String, _ problems: inout ProblemList) -> DefinitionText? {
    if let field = self[column] { return field }
    problems.report(.emptyText, at: place(of: column))
    return nil
  }

  /// A day that may be left out.
  func day(_ column: String, _ problems: inout ProblemList) -> Day? {
    guard let field = self[column] else { return nil }
    guard let day = Day(iso: field.text) else {
      problems.report(.notDay, at: field.location)
      return nil
    }
    return day
  }

  /// The first and last day on which a row is in force; an end before the beginning is reported.
  func validity(_ problems: inout ProblemList) -> (from: Day?, to: Day?) {
    let from = day("valid_from", &problems)
    let to = day("valid_to", &problems)
    if let from, let to, to < from {
      problems.report(
        .reversed(first: "valid_from", last: "valid_to"), at: place(of: "valid_to"))
    }
    return (from, to)
  }

  /// Yes or no, also as `true`, `false`, `1` and `0`.
  func yesNo(_ column: String, _ problems: inout ProblemList) -> Bool? {
    guard let field = text(column, &problems) else { return nil }
    switch field.text {
    case "yes", "true", "1": return true
    case "no", "false", "0": return false
    default:
      problems.report(.notYesNo, at: field.location)
      return nil
    }
  }
}
