/// A contract's pattern for identifiers, compiled to one table look-up a byte.
///
/// Patterns of a key are lists of single characters and classes with fixed counts, such as
/// `[0-9A-HJ-NP-Z]{7}`; only the last may vary in number. Anything else is not a key's pattern
/// and is refused when the contract is read, rather than matched slowly for every row.
struct IdentifierPattern {
  /// Longest identifier that a pattern may describe.
  static let longest = 64

  /// Fewest bytes.
  private(set) var minimum = 0
  /// Most bytes.
  private(set) var maximum = 0
  private var allowed = [UInt64](repeating: 0, count: 256)

  /// Compiles a pattern, or returns nil where it says more than a fixed layout can.
  init?(_ pattern: String) {
    var rest = ArraySlice(pattern.utf8)
    if rest.first == UInt8(ascii: "^") { rest.removeFirst() }
    if rest.last == UInt8(ascii: "$") { rest.removeLast() }
    var isOpenEnded = false
    while !rest.isEmpty {
      guard !isOpenEnded, let members = IdentifierPattern.atom(&rest),
        let (least, most) = IdentifierPattern.quantity(&rest), most >= 1, maximum + most <= 64
      else { return nil }
      for position in maximum..<(maximum + most) {
        for byte in members { allowed[Int(byte)] |= 1 << UInt64(position) }
      }
      minimum += least
      maximum += most
      isOpenEnded = least != most
    }
    guard maximum > 0 else { return nil }
  }

  /// Whether all positions allow the ten digits and nothing else.
  var isDigits: Bool {
    let all = maximum == 64 ? UInt64.max : (1 << UInt64(maximum)) - 1
    return allowed.enumerated().allSatisfy { byte, positions in
      positions == (UInt8(truncatingIfNeeded: byte) &- Bytes.zero <= 9 ? all : 0)
    }
  }

  /// Whether the whole of a text matches.
  func matches(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard text.count >= minimum, text.count <= maximum else { return false }
    return allowed.withUnsafeBufferPointer { allowed in
      guard let table = allowed.baseAddress else { return false }
      return IdentifierPattern.matches(text, table)
    }
  }

  /// Copies the table to where hot loops read it; the owner frees it.
  func makeTable() -> UnsafeMutablePointer<UInt64> {
    let table = UnsafeMutablePointer<UInt64>.allocate(capacity: 256)
    table.initialize(from: allowed, count: 256)
    return table
  }

  /// Whether each byte is allowed at its position; the length is checked elsewhere.
  @inline(__always)
  static func matches(
    _ text: UnsafeBufferPointer<UInt8>, _ table: UnsafePointer<UInt64>
  ) -> Bool {
    guard let content = text.baseAddress else { return true }
    var result: UInt64 = 1
    var index = 0
    while index < text.count {
      result &= table[Int(content[index])] &>> UInt64(truncatingIfNeeded: index)
      index &+= 1
    }
    return result & 1 == 1
  }

  private static func atom(_ rest: inout ArraySlice<UInt8>) -> [UInt8]? {
    guard let first = rest.popFirst() else { return nil }
    switch first {
    case UInt8(ascii: "["): return members(&rest)
    case UInt8(ascii: "\\"):
      guard let escaped = rest.popFirst() else { return nil }
      if escaped == UInt8(ascii: "d") { return Array(UInt8(ascii: "0")...UInt8(ascii: "9")) }
      return isWord(escaped) ? nil : [escaped]
    default:
      return "(){}|*+?.^$]".utf8.contains(first) || first >= 128 ? nil : [first]
    }
  }

  private static func members(_ rest: inout ArraySlice<UInt8>) -> [UInt8]? {
    var members: [UInt8] = []
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "]") { return members.isEmpty ? nil : members }
      guard byte < 128, byte != UInt8(ascii: "["), byte != UInt8(ascii: "\\"),
        byte != UInt8(ascii: "^")
      else { return nil }
      let second = rest.dropFirst().first
      if rest.first == Bytes.minus, let last = second, last != UInt8(ascii: "]") {
        guard last < 128, byte <= last else { return nil }
        members += Array(byte...last)
        rest.removeFirst(2)
      } else {
        members.append(byte)
      }
    }
    return nil
  }

  private static func quantity(_ rest: inout ArraySlice<UInt8>) -> (Int, Int)? {
    if rest.first == UInt8(ascii: "?") {
      rest.removeFirst()
      return (0, 1)
    }
    guard rest.first == UInt8(ascii: "{") else { return (1, 1) }
    guard let end = rest.firstIndex(of: UInt8(ascii: "}")) else { return nil }
    let parts = rest[(rest.startIndex + 1)..<end].split(
      separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
    let numbers = parts.compactMap { Int(String(decoding: $0, as: UTF8.self)) }
    rest = rest[(end + 1)...]
    guard numbers.count == parts.count, let least = numbers.first, let most = numbers.last,
      numbers.count <= 2, least >= 0, least <= most
    else { return nil }
    return (least, most)
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    byte >= 128 || DigitReader.two([byte, Bytes.zero]) >= 0
      || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }
}
