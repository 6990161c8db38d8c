import Model

/// The columns of a file in their order, matched with the contract.
struct Header {
  /// What a field of a row is to the contract.
  enum Role {
    /// A column of the contract.
    case column
    /// A column that the contract does not know; its cells are not looked at.
    case ignored
    /// A field without a name; its cells must be empty.
    case unnamed
  }

  /// The contract's column for each field of a row; a stand-in where there is none.
  var columns: [ColumnContract] = []
  /// What each field is.
  var roles: [Role] = []
  /// The header's fields as they stand, to find the header again among the rows.
  var texts: [[UInt8]] = []
  /// Where the rows begin.
  var body = 0
  /// Physical lines before the rows.
  var lines = 0
  /// Physical line on which the header begins.
  var line = 1
  /// The delimiter that gives these columns.
  var delimiter = UInt8(ascii: ",")
  /// Blank lines before the header.
  var blankLines = 0
  /// How the header's line ends: `lf`, `crlf`, `cr`, or empty.
  var lineEnd = ""

  /// The header of a file that has none.
  static let none = Header()

  /// Adds a field that is not a column of the contract.
  mutating func addOther(_ role: Role, name: String) {
    // A type without a dictionary, as nothing of it is kept.
    columns.append(
      ColumnContract(name: name, type: .yesNo, location: Location(file: "", line: nil)))
    roles.append(role)
  }

  /// Adds a column of the contract.
  mutating func add(_ column: ColumnContract) {
    columns.append(column)
    roles.append(.column)
  }

  /// The name of the field of a row, where it has one.
  func name(_ field: Int?) -> String? {
    guard let field, columns.indices.contains(field), roles[field] != .unnamed else { return nil }
    return columns[field].name
  }

  /// Where the record after the one that begins at a position begins, or the end of what is there.
  static func next(_ bytes: UnsafeRawBufferPointer, from start: Int) -> Int {
    firstRecord(bytes, from: start).next
  }

  /// The end of the first record and the beginning of the next one.
  static func firstRecord(
    _ bytes: UnsafeRawBufferPointer, from start: Int
  ) -> (end: Int, next: Int) {
    var position = start
    var isQuoted = false
    while position < bytes.count {
      let byte = bytes[position]
      if byte == Bytes.quote { isQuoted.toggle() }
      if !isQuoted, LineEnds.isPart(byte) {
        return (position, LineEnds.next(bytes, position))
      }
      position += 1
    }
    return (position, position)
  }
}
