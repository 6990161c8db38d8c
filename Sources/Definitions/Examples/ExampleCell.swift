import Model

/// Reads single values of worked examples as the types of their columns have them.
struct ExampleCell {
  /// Code lists by id.
  let codeLists: [String: CodeList]

  /// The value of a column; nil, and reported, where its type has no such value.
  func cell(
    _ column: String, _ type: ValueType, _ node: YAMLNode, _ problems: inout ProblemList
  ) -> WorkedExample.Cell? {
    guard let text = node.text(&problems) else { return nil }
    switch type {
    case .code(let list): return code(column, list, text, &problems)
    case .identifier:
      return WorkedExample.Cell(column: column, text: text.text, stored: nil, isKey: true)
    case .text: return WorkedExample.Cell(column: column, text: text.text, stored: nil)
    default:
      guard let stored = stored(type, node, text, &problems) else { return nil }
      return WorkedExample.Cell(column: column, text: text.text, stored: stored)
    }
  }

  private func code(
    _ column: String, _ id: String, _ text: DefinitionText, _ problems: inout ProblemList
  ) -> WorkedExample.Cell? {
    // A list with faults is complained about where it stands.
    guard let list = codeLists[id], !list.codes.isEmpty else { return nil }
    guard let place = list.position(of: text.text) else {
      problems.report(
        .unknownName(
          kind: .code, name: text.text,
          nearest: nearestName(to: text.text, among: list.codes.map(\.id))), at: text.location)
      return nil
    }
    return WorkedExample.Cell(
      column: column, text: text.text, label: list.codes[place].label, stored: Int64(place))
  }

  private func stored(
    _ type: ValueType, _ node: YAMLNode, _ text: DefinitionText, _ problems: inout ProblemList
  ) -> Int64? {
    switch type {
    case .integer: return node.scaledNumber(places: 0, &problems)
    case .decimal(let places): return node.scaledNumber(places: places, &problems)
    case .yesNo: return node.yesNo(&problems).map { $0 ? 1 : 0 }
    case .date:
      guard let day = Day(iso: text.text) else {
        problems.report(.notDay, at: text.location)
        return nil
      }
      return Int64(day.number)
    case .month: return node.period(.monthly, &problems).map { Int64($0.ordinal) }
    case .period:
      guard let period = ReferencePeriod(text.text) else {
        problems.report(.notPeriod(example: "2026-10, 2026-Q4 or 2026"), at: text.location)
        return nil
      }
      return Int64(period.stored)
    case .schoolYear: return schoolYear(text, &problems)
    default: return nil
    }
  }

  /// `2026/2027` as the year in which the school year begins.
  private func schoolYear(_ text: DefinitionText, _ problems: inout ProblemList) -> Int64? {
    let years = text.text.split(separator: "/", omittingEmptySubsequences: false)
    guard years.count == 2, years.allSatisfy({ $0.utf8.count == 4 }),
      let first = wholeNumber(years[0]), let second = wholeNumber(years[1]), second == first + 1
    else {
      problems.report(.notPeriod(example: "2026/2027"), at: text.location)
      return nil
    }
    return Int64(first)
  }
}
