/// What has probably happened to an identifier that does not match its pattern.
struct IdentifierHints {
  private static let mostCandidates = 5

  /// The compiled pattern.
  var table: UnsafePointer<UInt64>
  /// Fewest and most bytes.
  var lengths: ClosedRange<Int>
  /// Whether cards print a check character behind it, as behind the FIN.
  var hasCheckCharacter: Bool

  /// Names the fault of a text that does not match, with what the identifier may have been.
  func outcome(_ text: String) -> FieldOutcome {
    let bytes = Array(text.utf8)
    if bytes.contains(where: { $0 >= 128 }) {
      let latin = Folding([.lookAlikes]).fold(text)
      let isMended = matches(Array(latin.utf8))
      let isCyrillic = text.unicodeScalars.contains { (0x400...0x52F).contains($0.value) }
      guard isCyrillic || isMended else { return .fault(.identifierPattern) }
      return .fault(.identifierLookAlike, suggestion: isMended ? latin : "")
    }
    if hasCheckCharacter, bytes.count == lengths.upperBound + 1, matches(bytes.dropLast()) {
      return .fault(
        .identifierCheckCharacter, suggestion: String(decoding: bytes.dropLast(), as: UTF8.self))
    }
    if let digits = IdentifierHints.digits(ofExponent: bytes) {
      return .fault(.identifierExponent, suggestion: candidates(digits))
    }
    if bytes.count < lengths.lowerBound, isNumber(bytes) {
      return .fault(.identifierDigitsLost, suggestion: candidates(bytes))
    }
    let capitals = bytes.map { (97...122).contains($0) ? $0 & 0xDF : $0 }
    return .fault(
      .identifierPattern,
      suggestion: matches(capitals) ? String(decoding: capitals, as: UTF8.self) : "")
  }

  private func matches(_ bytes: [UInt8]) -> Bool {
    lengths.contains(bytes.count)
      && bytes.withUnsafeBufferPointer { IdentifierPattern.matches($0, table) }
  }

  private func isNumber(_ bytes: [UInt8]) -> Bool {
    !bytes.isEmpty && bytes.allSatisfy { $0 &- Bytes.zero <= 9 }
  }

  /// The digits of `1.2E+05`, which a spreadsheet shows for 120000; nil for anything else.
  private static func digits(ofExponent bytes: [UInt8]) -> [UInt8]? {
    guard let exponent = bytes.firstIndex(where: { $0 | 0x20 == UInt8(ascii: "e") }) else {
      return nil
    }
    var power = bytes[(exponent + 1)...]
    let mantissa = bytes[..<exponent]
    let hasPlus = power.first == UInt8(ascii: "+")
    if hasPlus { power.removeFirst() }
    let parts = mantissa.split(omittingEmptySubsequences: false) { $0 == 0x2E || $0 == 0x2C }
    guard hasPlus || parts.count == 2, parts.count <= 2, power.count <= 2,
      let shift = Int(String(decoding: power, as: UTF8.self)), (0...30).contains(shift),
      parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy { $0 &- Bytes.zero <= 9 } })
    else { return nil }
    let decimals = parts.count == 2 ? parts[1].count : 0
    guard shift >= decimals else { return nil }
    return parts.flatMap { $0 } + Array(repeating: Bytes.zero, count: shift - decimals)
  }

  /// Identifiers of which a spreadsheet makes these digits: without its leading zeros, or as a power
  /// of ten such as `12E0004`.
  private func candidates(_ digits: [UInt8]) -> String {
    let size = lengths.upperBound
    var found: [[UInt8]] = []
    let short = Array(digits.drop { $0 == Bytes.zero })
    if short.count <= size { found.append(padding(size - short.count) + short) }
    var (mantissa, power) = (short, 0)
    while !mantissa.isEmpty {
      let exponent = Array(String(power).utf8)
      let room = size - mantissa.count - 1 - exponent.count
      if room >= 0 { found.append(mantissa + [UInt8(ascii: "E")] + padding(room) + exponent) }
      guard mantissa.last == Bytes.zero else { break }
      mantissa.removeLast()
      power += 1
    }
    let valid = found.filter { matches($0) }.prefix(IdentifierHints.mostCandidates)
    return valid.map { String(decoding: $0, as: UTF8.self) }.joined(separator: " or ")
  }

  private func padding(_ count: Int) -> [UInt8] {
    Array(repeating: Bytes.zero, count: max(0, count))
  }
}
