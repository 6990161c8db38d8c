/// A certificate: the cells of a release, what holds between them, and two releases for each hidden cell.
struct Certificate {
  /// A cell as readers see it, and its value in the release that was protected.
  struct Cell {
    var name: String
    var measure: String
    var printed: Int?
    var value: Int?
    var least: Int?
    var greatest: Int?
  }

  /// A number of a cell: its value, or what it is multiplied by.
  struct Term {
    var cell: Int
    var number: Int
  }

  /// Two releases that differ in a cell.
  struct Pair {
    var cell: Int
    var width: Int
    var releases: [[Term]] = []
  }

  /// Why a text is no certificate.
  struct Failure: Error {
    /// The line, from 1.
    var line: Int
  }

  private(set) var width = 1
  private(set) var places: [String: Int] = [:]
  private(set) var cells: [Cell] = []
  private(set) var relations: [[Term]] = []
  private(set) var pairs: [Pair] = []

  private typealias Field = ArraySlice<UInt8>

  /// Reads a text; the format is that of `docs/protect.md`.
  init(_ text: [UInt8]) throws(Failure) {
    for (index, line) in text.split(separator: UInt8(ascii: "\n")).enumerated() {
      let isRead = index > 0 ? read(line) : line.elementsEqual("yol-certificate,1".utf8)
      guard isRead else { throw Failure(line: index + 1) }
    }
    guard !text.isEmpty, pairs.allSatisfy({ $0.releases.count == 2 }) else {
      throw Failure(line: 1)
    }
  }

  private mutating func read(_ line: Field) -> Bool {
    let fields = line.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
    switch fields.first.map(Self.text) {
    case "width": return readWidth(fields)
    case "measure": return readPlaces(fields)
    case "cell": return readCell(fields)
    case "relation": return terms(fields) { $0.relations.append($1) }
    case "base": return terms(fields, Self.setValues)
    case "pair": return readPair(fields)
    case "release":
      return !pairs.isEmpty && terms(fields) { $0.pairs[$0.pairs.count - 1].releases.append($1) }
    default: return false
    }
  }

  private mutating func readWidth(_ fields: [Field]) -> Bool {
    guard fields.count == 2, let number = Self.number(fields[1]) else { return false }
    width = number
    return true
  }

  private mutating func readPlaces(_ fields: [Field]) -> Bool {
    guard fields.count == 3, let number = Self.number(fields[2]), (0...15).contains(number)
    else { return false }
    places[Self.text(fields[1])] = number
    return true
  }

  private mutating func readPair(_ fields: [Field]) -> Bool {
    guard fields.count == 3, let cell = Self.number(fields[1]), cells.indices.contains(cell),
      let width = Self.number(fields[2])
    else { return false }
    pairs.append(Pair(cell: cell, width: width))
    return true
  }

  private mutating func readCell(_ fields: [Field]) -> Bool {
    guard fields.count == 7, Self.number(fields[1]) == cells.count else { return false }
    let numbers = fields[4...].map(Self.number)
    guard zip(fields[4...], numbers).allSatisfy({ $0.isEmpty == ($1 == nil) }) else { return false }
    cells.append(
      Cell(
        name: "\(Self.text(fields[2])),\(Self.text(fields[3]))", measure: Self.text(fields[2]),
        printed: numbers[0], value: numbers[0], least: numbers[1], greatest: numbers[2]))
    return true
  }

  private static func setValues(_ certificate: inout Self, _ terms: [Term]) {
    for term in terms { certificate.cells[term.cell].value = term.number }
  }

  /// Reads numbers of cells, and hands them over where all are sound.
  private mutating func terms(
    _ fields: [Field], _ use: (inout Self, [Term]) -> Void
  ) -> Bool {
    var terms: [Term] = []
    for field in fields.dropFirst() {
      let parts = field.split(separator: UInt8(ascii: ":"))
      guard parts.count == 2, let cell = Self.number(parts[0]), cells.indices.contains(cell),
        let number = Self.number(parts[1])
      else { return false }
      terms.append(Term(cell: cell, number: number))
    }
    use(&self, terms)
    return true
  }

  private static func text(_ field: Field) -> String {
    String(decoding: field, as: UTF8.self)
  }

  private static func number(_ field: Field) -> Int? {
    Int(text(field))
  }
}
