/// How certificates name cells, and how people read the names.
enum CellName {
  /// A name as certificates write it.
  static func escaped(_ name: String) -> String {
    guard name.utf8.contains(where: { $0 < 0x20 || [0x25, 0x2C, 0x3B, 0x3D, 0x22].contains($0) })
    else { return name }
    return name.unicodeScalars.map { scalar in
      guard scalar.value < 0x20 || "%,;=\"".unicodeScalars.contains(scalar) else {
        return String(scalar)
      }
      let digits = String(scalar.value, radix: 16, uppercase: true)
      return digits.count < 2 ? "%0\(digits)" : "%\(digits)"
    }.joined()
  }

  /// The codes that are not totals, in the order of the dimensions.
  static func place(_ codes: [String: String], of specification: PublishedSpecification) -> String {
    codes.sorted { $0.key < $1.key }
      .filter { specification.dimensions[$0.key]?.total != $0.value }
      .map { "\(escaped($0.key))=\(escaped($0.value))" }.joined(separator: ";")
  }

  /// A name as people read it: `pop,region=A;sex=F` is `pop[region=A, sex=F]`.
  static func readable(_ name: String) -> String {
    let parts = name.split(separator: ",", maxSplits: 1, omittingEmptySubsequences: false)
    let measure = unescaped(parts.first ?? "")
    guard let place = parts.dropFirst().first, !place.isEmpty else { return measure }
    let codes = place.split(separator: ";").map { code in
      code.split(separator: "=", maxSplits: 1).map { unescaped($0) }.joined(separator: "=")
    }
    return "\(measure)[\(codes.joined(separator: ", "))]"
  }

  private static func unescaped(_ text: Substring) -> String {
    let parts = text.split(separator: "%", omittingEmptySubsequences: false)
    return parts.dropFirst().reduce(String(parts.first ?? "")) { name, part in
      guard let value = UInt8(part.prefix(2), radix: 16) else { return "\(name)%\(part)" }
      return name + String(UnicodeScalar(value)) + part.dropFirst(2)
    }
  }
}
