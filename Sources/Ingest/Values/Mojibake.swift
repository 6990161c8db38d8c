/// UTF-8 that was read as Windows-1252 and saved as UTF-8: `Å` and `Ÿ` in place of `ş`.
enum Mojibake {
  /// Characters of Windows-1252 between 0x80 and 0x9F; the five that it lacks stay controls.
  private static let upper: [Unicode.Scalar] = [
    "€", "\u{81}", "‚", "ƒ", "„", "…", "†", "‡", "ˆ", "‰", "Š", "‹", "Œ", "\u{8D}", "Ž", "\u{8F}",
    "\u{90}", "‘", "’", "“", "”", "•", "–", "—", "˜", "™", "š", "›", "œ", "\u{9D}", "ž", "Ÿ",
  ]

  /// The text before the mistake, or nil where there was none.
  static func undone(_ text: String) -> String? {
    var bytes: [UInt8] = []
    for scalar in text.unicodeScalars {
      if scalar.value < 0x80 || (0xA0...0xFF).contains(scalar.value) {
        bytes.append(UInt8(truncatingIfNeeded: scalar.value))
      } else if let index = upper.firstIndex(of: scalar) {
        bytes.append(0x80 + UInt8(truncatingIfNeeded: index))
      } else {
        return nil
      }
    }
    guard bytes.contains(where: { $0 >= 0xC0 }) else { return nil }
    return String(validating: bytes, as: UTF8.self)
  }
}
