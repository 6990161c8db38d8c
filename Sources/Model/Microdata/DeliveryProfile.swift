/// What one delivery looks like as a whole, to compare it with the one before.
public struct DeliveryProfile: Hashable, Sendable {
  /// Rows accepted.
  public var rows: Int
  /// SHA-256 of the file, 64 hexadecimal digits.
  public var sha256: String
  /// Accepted rows by coded column and position in the code list.
  public var codes: [String: [Int]]
  /// Sums by numeric column, scaled like the stored values; a column whose sum leaves 64 bits is left
  /// out.
  public var sums: [String: Int64]
  /// Greatest values by numeric column, scaled like the stored values.
  public var maxima: [String: Int64]

  /// Describes a delivery.
  public init(
    rows: Int, sha256: String, codes: [String: [Int]] = [:], sums: [String: Int64] = [:],
    maxima: [String: Int64] = [:]
  ) {
    self.rows = rows
    self.sha256 = sha256
    self.codes = codes
    self.sums = sums
    self.maxima = maxima
  }
}
