/// Reads yes and no: `1` and `0`, or `bəli` and `xeyr` in the usual ways of writing them.
enum YesNoDecoder {
  private static let yes = ["1", "bəli", "Bəli", "BƏLİ"].map { Array($0.utf8) }
  private static let no = ["0", "xeyr", "Xeyr", "XEYR"].map { Array($0.utf8) }

  /// Values by the folded form of a text.
  static let folded: [String: Int64] = Dictionary(
    (yes.map { ($0, 1) } + no.map { ($0, 0) }).map { bytes, value in
      (Folding.all.fold(String(decoding: bytes, as: UTF8.self)), value)
    }, uniquingKeysWith: { first, _ in first })

  /// Reads a value as 1 or 0.
  static func decode(_ text: UnsafeBufferPointer<UInt8>, _ value: inout Int32) -> RowFault? {
    if text.count == 1, text[0] == UInt8(ascii: "1") || text[0] == Bytes.zero {
      value = Int32(text[0] - Bytes.zero)
      return nil
    }
    if yes.contains(where: { $0.elementsEqual(text) }) {
      value = 1
    } else if no.contains(where: { $0.elementsEqual(text) }) {
      value = 0
    } else {
      return .malformedYesNo
    }
    return nil
  }
}
