/// A small table of RFC 4180 with a header, as bytes: rows set aside may hold any.
struct QuotedTable {
  /// One row.
  struct Row {
    /// Physical line on which it begins.
    var line: Int
    /// Its fields without quotes.
    var fields: [[UInt8]]
  }

  /// Names of the columns.
  private(set) var header: [String] = []
  /// Rows after the header; rows without any text are left out.
  private(set) var rows: [Row] = []
  /// The line on which a quote is opened that nothing closes.
  private(set) var openQuote: Int?

  /// Reads a table; the delimiter is the first of `,` `;` and tab that the header has.
  init(_ bytes: [UInt8]) {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let content = bytes.starts(with: mark) ? bytes[3...] : bytes[...]
    let head = content.prefix { $0 != 10 && $0 != 13 }
    let delimiter = Self.delimiters.first { head.contains($0) } ?? Self.delimiters[0]
    var all = parse(content, delimiter)
    guard !all.isEmpty else { return }
    header = all.removeFirst().fields.map {
      String(decoding: $0, as: UTF8.self).lowercased()
    }
    rows = all
  }

  /// The field of a row in a column; nil where the table or the row has none.
  func field(_ name: String, of row: Row) -> [UInt8]? {
    guard let place = header.firstIndex(of: name), place < row.fields.count else { return nil }
    return row.fields[place]
  }

  /// The same as text.
  func text(_ name: String, of row: Row) -> String? {
    field(name, of: row).map { String(decoding: $0, as: UTF8.self) }
  }

  private static let delimiters = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")]

  private mutating func parse(_ bytes: ArraySlice<UInt8>, _ delimiter: UInt8) -> [Row] {
    var rows: [Row] = []
    var row = Row(line: 1, fields: [])
    var (field, line, quote) = ([UInt8](), 1, Int?.none)
    var place = bytes.startIndex
    func end() {
      row.fields.append(field)
      if row.fields.contains(where: { !$0.isEmpty }) { rows.append(row) }
      (row, field) = (Row(line: line, fields: []), [])
    }
    while place < bytes.endIndex {
      let byte = bytes[place]
      let next = place + 1 < bytes.endIndex ? bytes[place + 1] : 0
      if quote != nil {
        if byte == Self.mark, next == Self.mark {
          field.append(byte)
          place += 1
        } else if byte == Self.mark {
          quote = nil
        } else {
          if byte == 10 { line += 1 }
          field.append(byte)
        }
      } else if byte == Self.mark, field.isEmpty {
        quote = line
      } else if byte == delimiter {
        row.fields.append(field)
        field = []
      } else if byte == 10 || byte == 13 {
        if byte == 13, next == 10 { place += 1 }
        line += 1
        end()
      } else {
        field.append(byte)
      }
      place += 1
    }
    if !field.isEmpty || !row.fields.isEmpty { end() }
    openQuote = quote
    return rows
  }

  private static let mark = UInt8(ascii: "\"")

  /// A field as it is written: in quotes where it must be.
  static func quoted(_ field: [UInt8]) -> [UInt8] {
    let special: [UInt8] = [mark, UInt8(ascii: ","), 10, 13]
    guard field.contains(where: special.contains) || field.first == 32 || field.last == 32 else {
      return field
    }
    return [mark] + field.flatMap { $0 == mark ? [mark, mark] : [$0] } + [mark]
  }
}
