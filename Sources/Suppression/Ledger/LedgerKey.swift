/// Names a cell in the same way in every release: what is counted, where, and when.
public struct LedgerKey: Hashable, Comparable, Sendable {
  /// Id of the measure.
  public var measure: String
  /// Codes of all dimensions but time that do not stand at their total, as `LedgerKey.position` writes them.
  public var position: String
  /// Reference period; empty for a table without time.
  public var period: String

  /// Names a cell.
  public init(measure: String, position: String, period: String) {
    self.measure = measure
    self.position = position
    self.period = period
  }

  /// Ordered by measure, position and period.
  public static func < (left: LedgerKey, right: LedgerKey) -> Bool {
    (left.measure, left.position, left.period) < (right.measure, right.position, right.period)
  }

  /// Codes as one text: `citizenship=SYR;sex=F`, ordered by dimension.
  ///
  /// The order of columns in a file, and dimensions that are added later and stand at their total, leave the name
  /// as it is.
  public static func position(_ codes: [(dimension: String, code: String)]) -> String {
    codes.sorted { $0.dimension < $1.dimension }
      .map { "\(escaped($0.dimension))=\(escaped($0.code))" }.joined(separator: ";")
  }

  private static func escaped(_ text: String) -> String {
    guard text.utf8.contains(where: reserved.contains) else { return text }
    let bytes = text.utf8.flatMap { reserved.contains($0) ? [UInt8(ascii: "\\"), $0] : [$0] }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static let reserved = Array("\\;=".utf8)
}
