public import Model

extension Table {
  /// Puts deliveries of one extract under each other, dictionaries joined.
  ///
  /// - Parameter deliveries: tables with the same columns, oldest first.
  /// - Returns: one table, or nil for no deliveries.
  public static func concatenating(_ deliveries: [Table]) -> Table? {
    guard let first = deliveries.first, deliveries.count > 1 else { return deliveries.first }
    var columns: [String: Column] = [:]
    let all = deliveries.reduce(into: [String: Column]()) { columns, table in
      columns.merge(table.columns) { earlier, _ in earlier }
    }
    for (name, column) in all {
      let parts = deliveries.map { $0.columns[name] ?? Column.missing($0.rowCount, like: column) }
      columns[name] = Column.concatenating(parts, type: column.type)
    }
    return Table(
      extract: first.extract, rowCount: deliveries.map(\.rowCount).reduce(0, +), columns: columns)
  }
}

extension Column {
  fileprivate static func missing(_ count: Int, like other: Column) -> Column {
    switch other.storage {
    case .narrow:
      Column(
        type: other.type, storage: .narrow(Array(repeating: missingNarrow, count: count)))
    case .wide:
      Column(type: other.type, storage: .wide(Array(repeating: missingWide, count: count)))
    }
  }

  fileprivate static func concatenating(_ parts: [Column], type: ValueType) -> Column {
    if type.isWide { return Column(type: type, storage: .wide(parts.flatMap(\.wideValues))) }
    guard type.hasDictionary else {
      return Column(type: type, storage: .narrow(parts.flatMap(\.narrowValues)))
    }
    var numbers: [String: Int32] = [:]
    var dictionary: [String] = []
    var values: [Int32] = []
    for part in parts {
      let mapping = part.dictionary.map { text -> Int32 in
        if let number = numbers[text] { return number }
        let number = Int32(dictionary.count)
        numbers[text] = number
        dictionary.append(text)
        return number
      }
      values += part.narrowValues.map {
        mapping.indices.contains(Int($0)) ? mapping[Int($0)] : missingNarrow
      }
    }
    return Column(type: type, storage: .narrow(values), dictionary: dictionary)
  }

  private var narrowValues: [Int32] {
    switch storage {
    case .narrow(let values): values
    case .wide(let values): values.map { Int32(exactly: $0) ?? Column.missingNarrow }
    }
  }

  private var wideValues: [Int64] {
    switch storage {
    case .narrow: (0..<count).map { self[$0] }
    case .wide(let values): values
    }
  }
}
