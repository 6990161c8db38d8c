public import Model

extension Inspection {
  /// The inspection for machines; keys keep their order.
  public var json: JSON {
    var members: [JSON.Member] = [
      .init("file", .string(file)),
      .init("extract", JSON(extract)),
      .init("period", JSON(period?.description)),
      .init("verdict", JSON(verdict?.rawValue)),
      .init("rows", rows.map(\.json) ?? .null),
      .init("form", form.map(\.json) ?? .null),
      .init("findings", .array(findings.map(\.inspectionJSON))),
      .init("normalised", .array(normalised.map(\.json))),
      .init("unchecked", .array(unchecked.map { .string($0) })),
    ]
    if wantsRecords {
      let rows = records?.map { JSON.array($0.map { .string($0) }) }
      members.append(.init("records", rows.map { .array($0) } ?? .null))
      members.append(.init("values", values.map { .array($0) } ?? .null))
    }
    return .object(members)
  }
}

extension RowAccount {
  /// The account for machines.
  var json: JSON {
    [
      "read": .integer(read), "accepted": .integer(accepted), "quarantined": .integer(quarantined),
    ]
  }
}

extension DeliveryForm {
  /// The form for machines.
  fileprivate var json: JSON {
    [
      "encoding": .string(encoding), "byte_order_mark": .boolean(hasByteOrderMark),
      "compressed": .boolean(isCompressed), "delimiter": .string(delimiterText),
      "line_ends": .string(lineEnds), "header_line": .integer(headerLine),
    ]
  }
}

extension Normalisation {
  /// The normalisation for machines.
  var json: JSON {
    [
      "code": .string(code), "what": .string(meaning), "column": .string(column),
      "count": .integer(count), "lines": .array(lines.map { .integer($0) }),
    ]
  }
}

extension Diagnostic {
  /// The finding for machines: `column` is the column's name, `byte` its place in the line.
  public var inspectionJSON: JSON {
    [
      "code": .string(code), "severity": .string(severity.rawValue), "file": JSON(location?.file),
      "line": location?.line.map { .integer($0) } ?? .null, "column": JSON(location?.field),
      "byte": location?.column.map { .integer($0) } ?? .null, "message": .string(message),
      "remedy": JSON(remedy),
    ]
  }
}
