import Model

extension RowNotes {
  /// Adds the first places of all kinds in the order of the file, and counts the others.
  func report(to findings: inout FindingList, columns: [ColumnContract]) {
    for note in RowNote.allCases {
      let groups = all.filter { $0.note == note }
      let places = groups.flatMap { group in group.group.first.map { ($0, group.field) } }
        .sorted { ($0.0.line, $0.0.column) < ($1.0.line, $1.0.column) }
      for (place, field) in places {
        let name = columns[field].name
        findings.add(
          .value(note, column: name), line: place.line + 1, column: place.column, field: name)
      }
      let count = groups.reduce(0) { $0 + $1.group.count }
      if count > places.count { findings.addHidden(note.rawValue, count: count - places.count) }
    }
  }

  /// The groups with names and physical lines.
  func normalised(columns: [ColumnContract]) -> [Normalisation] {
    all.map { note, field, group in
      Normalisation(
        code: note.rawValue, column: columns[field].name, count: group.count,
        lines: group.first.map { $0.line + 1 })
    }
  }
}
