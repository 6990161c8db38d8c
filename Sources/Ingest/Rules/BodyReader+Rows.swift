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
  private var silentPlan: RowPlan {
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

  /// Compares control sums, and the cells of an aggregate with those of the delivery before;
  /// returns the rows that a control sum sets aside.
  mutating func checkSums(_ stored: StoredRows, previous: Table?) -> Set<Int> {
    guard hiddenCount == 0, unseenDuplicates == 0 else { return [] }
    let sums = ControlSums.findings(contract, stored)
    let cells = previous.map { CellComparison.findings(contract, stored, previous: $0) } ?? []
    guard !sums.isEmpty || !cells.isEmpty else { return [] }
    let places = locate(Set(sums.map(\.row) + cells.map(\.row)).sorted())
    var removed: Set<Int> = []
    for sum in sums {
      guard let place = places[sum.row] else { continue }
      check(sum, place, &removed)
    }
    for cell in cells {
      guard let place = places[cell.row] else { continue }
      found.append(
        PlacedFinding(
          problem: .cellJumped(isGreater: cell.isGreater), line: place.row.line + 1,
          column: place.content.columns[cell.field], field: cell.field))
    }
    return removed
  }

  private mutating func check(
    _ sum: ControlSums.Finding, _ place: RowLocator.Place, _ removed: inout Set<Int>
  ) {
    let column = place.content.columns[sum.field]
    var finding = PlacedFinding(
      problem: .controlSumUnchecked(column: sum.sum.column), line: place.row.line + 1,
      column: column, field: sum.field)
    // A part may be among the rows that were set aside.
    guard sum.outcome == .differs, !lacksRows() else {
      found.append(finding)
      return
    }
    switch sum.sum.severity {
    case .note: finding.problem = .controlSumNoted(over: sum.sum.over)
    case .reject: finding.problem = .controlSum(over: sum.sum.over)
    case .quarantine:
      guard removed.insert(sum.row).inserted else { return }
      var row = place.row
      (row.fault, row.column, row.field) = (.controlSum, column, sum.field)
      row.detail = "over '\(sum.sum.over)'"
      faults.append(row)
      tally.remove(place.content.values)
      return
    }
    found.append(finding)
  }

  /// Whether rows were set aside that would have been added up, above a position.
  func lacksRows(above end: Int = .max) -> Bool {
    hiddenCount > 0 || unseenDuplicates > 0
      || faults.contains { row in
        switch row.fault {
        case .duplicateIdentical, .totalRow: false
        // A footnote.
        case .raggedRow where row.isLastOfAll && row.fieldCount == 1: false
        default: row.start < end
        }
      }
  }
}

extension BodyReader {
  /// Recognises the totals below the rows among those that were set aside.
  mutating func recogniseTotals() {
    let candidates = faults.indices.filter {
      faults[$0].isLastOfAll && faults[$0].fault.canBeTotal
    }
    for index in candidates {
      guard let total = total(faults[index]) else { continue }
      totals.append(total)
      faults[index].fault = .totalRow
      faults[index].detail = nil
      faults[index].field = total.label
      faults[index].column = total.reread.columns[total.label]
    }
  }

  /// Holds the totals against the sums.
  mutating func compareTotals() {
    let isOnly = totals.count == 1
    for total in totals { compare(total, isStrict: isOnly || total.isWhole) }
  }

  /// A faulty row read again, if it is a total: its first text is a word for one, and it has numbers
  /// that can be read.
  private func total(_ fault: FaultyRow) -> TotalReading? {
    let rereader = RowRereader(plan: silentPlan, pool: pool)
    let list = RecordList()
    for visitor in [rereader, list] {
      let buffer = PieceBuffer(expected: fault.bytes.count)
      buffer.restart(with: fault.bytes)
      let piece = PieceStream.Piece(
        index: 0, range: 0..<fault.bytes.count, linesBefore: 0, lines: 1, isLast: true)
      _ = parse(piece, buffer, visitor)
    }
    guard let row = rereader.row, let fields = list.records.first else { return nil }
    guard
      let label = fields.indices.first(where: { !fields[$0].bytes.isEmpty }),
      label < header.columns.count,
      let text = String(validating: fields[label].bytes, as: UTF8.self), TotalRow.isTotal(text)
    else { return nil }
    let summed = summedFields.filter { row.values[$0] != Column.missingWide }
    let isReadable = summed.allSatisfy { row.faults[$0] == nil || row.faults[$0] == .outOfRange }
    guard !summed.isEmpty, isReadable else { return nil }
    return TotalReading(
      line: fault.line, start: fault.start, reread: row, label: label, numbers: summed, isWhole: TotalRow.isWhole(text))
  }

  /// Fields that have a sum: whole numbers and what is counted, or else all numbers.
  private var summedFields: [Int] {
    let numbers = header.columns.indices.filter { header.columns[$0].type.isWide }
    let counted = numbers.filter {
      header.columns[$0].type == .integer || header.columns[$0].counts != nil
    }
    return counted.isEmpty ? numbers : counted
  }

  private mutating func compare(_ row: TotalReading, isStrict: Bool) {
    for field in row.numbers {
      guard let number = tally.number(field) else { continue }
      let value = row.reread.values[field]
      if !number.isOverflown, number.sum == value { continue }
      let isUnknown = number.isOverflown || number.missing > 0 || lacksRows(above: row.start)
      found.append(
        PlacedFinding(
          problem: isUnknown || !isStrict ? .totalUnchecked : .totalDisagrees,
          line: row.line + 1, column: row.reread.columns[field], field: field))
    }
  }
}

/// The total below a table.
struct TotalReading {
  /// Physical line from zero.
  var line: Int
  /// Position of the first byte in the file.
  var start: Int
  /// What stands in it.
  var reread: RereadRow
  /// Header position of the word.
  var label: Int
  /// Header positions of its numbers.
  var numbers: [Int]
  /// Whether it is the total of all rows.
  var isWhole: Bool
}

extension RowFault {
  /// Whether a row with this fault can be a total that was read as a row of the table.
  fileprivate var canBeTotal: Bool {
    switch self {
    case .raggedRow, .badQuote, .notUTF8, .duplicateIdentical, .duplicateConflicting, .controlSum,
      .withdrawn:
      false
    default: true
    }
  }
}
