/// What is wrong with tidy files that a specification describes.
public struct TidyProblem: Hashable, Sendable {
  /// What can be wrong.
  public enum Kind: Hashable, Sendable {
    /// No file has the name of a table.
    case noFile(pattern: String)
    /// No table describes the file.
    case undescribed
    /// A column that the table names, or that it has unless it names another, is not there; and the key for its name.
    case missingColumn(String, key: String)
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
    /// Readers know another number from elsewhere: which of the known numbers, from 1.
    case knownOtherwise(Int)
    /// A known number, from 1, names a measure, dimension or code that there is none of.
    case unknownKnown(Int)
    /// Two tables have the same column of flags or numbers for different numbers.
    case sharedColumn(String)
    /// A quotient is not that of its numbers.
    case wrongQuotient
  }

  /// What is wrong.
  public var kind: Kind
  /// The file; empty for the specification.
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
