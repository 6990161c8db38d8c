/// Whether a text is an identifier: a letter, then letters, digits and `_`, ASCII, 60 at most.
func isIdentifier(_ text: some StringProtocol) -> Bool {
  let bytes = text.utf8
  guard let first = bytes.first, bytes.count <= 60, isLowercaseLetter(first) else { return false }
  return bytes.allSatisfy {
    isLowercaseLetter($0) || isDigit($0) || $0 == UInt8(ascii: "_")
  }
}

private func isLowercaseLetter(_ byte: UInt8) -> Bool {
  (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
}
