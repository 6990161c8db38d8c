extension TidyRelease {
  /// Takes account of an earlier release of the same numbers: what it printed is known, and what it hid stays hidden.
  ///
  /// - Parameter earlier: its files, in the order of their paths.
  /// - Returns: what does not agree; cells that it printed otherwise are among it, as a revision needs a release
  ///   that is planned for it.
  public mutating func know(_ earlier: [TidyFile]) -> [TidyProblem] {
    let (layouts, faults) = Self.layouts(specification, earlier)
    var problems = faults.filter { $0.kind.isAboutColumns }
    for layout in layouts {
      let file = earlier[layout.file]
      for row in file.table.rows.indices where !layout.isAbsent(file.table.rows[row]) {
        guard !know(file.table.rows[row], layout) else { continue }
        problems.append(
          TidyProblem(kind: .revised, file: file.path, line: file.table.lines[row]))
      }
    }
    return problems
  }

  /// Takes account of a row; false where its number was another one.
  private mutating func know(_ fields: [String], _ layout: TidyLayout) -> Bool {
    guard let id = layout.measure(of: fields), !specification.isQuotient(id) else { return true }
    let measure = tabulation.measure(id)
    let position = tabulation.position(layout.coordinates(of: fields))
    let entry = tabulation.entry(measure: measure, position: position)
    let isHidden = layout.isHidden(fields)
    guard !isHidden else {
      if let entry { tabulation.entries[entry].joinStanding(.withheld) }
      return true
    }
    let places = measure < places.count ? places[measure] : 0
    guard let value = DecimalNumber(fields[layout.value])?.scaled(to: places) else { return false }
    guard let entry else {
      // It is printed no more, and still known.
      tabulation.add(measure: measure, position: position, value: value, standing: .known)
      return true
    }
    tabulation.entries[entry].joinStanding(.known)
    return tabulation.entries[entry].value == value
  }
}

extension TidyProblem.Kind {
  fileprivate var isAboutColumns: Bool {
    switch self {
    case .missingColumn, .unknownDimension, .rounded, .sharedColumn: true
    default: false
    }
  }
}
