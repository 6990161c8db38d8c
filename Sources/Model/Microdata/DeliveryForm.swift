/// How the bytes of one delivery were read, where that was recognised and not declared too.
public struct DeliveryForm: Hashable, Sendable {
  /// IANA name of the encoding.
  public var encoding = "utf-8"
  /// Whether a byte-order mark stood before the text.
  public var hasByteOrderMark = false
  /// Whether the file was compressed by gzip.
  public var isCompressed = false
  /// Field delimiter, one ASCII byte.
  public var delimiter = UInt8(ascii: ",")
  /// Line ends that occur: `lf`, `crlf`, `cr`, or `mixed`.
  public var lineEnds = "lf"
  /// Physical line on which the header begins.
  public var headerLine = 1

  /// The delimiter as text.
  public var delimiterText: String { String(decoding: [delimiter], as: UTF8.self) }

  /// Describes the plainest form.
  public init() {}
}
