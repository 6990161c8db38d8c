public import Model

/// The file that lists the rows set aside; it holds personal data and stays private.
public enum QuarantineFile {
  /// The contents of `private/quarantine/PERIOD/EXTRACT.csv`: UTF-8, LF, one row for each row.
  ///
  /// `original` holds the bytes as they arrived, in quotes, with quotes doubled.
  public static func contents(of rows: [QuarantinedRow]) -> [UInt8] {
    var bytes = Array("line,column,field,reason,original\n".utf8)
    for row in rows {
      bytes += "\(row.line),\(row.column),".utf8
      append(Array((row.field ?? "").utf8), to: &bytes)
      bytes += ",\(row.reason),".utf8
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
