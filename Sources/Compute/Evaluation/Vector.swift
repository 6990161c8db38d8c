import Model

/// The values of an expression for a block of rows.
enum Vector {
  /// Stored values of any exact type, `Column.missingWide` for missing.
  case exact([Int64])
  /// Real numbers, NaN for missing.
  case real([Double])
  /// Truth values by `Truth`.
  case truth([UInt8])

  /// Number of rows.
  var count: Int {
    switch self {
    case .exact(let values): values.count
    case .real(let values): values.count
    case .truth(let values): values.count
    }
  }

  /// Exact values; a truth becomes 1, 0 or missing.
  var exact: [Int64] {
    switch self {
    case .exact(let values): values
    case .truth(let values): values.map { $0 == Truth.unknown ? Column.missingWide : Int64($0) }
    case .real(let values): values.map { _ in Column.missingWide }
    }
  }

  /// Real values; exact ones unscaled.
  var real: [Double] {
    switch self {
    case .real(let values): values
    case .exact(let values): values.map { $0 == Column.missingWide ? .nan : Double($0) }
    case .truth(let values): values.map { $0 == Truth.unknown ? .nan : Double($0) }
    }
  }

  /// Truth values; a stored yes or no becomes one.
  var truth: [UInt8] {
    switch self {
    case .truth(let values): values
    case .exact(let values):
      values.map { $0 == Column.missingWide ? Truth.unknown : ($0 == 0 ? Truth.no : Truth.yes) }
    case .real(let values): values.map { _ in Truth.unknown }
    }
  }

  /// The values of chosen rows; a negative index gives missing.
  func gathered(_ rows: [Int32]) -> Vector {
    switch self {
    case .exact(let values): .exact(rows.map { $0 < 0 ? Column.missingWide : values[Int($0)] })
    case .real(let values): .real(rows.map { $0 < 0 ? .nan : values[Int($0)] })
    case .truth(let values): .truth(rows.map { $0 < 0 ? Truth.unknown : values[Int($0)] })
    }
  }

  /// So many missing values of a type.
  static func missing(_ type: ValueType, count: Int) -> Vector {
    switch type {
    case .yesNo: .truth(Array(repeating: Truth.unknown, count: count))
    case .real: .real(Array(repeating: .nan, count: count))
    default: .exact(Array(repeating: Column.missingWide, count: count))
    }
  }

  /// The values at places that a test holds for; missing at the others.
  func keeping(_ isKept: (Int) -> Bool) -> Vector {
    switch self {
    case .exact(let values):
      .exact(values.indices.map { isKept($0) ? values[$0] : Column.missingWide })
    case .real(let values): .real(values.indices.map { isKept($0) ? values[$0] : .nan })
    case .truth(let values):
      .truth(values.indices.map { isKept($0) ? values[$0] : Truth.unknown })
    }
  }

  /// Exact values that are ordered as the values are; real ones by their bits.
  ///
  /// IEEE 754 numbers of one sign are ordered as their bits read as integers.
  var ordered: [Int64] {
    guard case .real(let values) = self else { return exact }
    return values.map { value in
      guard !value.isNaN else { return Column.missingWide }
      let bits = Int64(bitPattern: (value + 0).bitPattern)
      return bits < 0 ? bits ^ Int64.max : bits
    }
  }

  /// The first value for every row of a longer block.
  func repeated(_ count: Int) -> Vector {
    switch self {
    case .exact(let values):
      .exact(Array(repeating: values.first ?? Column.missingWide, count: count))
    case .real(let values): .real(Array(repeating: values.first ?? .nan, count: count))
    case .truth(let values): .truth(Array(repeating: values.first ?? Truth.unknown, count: count))
    }
  }
}

/// Kleene's three truth values.
enum Truth {
  /// Does not hold.
  static let no: UInt8 = 0
  /// Holds.
  static let yes: UInt8 = 1
  /// A value that decides it is missing.
  static let unknown: UInt8 = 2

  /// Two conditions together.
  @inline(__always)
  static func and(_ left: UInt8, _ right: UInt8) -> UInt8 {
    // Of yes and unknown, unknown is the greater number; one no decides.
    left == no || right == no ? no : max(left, right)
  }

  /// At least one of two conditions.
  @inline(__always)
  static func or(_ left: UInt8, _ right: UInt8) -> UInt8 {
    // Of no and unknown, unknown is the greater number; one yes decides.
    left == yes || right == yes ? yes : max(left, right)
  }

  /// The opposite.
  static func not(_ value: UInt8) -> UInt8 {
    value == unknown ? unknown : 1 - value
  }
}
