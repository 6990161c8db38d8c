import Model

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
    for total in totals where total.isOfAll { compare(total, isStrict: isOnly || total.isWhole) }
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
      let label = row.faults.firstIndex(of: .totalRow)
        ?? fields.firstIndex(where: { !$0.bytes.isEmpty }),
      label < header.columns.count,
      let text = String(validating: fields[label].bytes, as: UTF8.self), TotalRow.isTotal(text)
    else { return nil }
    let summed = summedFields.filter { row.values[$0] != Column.missingWide }
    let isReadable = summed.allSatisfy { row.faults[$0] == nil || row.faults[$0] == .outOfRange }
    guard !summed.isEmpty, isReadable else { return nil }
    return TotalReading(
      line: fault.line, start: fault.start, reread: row, label: label, numbers: summed,
      isWhole: TotalRow.isWhole(text), isOfAll: isOfAll(fields, label: label))
  }

  /// Whether a total says of no part of the rows that it is of that part only.
  private func isOfAll(_ fields: [RecordList.Field], label: Int) -> Bool {
    fields.indices.allSatisfy { field in
      guard field != label, field < header.columns.count else { return true }
      let column = header.columns[field]
      return column.type.isWide || column.name == contract.time.periodColumn
        || fields[field].bytes.isEmpty
    }
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
  /// Whether there is nothing but the word for a total.
  var isWhole: Bool
  /// Whether it says of no part of the rows that it is of that part only.
  var isOfAll: Bool
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
