/// How the bytes of an extract are cut into fields and numbers, as the agency declared it.
///
/// A delivery that differs is read where the difference is beyond doubt, and the difference reported:
/// a byte-order mark says the encoding, a header that has all columns says the delimiter.
public struct Dialect: Hashable, Sendable {
  /// Field delimiter, one ASCII byte.
  public var delimiter: UInt8
  /// IANA names of the encodings that the agency uses, the usual one first.
  ///
  /// A file that is not in the first one is read in one of the others only where its bytes, its code
  /// lists or there being no other choice say which.
  public var encodings: [String]
  /// Decimal mark of the file's numbers, `.` or `,`, where a column does not say otherwise.
  public var decimalMark: UInt8
  /// Physical line on which the header begins; lines above it are a preamble that is passed over.
  public var headerLine: Int

  /// Declares a dialect; the default is comma, UTF-8, decimal point, header in the first line.
  public init(
    delimiter: UInt8 = UInt8(ascii: ","), encodings: [String] = ["utf-8"],
    decimalMark: UInt8 = UInt8(ascii: "."), headerLine: Int = 1
  ) {
    self.delimiter = delimiter
    self.encodings = encodings
    self.decimalMark = decimalMark
    self.headerLine = headerLine
  }
}
