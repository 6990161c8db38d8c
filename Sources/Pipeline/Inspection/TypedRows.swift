internal import Model

/// The rows of a table as values that people and machines read: codes, days, numbers, texts.
struct TypedRows {
  /// The table.
  let table: Table
  /// Its columns in the order of the file or of the contract.
  let columns: [String]
  /// Code lists of the definition.
  let codeLists: [String: CodeList]

  /// One object for each row; `lines` are the physical lines of the rows, where they are known.
  func json(lines: [Int]?) -> [JSON] {
    (0..<table.rowCount).map { row in
      let line = lines.flatMap { row < $0.count ? JSON.integer($0[row]) : nil } ?? .null
      let values = columns.compactMap { name in
        table.columns[name].map { JSON.Member(name, value(of: $0, row)) }
      }
      return .object([.init("line", line)] + values)
    }
  }

  private func value(of column: Column, _ row: Int) -> JSON {
    guard row < column.count else { return .null }
    let stored = column[row]
    guard stored != Column.missingWide else { return .null }
    switch column.type {
    case .code(let list): return code(stored, in: list)
    case .identifier, .text: return JSON(text(stored, in: column.dictionary))
    case .integer: return Int(exactly: stored).map { .integer($0) } ?? .null
    case .decimal(let places): return .string(DecimalFigure(stored, places: places).text)
    case .date: return JSON(Int32(exactly: stored).map { Day(number: $0).description })
    case .month:
      let month = Int(exactly: stored).map { ReferencePeriod(frequency: .monthly, ordinal: $0) }
      return JSON(month?.description)
    case .schoolYear: return .string("\(stored)/\(stored &+ 1)")
    case .period: return JSON(ReferencePeriod(stored: stored)?.description)
    case .yesNo: return .boolean(stored != 0)
    case .real, .codeSet, .months, .days: return .null
    }
  }

  private func code(_ stored: Int64, in list: String) -> JSON {
    guard let codes = codeLists[list]?.codes, let place = Int(exactly: stored),
      codes.indices.contains(place)
    else { return .null }
    return .string(codes[place].id)
  }

  private func text(_ stored: Int64, in dictionary: [String]) -> String? {
    guard let place = Int(exactly: stored), dictionary.indices.contains(place) else { return nil }
    return dictionary[place]
  }
}

/// An exact number with a fixed count of decimal places.
struct DecimalFigure: Hashable {
  /// The number as it is written: digits, a full stop and the places.
  let text: String

  /// Writes a stored number, scaled by 10^places.
  init(_ stored: Int64, places: Int) {
    let digits = String(stored.magnitude)
    let padded = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
    let sign = stored < 0 ? "-" : ""
    text =
      places > 0 ? "\(sign)\(padded.dropLast(places)).\(padded.suffix(places))" : sign + padded
  }
}
