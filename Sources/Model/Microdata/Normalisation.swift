/// One kind of difference between what stood in a column and what was understood, and how often.
public struct Normalisation: Hashable, Sendable {
  /// Stable code of the note, such as `EXT201`.
  public var code: String
  /// Name of the column.
  public var column: String
  /// Values of which it is true.
  public var count: Int
  /// Physical lines of the first of them.
  public var lines: [Int]

  /// Counts a difference.
  public init(code: String, column: String, count: Int, lines: [Int]) {
    self.code = code
    self.column = column
    self.count = count
    self.lines = lines
  }
}
