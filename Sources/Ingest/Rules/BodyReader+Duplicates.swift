import Model

/// A finding about one row that is not set aside for it, with its place in the file.
struct PlacedFinding {
  var problem: RuleProblem
  /// Physical line; nil where the whole file is meant.
  var line: Int?
  var column: Int?
  /// Header position of the column that is meant.
  var field: Int?
}

extension BodyReader {
  /// A plan that writes nowhere, for rows that are read again.
  var silentPlan: RowPlan {
    planner.plan(
      writingTo: Array(repeating: nil, count: header.columns.count), keyHashes: nil)
  }

  /// Sets aside the later ones of identical rows with one key, and all rows of a key that has
  /// different values: nobody guesses which of them is right.
  mutating func setDuplicatesAside(_ pairs: [KeyCheck.Pair]) -> Set<Int> {
    guard !pairs.isEmpty else { return [] }
    let shown = pairs.prefix(
      max(allowed(of: lines) + FindingList.shown, RefusedDelivery.mostRows))
    unseenDuplicates = pairs.count - shown.count
    var groups: [Int: [Int]] = [:]
    for pair in shown { groups[pair.first, default: [pair.first]].append(pair.row) }
    let places = locate(Set(shown.flatMap { [$0.row, $0.first] }).sorted())
    var removed: Set<Int> = []
    for first in groups.keys.sorted() {
      var rest = groups[first] ?? []
      // Rows with one hash can have several keys.
      while let row = rest.first, let place = places[row] {
        let same = rest.filter { places[$0]?.hasKey(of: place) ?? false }
        rest.removeAll { places[$0]?.hasKey(of: place) ?? true }
        if same.count > 1 { setAside(same, places, &removed) }
      }
    }
    return removed
  }

  private mutating func setAside(
    _ rows: [Int], _ places: [Int: RowLocator.Place], _ removed: inout Set<Int>
  ) {
    let same = rows.compactMap { row in places[row].map { (row, $0) } }
    guard let first = same.first?.1 else { return }
    let isConflict = same.contains { !$0.1.hasValues(of: first) }
    for (number, (row, place)) in same.enumerated() where isConflict || number > 0 {
      var later = place.row
      later.fault = isConflict ? .duplicateConflicting : .duplicateIdentical
      later.detail = "the first row with this key is on line \(first.row.line + 1)"
      later.isSilent = number == 0
      faults.append(later)
      tally.remove(place.content.values)
      removed.insert(row)
    }
  }

  /// Finds where accepted rows stand, by reading their pieces again.
  func locate(_ rows: [Int]) -> [Int: RowLocator.Place] {
    var places: [Int: RowLocator.Place] = [:]
    var line = header.lines
    var rest = ArraySlice(rows)
    let plan = silentPlan
    let buffer = PieceBuffer(expected: 0)
    for reading in readings {
      defer { line += reading.outcome.lines }
      let wanted = rest.prefix { $0 < reading.rows.upperBound }
      guard !wanted.isEmpty else { continue }
      rest = rest[wanted.endIndex...]
      let locator = RowLocator(
        plan: plan, pool: pool, firstRow: reading.rows.lowerBound, wanted: wanted,
        skipped: reading.builder.faults.map(\.start))
      buffer.restart(with: [])
      _ = buffer.append(reading.piece.range, of: delivery)
      _ = parse(reading.piece, buffer, locator)
      for (row, place) in locator.places {
        var place = place
        place.row.line += line
        place.row.start += reading.piece.range.lowerBound
        places[row] = place
      }
    }
    return places
  }
}
