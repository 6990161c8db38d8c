/// Where in a file one table of the specification finds what it needs.
struct TableLayout {
  /// Columns with codes, by dimension.
  var columns: [(dimension: Int, column: Int)] = []
  /// Codes of all rows, by dimension.
  var fixed: [(dimension: Int, code: String)] = []
  var measure: Source
  /// Tells maps of measures from each other.
  var mapNumber: Int
  var rounding: Specification.Rounding?
  private var value: Int
  private var flag: Int?
  private var suppressed: [[UInt8]]
  private var absentColumn: Int?
  private var absentValues: [[UInt8]] = []
  /// Columns that the file does not have, though the description says what they tell.
  private(set) var missing: [String] = []

  enum Source {
    case named(Int)
    case column(Int, map: [String: Int]?)
  }

  /// What a row says.
  struct Sight {
    var number: PrintedNumber?
    var isHidden: Bool
    /// The flag of a hidden number.
    var flag: String?
  }

  /// Finds the columns of a table in the header of a file.
  init(
    _ table: Specification.Table, text: CSVText, dimensions: [Specification.Dimension]
  ) throws(AttackError) {
    let isForm = table.file.utf8.contains(UInt8(ascii: "*"))
    for (number, dimension) in dimensions.enumerated() {
      if let code = table.fixed[number] {
        fixed.append((number, code))
      } else if let name = table.columns[number] {
        if let column = try text.column(name) {
          columns.append((number, column))
        } else if isForm, let column = try text.column(dimension.name) {
          columns.append((number, column))
        } else if !isForm {
          throw AttackError(.data, "there is no column '\(name)'", line: 1)
        }
      } else if let column = try text.column(dimension.name) {
        columns.append((number, column))
      }
    }
    guard let value = try text.column(table.value) else {
      throw AttackError(.data, "there is no column '\(table.value)'", line: 1)
    }
    self.value = value
    mapNumber = 0
    switch table.measure {
    case .named(let number): measure = .named(number)
    case .column(let name, let map):
      guard let column = try text.column(name) else {
        throw AttackError(.data, "there is no column '\(name)'", line: 1)
      }
      measure = .column(column, map: map)
      mapNumber = table.mapNumber
    }
    if let name = table.flag {
      flag = try text.column(name)
      if flag == nil { missing.append(name) }
    }
    suppressed = table.suppressed.map { Array($0.utf8) }
    rounding = table.rounding
    guard let absent = table.absent else { return }
    absentColumn = try text.column(absent.column)
    if absentColumn == nil { missing.append(absent.column) }
    absentValues = absent.values.map { Array($0.utf8) }
  }

  /// Whether a row holds no number because there is none.
  func isAbsent(_ text: CSVText, _ base: Int) -> Bool {
    guard let absentColumn else { return false }
    let field = text.bytes[range(text.fields[base + absentColumn])]
    return absentValues.contains { $0.elementsEqual(field) }
  }

  /// The number of a row, or that it is hidden; nil where it is neither.
  func sight(_ text: CSVText, _ base: Int) -> Sight? {
    text.bytes.withUnsafeBufferPointer { bytes in
      let field = trimmed(UnsafeBufferPointer(rebasing: bytes[range(text.fields[base + value])]))
      let number = field.isEmpty ? nil : PrintedNumber(field)
      if let flag {
        let mark = UnsafeBufferPointer(rebasing: bytes[range(text.fields[base + flag])])
        if !mark.isEmpty, suppressed.contains(where: { $0.elementsEqual(mark) }) {
          let text = String(decoding: mark, as: UTF8.self)
          return Sight(number: number, isHidden: true, flag: text)
        }
      }
      if let number { return Sight(number: number, isHidden: false) }
      guard field.isEmpty || suppressed.contains(where: { $0.elementsEqual(field) }) else {
        return nil
      }
      return Sight(number: nil, isHidden: true, flag: flagText(text, base, bytes))
    }
  }

  private func flagText(
    _ text: CSVText, _ base: Int, _ bytes: UnsafeBufferPointer<UInt8>
  ) -> String? {
    flag.map { String(decoding: bytes[range(text.fields[base + $0])], as: UTF8.self) }
  }

  private func range(_ field: (start: Int32, end: Int32)) -> Range<Int> {
    Int(field.start)..<Int(field.end)
  }

  private func trimmed(_ field: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    guard field.first == 0x20 || field.last == 0x20 else { return field }
    let start = field.firstIndex { $0 != 0x20 } ?? field.endIndex
    let end = field.lastIndex { $0 != 0x20 }.map { $0 + 1 } ?? start
    return UnsafeBufferPointer(rebasing: field[start..<end])
  }
}
