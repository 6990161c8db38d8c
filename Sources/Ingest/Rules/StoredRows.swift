import Model

/// The stored values of all rows before those that are set aside are taken out.
struct StoredRows {
  /// Columns in the order of the header.
  let columns: [ColumnContract]
  /// Where the values stand; nil where a column is not kept.
  let targets: [UnsafeMutableRawPointer?]
  /// Texts by field.
  let dictionaries: [[String]]
  /// Accepted rows, as ranges in ascending order.
  let rows: [Range<Int>]
  /// Rows set aside since.
  let removed: Set<Int>

  /// The header position of a column that is kept.
  func field(_ name: String) -> Int? {
    columns.firstIndex { $0.name == name }.flatMap { targets[$0] == nil ? nil : $0 }
  }

  /// The stored value of a row, widened.
  func value(_ field: Int, _ row: Int) -> Int64 {
    guard let target = targets[field] else { return Column.missingWide }
    if columns[field].type.isWide { return target.assumingMemoryBound(to: Int64.self)[row] }
    let value = target.assumingMemoryBound(to: Int32.self)[row]
    return value == Column.missingNarrow ? Column.missingWide : Int64(value)
  }

  /// The rows that are still there, in order.
  var kept: [Int] {
    rows.flatMap { range in range.filter { !removed.contains($0) } }
  }
}
