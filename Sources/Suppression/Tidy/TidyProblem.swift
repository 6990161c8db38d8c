/// What is wrong with tidy files that a specification describes.
public struct TidyProblem: Hashable, Sendable {
  /// What can be wrong.
  public enum Kind: Hashable, Sendable {
    /// No file has the name of a table.
    case noFile(pattern: String)
    /// No table describes the file.
    case undescribed
    /// A column that the table names is not there.
    case missingColumn(String)
    /// The table names a dimension that there is none of.
    case unknownDimension(String)
    /// The column of measures has a text that stands for none.
    case unknownMeasure(column: String)
    /// A code is none of its dimension.
    case unknownCode(column: String)
    /// A number is missing or hidden.
    case missingNumber
    /// A number is none, or has more than 15 digits.
    case noNumber
    /// A count has decimal places or is negative.
    case noCount
    /// The same cell has another number elsewhere.
    case contradiction
    /// An earlier release printed another number of the same cell.
    case revised
    /// Numbers were rounded.
    case rounded
    /// The columns of contributions do not agree with the sum.
    case contributions
  }

  /// What is wrong.
  public var kind: Kind
  /// The file.
  public var file: String
  /// The line, from 1.
  public var line: Int?

  /// Names what is wrong.
  public init(kind: Kind, file: String, line: Int? = nil) {
    self.kind = kind
    self.file = file
    self.line = line
  }
}
