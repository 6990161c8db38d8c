/// Codes joined by full stops as in an SDMX series key, reversible for any code.
///
/// A full stop or backslash within a code is written behind a backslash.
enum KeyText {
  /// `["F", "_T"]` becomes `F._T`.
  static func joined(_ codes: [String]) -> String {
    codes.map(escaped).joined(separator: ".")
  }

  /// `F._T` becomes `["F", "_T"]`; the empty text is the key without dimensions.
  static func split(_ text: String) -> [String] {
    guard !text.isEmpty else { return [] }
    var codes: [String] = []
    var code: [UInt8] = []
    var isEscaped = false
    for byte in text.utf8 {
      if isEscaped {
        code.append(byte)
        isEscaped = false
      } else if byte == UInt8(ascii: "\\") {
        isEscaped = true
      } else if byte == UInt8(ascii: ".") {
        codes.append(String(decoding: code, as: UTF8.self))
        code.removeAll()
      } else {
        code.append(byte)
      }
    }
    return codes + [String(decoding: code, as: UTF8.self)]
  }

  private static func escaped(_ code: String) -> String {
    guard code.utf8.contains(where: { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "\\") }) else {
      return code
    }
    var bytes: [UInt8] = []
    for byte in code.utf8 {
      if byte == UInt8(ascii: ".") || byte == UInt8(ascii: "\\") {
        bytes.append(UInt8(ascii: "\\"))
      }
      bytes.append(byte)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
