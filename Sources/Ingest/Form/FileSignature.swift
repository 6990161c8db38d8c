/// What a file really is, told by its first bytes, where it is not text that may be CSV.
enum FileSignature: String, CaseIterable {
  /// UTF-16 text without a byte-order mark.
  case utf16 = "UTF-16 text without a byte-order mark"
  /// UTF-32 text.
  case utf32 = "UTF-32 text"
  /// An Excel or LibreOffice workbook, or another ZIP archive.
  case zip = "an Excel workbook (XLSX) or another ZIP archive"
  /// A workbook of Excel 97 to 2003.
  case oldExcel = "an old Excel workbook (XLS)"
  /// Compressed by gzip twice.
  case gzip = "a gzip file within a gzip file"
  /// A page or an XML document.
  case html = "an HTML or XML page"
  /// A PDF document.
  case pdf = "a PDF document"
  /// A JSON document.
  case json = "a JSON document"
  /// A Rich Text document.
  case rtf = "an RTF document"
  /// A database or a data file of another program.
  case database = "a database or the data file of another program"
  /// Compressed by xz, bzip2, Zstandard or the like, or an archive.
  case compressed = "a compressed file or an archive"
  /// Encrypted or signed by OpenPGP.
  case encrypted = "an encrypted message"
  /// A picture.
  case picture = "a picture"
  /// Mostly bytes that no text has.
  case binary = "a file of bytes that no text has"

  /// What to do about it.
  var remedy: String {
    switch self {
    case .utf16:
      "declare encoding utf-16le or utf-16be in the contract, or ask the agency for UTF-8"
    case .utf32, .rtf, .json: "ask the agency for CSV in UTF-8"
    case .zip, .oldExcel: "open it and save it as 'CSV UTF-8', or unpack the archive"
    case .gzip, .compressed: "unpack it first"
    case .html: "download the file again: the server sent a page, often a login form"
    case .pdf, .picture, .binary: "ask the agency for the CSV file"
    case .database: "export the table as CSV in UTF-8"
    case .encrypted: "decrypt it first"
    }
  }

  /// Recognises a file by bytes with which no text in any encoding begins.
  static func recogniseStart(_ bytes: UnsafeRawBufferPointer) -> FileSignature? {
    known.first { bytes.starts(with: $0.0) }?.1
  }

  /// Recognises a file, or returns nil for what may be CSV in UTF-8 or one byte a character.
  static func recognise(_ bytes: UnsafeRawBufferPointer) -> FileSignature? {
    if let signature = recogniseStart(bytes) { return signature }
    if bytes.count > 262, bytes[257..<262].elementsEqual("ustar".utf8) { return .compressed }
    if isMarkup(bytes) { return .html }
    if isJSON(bytes) { return .json }
    return isBinary(bytes) ? .binary : nil
  }

  private static let known: [([UInt8], FileSignature)] = {
    let bytes: [([UInt8], FileSignature)] = [
      ([0x50, 0x4B, 3, 4], .zip), ([0x50, 0x4B, 5, 6], .zip),
      ([0xD0, 0xCF, 0x11, 0xE0], .oldExcel), ([0x1F, 0x8B], .gzip),
      ([0xFD, 0x37, 0x7A, 0x58, 0x5A], .compressed), ([0x28, 0xB5, 0x2F, 0xFD], .compressed),
      ([0x37, 0x7A, 0xBC, 0xAF], .compressed), ([0x04, 0x22, 0x4D, 0x18], .compressed),
      ([0x89, 0x50, 0x4E, 0x47], .picture), ([0xFF, 0xD8, 0xFF], .picture),
      ([0, 1, 0, 0, 0x53, 0x74, 0x61, 0x6E, 0x64], .database),
    ]
    let texts: [(String, FileSignature)] = [
      ("%PDF-", .pdf), ("BZh", .compressed), ("Rar!", .compressed), ("{\\rtf", .rtf),
      ("SQLite format 3", .database), ("PAR1", .database), ("ARROW1", .database),
      ("FEA1", .database), ("$FL2", .database), ("$FL3", .database),
      ("<stata_dta>", .database), ("-----BEGIN PGP", .encrypted), ("GIF8", .picture),
    ]
    return bytes + texts.map { (Array($0.utf8), $1) }
  }()

