public import Model

/// The file that lists the rows set aside; it holds personal data and stays private.
public enum QuarantineFile {
  /// Names of the columns, in order.
  public static let columns = [
    "line", "column", "field", "reason", "explanation", "suggestion", "original",
  ]

  /// The contents of `private/quarantine/PERIOD/EXTRACT.csv`: UTF-8, LF, one row for each row.
  ///
  /// `explanation` says what the reason means, `suggestion` how the row could be mended, and `original`
  /// holds the bytes as they arrived, in quotes, with quotes doubled.
  public static func contents(of rows: [QuarantinedRow]) -> [UInt8] {
    let titles = Dictionary(
      ExtractCatalogue.entries.map { ($0.code, $0.title) }, uniquingKeysWith: { first, _ in first })
    var bytes = Array((columns.joined(separator: ",") + "\n").utf8)
    for row in rows {
      bytes += "\(row.line),\(row.column),".utf8
      append(Array((row.field ?? "").utf8), to: &bytes)
      bytes += ",\(row.reason),".utf8
      append(Array((titles[row.reason] ?? "").utf8), to: &bytes)
      bytes += ",".utf8
      append(Array(row.suggestion.utf8), to: &bytes)
      bytes += ",".utf8
      append(row.bytes, to: &bytes)
      bytes.append(10)
    }
    return bytes
  }

  private static func append(_ text: [UInt8], to bytes: inout [UInt8]) {
    guard !text.isEmpty else { return }
    bytes.append(Bytes.quote)
    for byte in text {
      if byte == Bytes.quote { bytes.append(byte) }
      bytes.append(byte)
    }
    bytes.append(Bytes.quote)
  }
}
