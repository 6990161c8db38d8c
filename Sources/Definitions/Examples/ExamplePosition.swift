import Model

/// Reads where an observation of an example stands: `sex: Q`, the total on every other dimension.
struct ExamplePosition {
  /// The indicator's dimensions in order.
  let dimensions: [Dimension]
  /// Its tables, each a list of dimension ids.
  let breakdowns: [[String]]

  /// The dimensions and tables of an indicator.
  init(_ source: IndicatorSource, dimensions known: [String: Dimension]) {
    breakdowns = source.breakdowns.map { $0.map(\.text) }
    var seen: Set<String> = []
    dimensions = breakdowns.joined().filter { seen.insert($0).inserted }.compactMap { known[$0] }
  }

  /// Names that a position may use.
  var names: [String] {
    dimensions.map(\.id)
  }

  /// Codes in the order of the definition, and the position that they mean; nil where one is wrong.
  func position(
    _ entries: [YAMLNode.Entry], _ problems: inout ProblemList
  ) -> (codes: [WorkedExample.Cell], position: [DimensionValue])? {
    var codes: [WorkedExample.Cell] = []
    var position = Array(repeating: DimensionValue.total, count: dimensions.count)
    var isWhole = true
    for entry in entries {
      guard let place = dimensions.firstIndex(where: { $0.id == entry.key.text }) else { continue }
      guard let found = value(of: dimensions[place], entry.value, &problems) else {
        isWhole = false
        continue
      }
      codes.append(found.cell)
      position[place] = found.value
    }
    guard isWhole else { return nil }
    let named = dimensions.indices.filter { position[$0] != .total }.map { dimensions[$0].id }
    guard named.isEmpty || breakdowns.contains(where: { Set($0) == Set(named) }) else {
      let first = entries.first { named.contains($0.key.text) }
      problems.report(.noTable(named), at: first?.key.location ?? Location(file: ""))
      return nil
    }
    return (codes, position)
  }

  private func value(
    of dimension: Dimension, _ node: YAMLNode, _ problems: inout ProblemList
  ) -> (cell: WorkedExample.Cell, value: DimensionValue)? {
    guard let text = node.text(&problems) else { return nil }
    let special: [String: DimensionValue] = [
      CodeList.total: .total, CodeList.unknown: .unknown, CodeList.notApplicable: .notApplicable,
    ]
    if let value = special[text.text] {
      return (WorkedExample.Cell(column: dimension.id, text: text.text, stored: nil), value)
    }
    let cells = ExampleCell(codeLists: [dimension.codeList.id: dimension.codeList])
    guard
      let cell = cells.cell(
        dimension.id, .code(list: dimension.codeList.id), node, &problems),
      let stored = cell.stored
    else { return nil }
    return (cell, .code(Int(stored)))
  }
}
