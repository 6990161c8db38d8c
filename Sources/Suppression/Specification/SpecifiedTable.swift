/// A file of a release, or several of one form, and what one of its columns of numbers says.
public struct SpecifiedTable: Codable, Hashable, Sendable {
  /// Path within the folder; `*` stands for any text.
  public var file: String
  /// For a dimension the column with its code, where that has not the dimension's own name.
  public var columns: [String: String]?
  /// For a dimension the code of all rows.
  public var fixed: [String: String]?
  /// What the numbers are.
  public var measure: MeasureSource
  /// Column with the numbers; `value` unless said.
  public var value: String?
  /// Column with the flag.
  public var flag: String?
  /// Flags that say that a number is hidden; an empty number is hidden as well.
  public var suppressed: [String]?
  /// Rows that hold no number at all, because there is none.
  public var absent: Absence?
  /// How numbers were rounded.
  public var rounding: Rounding?
  /// Column with the number of persons behind a number; for the protector alone.
  public var contributors: String?
  /// Column with the greatest contribution of one person to a sum; for the protector alone.
  public var largest: String?
  /// Column with the next greatest contribution; for the protector alone.
  public var second: String?

  /// Which measure the numbers are.
  public enum MeasureSource: Hashable, Sendable {
    /// One for all rows.
    case named(String)
    /// The one that a column names, by itself or through a map.
    case column(String, map: [String: String]?)
  }

  /// Which rows hold no number.
  public struct Absence: Codable, Hashable, Sendable {
    /// The column that says so.
    public var column: String
    /// Its values that say so.
    public var values: [String]

    /// Names a column and values.
    public init(column: String, values: [String]) {
      self.column = column
      self.values = values
    }
  }

  /// To which base numbers were rounded.
  public struct Rounding: Codable, Hashable, Sendable {
    /// The base.
    public var base: Int
    /// `nearest` or `random`; `controlled` where all numbers come from one rounded cube.
    public var mode: String?

    /// Describes a rounding.
    public init(base: Int, mode: String? = nil) {
      self.base = base
      self.mode = mode
    }
  }

  /// Describes a table.
  public init(
    file: String, columns: [String: String]? = nil, fixed: [String: String]? = nil,
    measure: MeasureSource, value: String? = nil, flag: String? = nil, suppressed: [String]? = nil,
    absent: Absence? = nil, rounding: Rounding? = nil
  ) {
    self.file = file
    self.columns = columns
    self.fixed = fixed
    self.measure = measure
    self.value = value
    self.flag = flag
    self.suppressed = suppressed
    self.absent = absent
    self.rounding = rounding
  }
}

extension SpecifiedTable.MeasureSource: Codable {
  private struct Column: Codable {
    var column: String
    var map: [String: String]?
  }

  /// Reads a name, or an object with a column.
  public init(from decoder: any Decoder) throws {
    if let name = try? decoder.singleValueContainer().decode(String.self) {
      self = .named(name)
    } else {
      let source = try Column(from: decoder)
      self = .column(source.column, map: source.map)
    }
  }

  /// Writes a name, or an object with a column.
  public func encode(to encoder: any Encoder) throws {
    switch self {
    case .named(let name):
      var container = encoder.singleValueContainer()
      try container.encode(name)
    case .column(let column, let map):
      try Column(column: column, map: map).encode(to: encoder)
    }
  }
}
