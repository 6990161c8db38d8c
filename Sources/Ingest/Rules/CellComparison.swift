import Model

/// Compares the numbers of an aggregate with those of the delivery before, cell by cell.
struct CellComparison {
  /// One number that is far from the one before.
  struct Finding {
    var row: Int
    var field: Int
    var isGreater: Bool
  }

  /// Numbers below this one may grow or shrink by any factor.
  static let floor: Int64 = 10
  /// The factor from which on a unit or typing error is likely.
  static let factor: Int64 = 100

  /// Whether a number is a hundred times another or more, or a hundredth or less; nil for neither.
  static func jump(from before: Int64, to now: Int64, scale: Int64 = 1) -> Bool? {
    let least = UInt64(floor).multipliedReportingOverflow(by: UInt64(max(1, scale))).partialValue
    if isFold(now.magnitude, of: max(before.magnitude, least)) { return true }
    return isFold(before.magnitude, of: max(now.magnitude, least)) ? false : nil
  }

  private static func isFold(_ large: UInt64, of small: UInt64) -> Bool {
    let (fold, overflow) = small.multipliedReportingOverflow(by: UInt64(factor))
    return !overflow && large >= fold
  }

  /// All findings in the order of the rows.
  ///
  /// Cells with one key but for the period are compared where both are of the newest period that
  /// their delivery has for the key.
  static func findings(
    _ contract: ExtractContract, _ stored: StoredRows, previous: Table
  ) -> [Finding] {
    let time = contract.time.periodColumn
    let names = contract.key.filter { $0 != time }
    let fields = names.compactMap { stored.field($0) }
    let columns = names.compactMap { previous.columns[$0] }
    guard !contract.key.isEmpty, fields.count == names.count, columns.count == names.count else {
      return []
    }
    let timeField = time.flatMap { stored.field($0) }
    let now = newest(
      stored.kept, key: { row in fields.map { stored.part($0, row) } },
      time: { row in timeField.map { stored.value($0, row) } ?? 0 })
    let timeColumn = time.flatMap { previous.columns[$0] }
    let before = newest(
      Array(0..<previous.rowCount), key: { row in columns.map { $0.part(row) } },
      time: { row in timeColumn.map { $0[row] } ?? 0 })
    let numbers = stored.columns.indices.filter { stored.columns[$0].type.isWide }
    let pairs = now.compactMap { key, row in before[key].map { (row, $0) } }
      .sorted { $0.0 < $1.0 }
    return pairs.flatMap { row, earlier in
      numbers.compactMap { field in
        let column = stored.columns[field]
        guard let values = previous.columns[column.name] else { return nil }
        let (value, other) = (stored.value(field, row), values[earlier])
        guard value != Column.missingWide, other != Column.missingWide,
          let isGreater = jump(from: other, to: value, scale: column.type.scale ?? 1)
        else { return nil }
        return Finding(row: row, field: field, isGreater: isGreater)
      }
    }
  }

  /// The row of the latest time by key; of several the first one.
  private static func newest(
    _ rows: [Int], key: (Int) -> [KeyPart], time: (Int) -> Int64
  ) -> [[KeyPart]: Int] {
    var newest: [[KeyPart]: Int] = [:]
    for row in rows {
      let parts = key(row)
      if let other = newest[parts], time(other) >= time(row) { continue }
      newest[parts] = row
    }
    return newest
  }
}

/// A part of a key, in one form for two tables with their own dictionaries.
private enum KeyPart: Hashable {
  case number(Int64)
  case text(String)
}

extension StoredRows {
  fileprivate func part(_ field: Int, _ row: Int) -> KeyPart {
    let value = value(field, row)
    let dictionary = dictionaries[field]
    return value >= 0 && value < dictionary.count
      ? .text(dictionary[Int(value)]) : .number(value)
  }
}

extension Column {
  fileprivate func part(_ row: Int) -> KeyPart {
    let value = self[row]
    return value >= 0 && value < dictionary.count ? .text(dictionary[Int(value)]) : .number(value)
  }
}

extension ExtractContract.Time {
  /// The column that says which period a row is about, where a row has one.
  var periodColumn: String? {
    switch self {
    case .month(let column), .period(let column): column
    case .snapshot, .spell, .event: nil
    }
  }
}
