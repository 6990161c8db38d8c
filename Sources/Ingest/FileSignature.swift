/// What a file really is, told by its first bytes, where it is not a CSV file in an ASCII superset.
enum FileSignature: String, CaseIterable {
  /// UTF-16 text, as Excel's "Unicode text" writes it.
  case utf16 = "UTF-16 text"
  /// An Excel or LibreOffice workbook, or another ZIP archive.
  case zip = "an Excel workbook (XLSX) or another ZIP archive"
  /// A workbook of Excel 97 to 2003.
  case oldExcel = "an old Excel workbook (XLS)"
  /// Compressed by gzip.
  case gzip = "a gzip file"
  /// A page or an XML document.
  case html = "an HTML or XML page"
  /// A PDF document.
  case pdf = "a PDF document"
  /// Compressed by xz, bzip2 or Zstandard.
  case compressed = "a compressed file"

  /// What to do about it.
  var remedy: String {
    switch self {
    case .utf16: "declare encoding utf-16 in the contract, or ask the agency for UTF-8"
    case .zip, .oldExcel: "open it and save it as 'CSV UTF-8', or unpack the archive"
    case .gzip, .compressed: "unpack it first"
    case .html: "download the file again: the server sent a page, often a login form"
    case .pdf: "ask the agency for the CSV file"
    }
  }

  /// Recognises a file, or returns nil for what may be CSV.
  static func recognise(_ bytes: UnsafeRawBufferPointer) -> FileSignature? {
    let known: [([UInt8], FileSignature)] = [
      ([0xFF, 0xFE], .utf16), ([0xFE, 0xFF], .utf16), ([0x50, 0x4B, 3, 4], .zip),
      ([0x50, 0x4B, 5, 6], .zip), ([0xD0, 0xCF, 0x11, 0xE0], .oldExcel), ([0x1F, 0x8B], .gzip),
      (Array("%PDF-".utf8), .pdf), ([0xFD, 0x37, 0x7A, 0x58, 0x5A], .compressed),
      (Array("BZh".utf8), .compressed), ([0x28, 0xB5, 0x2F, 0xFD], .compressed),
    ]
    for (start, signature) in known where bytes.starts(with: start) {
      return signature
    }
    if isMarkup(bytes) { return .html }
    return isUTF16(bytes) ? .utf16 : nil
  }

  /// Without a byte-order mark, UTF-16 shows as a NUL in every other byte.
  private static func isUTF16(_ bytes: UnsafeRawBufferPointer) -> Bool {
    let head = bytes.prefix(64)
    guard head.count >= 4 else { return false }
    let even = head.indices.count { $0 % 2 == 0 && head[$0] == 0 }
    let odd = head.indices.count { $0 % 2 == 1 && head[$0] == 0 }
    return max(even, odd) * 4 >= head.count && min(even, odd) == 0
  }

  private static func isMarkup(_ bytes: UnsafeRawBufferPointer) -> Bool {
    let body = bytes.dropFirst(ByteOrderMark.length(bytes)).drop { [9, 10, 13, 32].contains($0) }
    guard body.first == UInt8(ascii: "<"), let second = body.dropFirst().first else { return false }
    let isLetter = (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(second | 0x20)
    return isLetter || second == UInt8(ascii: "!") || second == UInt8(ascii: "?")
  }
}

/// The three bytes that some programs write before UTF-8 text.
enum ByteOrderMark {
  /// Bytes to skip: three or none.
  static func length(_ bytes: UnsafeRawBufferPointer) -> Int {
    bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }
}