  private static func text(_ bytes: UnsafeRawBufferPointer) -> Slice<UnsafeRawBufferPointer> {
    bytes.dropFirst(ByteOrderMark.length(bytes)).drop { [9, 10, 13, 32].contains($0) }
  }

  private static func isMarkup(_ bytes: UnsafeRawBufferPointer) -> Bool {
    let body = text(bytes)
    guard body.first == UInt8(ascii: "<"), let second = body.dropFirst().first else { return false }
    let isLetter = (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(second | 0x20)
    return isLetter || second == UInt8(ascii: "!") || second == UInt8(ascii: "?")
  }

  /// Whether a JSON object or array begins, which no header with a name does.
  private static func isJSON(_ bytes: UnsafeRawBufferPointer) -> Bool {
    let body = text(bytes)
    guard let first = body.first else { return false }
    let next = body.dropFirst().drop { [9, 10, 13, 32].contains($0) }.first ?? 0
    if first == UInt8(ascii: "{") { return next == Bytes.quote || next == UInt8(ascii: "}") }
    return first == UInt8(ascii: "[") && Array("{[\"".utf8).contains(next)
  }

  /// Whether one in ten of the first bytes is a control character.
  private static func isBinary(_ bytes: UnsafeRawBufferPointer) -> Bool {
    let head = bytes.prefix(512)
    let controls = head.count { $0 < 32 && ![9, 10, 12, 13, 26].contains($0) }
    return controls > 8 && controls * 10 > head.count
  }
}

/// The bytes that some programs write before text to tell how it is encoded.
struct ByteOrderMark {
  /// Bytes of the mark.
  var length: Int
  /// IANA name of the encoding.
  var encoding: String

  /// The mark at the beginning of a file, or nil.
  init?(_ bytes: UnsafeRawBufferPointer) {
    let marks: [([UInt8], String)] = [
      ([0xEF, 0xBB, 0xBF], "utf-8"), ([0xFF, 0xFE, 0, 0], "utf-32le"),
      ([0, 0, 0xFE, 0xFF], "utf-32be"), ([0xFF, 0xFE], "utf-16le"), ([0xFE, 0xFF], "utf-16be"),
    ]
    guard let mark = marks.first(where: { bytes.starts(with: $0.0) }) else { return nil }
    (length, encoding) = (mark.0.count, mark.1)
  }

  /// Bytes of the mark of UTF-8: three or none.
  static func length(_ bytes: UnsafeRawBufferPointer) -> Int {
    bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  /// The wide encoding that zero bytes show where there is no mark: text of ASCII has them in fixed
  /// places; nil where they do not.
  static func wideEncoding(_ bytes: UnsafeRawBufferPointer) -> String? {
    let head = bytes.prefix(64)
    guard head.count >= 4 else { return nil }
    let zeros = (0..<4).map { place in head.indices.count { $0 % 4 == place && head[$0] == 0 } }
    let quarter = head.count / 4
    if zeros[0] + zeros[1] + zeros[2] >= quarter * 3, zeros[3] == 0 { return "utf-32be" }
    if zeros[1] + zeros[2] + zeros[3] >= quarter * 3, zeros[0] == 0 { return "utf-32le" }
    let (even, odd) = (zeros[0] + zeros[2], zeros[1] + zeros[3])
    guard max(even, odd) * 4 >= head.count, min(even, odd) * 4 <= max(even, odd) else { return nil }
    return even > odd ? "utf-16be" : "utf-16le"
  }
}
