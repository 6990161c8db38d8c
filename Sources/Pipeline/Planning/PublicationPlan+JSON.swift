internal import Model

extension PublicationPlan {
  /// The plan for other programs.
  public var json: JSON {
    .object([
      .init("period", .string(period.description)),
      .init("total", total.json),
      .init("advice", .string(PublicationPlan.advice(total.lostCells).rawValue)),
      .init("tables", .array(tables.map(\.json))),
      .init("tried", .integer(tried)),
      .init("merges", .array(merges.map(\.json))),
    ])
  }
}

extension TableAccount {
  fileprivate var json: JSON {
    let name: [JSON.Member] =
      indicator.isEmpty
      ? []
      : [
        .init("indicator", .string(indicator)),
        .init("dimensions", .array(dimensions.map(JSON.string))),
      ]
    return .object(
      name + [
        .init("cells", .integer(cells)),
        .init("small", .integer(small)),
        .init("hidden", .integer(hidden)),
        .init("lost_cells", .number(TableAccount.tenths(lostCells))),
        .init("lost_persons", .number(TableAccount.tenths(lostPersons))),
      ])
  }

  private static func tenths(_ percent: Double) -> Double {
    (percent * 10).rounded() / 10
  }
}

extension TriedMerge {
  fileprivate var json: JSON {
    .object([
      .init("title", .string(title)),
      .init("saved", .integer(saved)),
      .init("total", total.json),
      .init("before", before.json),
      .init("after", after.json),
      .init("indicators", .array(indicators.map(JSON.string))),
      .init(
        "edits",
        .array(
          edits.map {
            .object([.init("file", .string($0.file)), .init("text", .string($0.text))])
          })),
    ])
  }
}
