/// One typed column of a table, with a sentinel for missing values.
///
/// Two physical layouts serve all types, so that each kernel exists twice at most.
public struct Column: Sendable {
  /// The values, as `ValueType` says they are stored.
  public enum Storage: Sendable {
    /// Codes, identifiers, dates, months, texts.
    case narrow([Int32])
    /// Integers and decimals.
    case wide([Int64])
  }

  /// Declared type.
  public var type: ValueType
  /// Values by row.
  public var storage: Storage
  /// Texts by index for identifiers and free text, otherwise empty.
  public var dictionary: [String]
  /// Why values are missing, by row, where a marker in the extract said so; empty in nearly all columns.
  public var meanings: [Int: MissingMeaning]

  /// Marks a missing narrow value.
  public static let missingNarrow = Int32.min
  /// Marks a missing wide value.
  public static let missingWide = Int64.min

  /// Makes a column from stored values.
  public init(
    type: ValueType, storage: Storage, dictionary: [String] = [],
    meanings: [Int: MissingMeaning] = [:]
  ) {
    self.meanings = meanings
    self.type = type
    self.storage = storage
    self.dictionary = dictionary
  }

  /// Number of rows.
  public var count: Int {
    switch storage {
    case .narrow(let values): values.count
    case .wide(let values): values.count
    }
  }

  /// The stored value of a row, widened, with `missingWide` for missing.
  public subscript(row: Int) -> Int64 {
    switch storage {
    case .narrow(let values):
      values[row] == Column.missingNarrow ? Column.missingWide : Int64(values[row])
    case .wide(let values): values[row]
    }
  }
}
