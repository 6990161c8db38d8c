import Model

/// Reads the numbers of a table of another publisher by its description.
///
/// Rows at the same position are added up, so that a figure without dimensions is the sum of all rows.
struct OutsideTable {
  private let description: OutsideDescription
  private let rows: ArraySlice<[DefinitionText]>
  private var places: [String: Int] = [:]

  /// Finds the columns; missing ones are reported.
  init(_ description: OutsideDescription, _ text: DelimitedText, _ problems: inout ProblemList) {
    self.description = description
    rows = text.rows.dropFirst()
    let header = text.rows.first?.map(\.text) ?? []
    for (place, name) in header.enumerated() where places[name] == nil { places[name] = place }
    let named =
      [description.period] + description.conditions.map(\.column)
      + description.figures.flatMap { [$0.column] + $0.columns.map(\.column) }
    for column in named where places[column.text] == nil {
      problems.report(
        .unknownName(
          kind: .column, name: column.text,
          nearest: nearestName(to: column.text, among: header)), at: column.location)
    }
  }

  private struct Place: Hashable {
    var period: ReferencePeriod
    var codes: [String: String]
  }

  /// All figures; a sum one of whose rows has no number is left out.
  func figures(_ problems: inout ProblemList) -> [OutsideFigure] {
    var figures: [OutsideFigure] = []
    var chosen: [(row: [DefinitionText], period: ReferencePeriod)] = []
    for row in rows where isChosen(row) {
      if let period = period(row, &problems) { chosen.append((row, period)) }
    }
    for figure in description.figures {
      var order: [Place] = []
      var sums: [Place: ClosedRange<Int>?] = [:]
      for (row, period) in chosen {
        guard let codes = codes(figure, row) else { continue }
        let place = Place(period: period, codes: codes)
        if sums[place] == nil { order.append(place) }
        let sum = sums[place] ?? 0...0
        sums[place] = .some(sum.flatMap { added($0, figure, row, &problems) })
      }
      for place in order {
        guard let range = sums[place] ?? nil else { continue }
        figures.append(
          OutsideFigure(
            indicator: figure.indicator.description.id, number: figure.number,
            period: place.period, codes: place.codes, range: range,
            file: description.file.text))
      }
    }
    return figures
  }

  private func field(_ column: DefinitionText, _ row: [DefinitionText]) -> DefinitionText? {
    guard let place = places[column.text], row.indices.contains(place) else { return nil }
    return row[place]
  }

  private func isChosen(_ row: [DefinitionText]) -> Bool {
    description.conditions.allSatisfy { field($0.column, row)?.text == $0.text }
  }

  private func period(
    _ row: [DefinitionText], _ problems: inout ProblemList
  ) -> ReferencePeriod? {
    guard let field = field(description.period, row) else { return nil }
    guard let period = ReferencePeriod(field.text),
      description.month == nil || period.frequency == .annual
    else {
      problems.report(
        .notPeriod(example: description.month == nil ? "2026-10" : "2026"), at: field.location)
      return nil
    }
    guard let month = description.month else { return period }
    return ReferencePeriod(year: period.ordinal, month: month)
  }

  /// The codes of a row; nil where our lists do not have one of them.
  private func codes(
    _ figure: OutsideDescription.Figure, _ row: [DefinitionText]
  ) -> [String: String]? {
    var codes: [String: String] = [:]
    for (dimension, column) in figure.columns {
      guard let text = field(column, row)?.text else { return nil }
      let code = figure.codes[dimension.id]?[text] ?? text
      guard
        dimension.codeList.position(of: code) != nil
          || [CodeList.unknown, CodeList.notApplicable].contains(code)
      else { return nil }
      codes[dimension.id] = code
    }
    return codes
  }

  /// A sum with the number of a row; nil where the row has none.
  private func added(
    _ sum: ClosedRange<Int>, _ figure: OutsideDescription.Figure, _ row: [DefinitionText],
    _ problems: inout ProblemList
  ) -> ClosedRange<Int>? {
    guard let field = field(figure.column, row), !field.text.isEmpty else { return nil }
    guard let number = wholeNumber(field.text), number <= Self.greatest else {
      problems.report(.notInteger(range: 0...Self.greatest), at: field.location)
      return nil
    }
    let least = number == description.roundsUpTo ? 1 : number
    return (sum.lowerBound + least)...(sum.upperBound + number)
  }

  private static let greatest = 1_000_000_000
}
