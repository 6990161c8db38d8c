import Model

/// Makes the arrays of all columns and lets one body fill them, so that nothing is copied after.
struct ColumnStorage {
  /// Whether a column is kept, by field.
  let kept: [Bool]
  /// Type by field.
  let types: [ValueType]
  /// Most rows.
  let capacity: Int

  /// Hands out the places of all columns; the body returns the number of rows it filled.
  func fill(_ body: ([UnsafeMutableRawPointer?]) -> Int) -> [Column.Storage?] {
    var stored = [Column.Storage?](repeating: nil, count: kept.count)
    var rows = 0
    nest([], &stored, &rows, body)
    return stored
  }

  private func nest(
    _ targets: [UnsafeMutableRawPointer?], _ stored: inout [Column.Storage?], _ rows: inout Int,
    _ body: ([UnsafeMutableRawPointer?]) -> Int
  ) {
    let index = targets.count
    guard index < kept.count else {
      rows = body(targets)
      return
    }
    guard kept[index] else {
      nest(targets + [nil], &stored, &rows, body)
      return
    }
    if types[index].isWide {
      stored[index] = .wide(
        [Int64](unsafeUninitializedCapacity: capacity) { buffer, count in
          nest(targets + [UnsafeMutableRawPointer(buffer.baseAddress)], &stored, &rows, body)
          count = rows
        })
    } else {
      stored[index] = .narrow(
        [Int32](unsafeUninitializedCapacity: capacity) { buffer, count in
          nest(targets + [UnsafeMutableRawPointer(buffer.baseAddress)], &stored, &rows, body)
          count = rows
        })
    }
  }
}
