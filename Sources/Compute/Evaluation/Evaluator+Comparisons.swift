import Model

extension Evaluator {
  /// Compares two vectors; with a missing value the outcome is unknown.
  func compared(_ sign: Comparison, _ left: Vector, _ right: Vector) -> [UInt8] {
    if case .real = left { return comparedReals(sign, left.real, right.real) }
    if case .real = right { return comparedReals(sign, left.real, right.real) }
    let (first, second) = (left.exact, right.exact)
    return switch sign {
    case .equal: exact(first, second) { $0 == $1 }
    case .notEqual: exact(first, second) { $0 != $1 }
    case .less: exact(first, second) { $0 < $1 }
    case .lessOrEqual: exact(first, second) { $0 <= $1 }
    case .greater: exact(first, second) { $0 > $1 }
    case .greaterOrEqual: exact(first, second) { $0 >= $1 }
    }
  }

  @inline(__always)
  private func exact(
    _ left: [Int64], _ right: [Int64], _ holds: (Int64, Int64) -> Bool
  ) -> [UInt8] {
    zip(left, right).map { first, second in
      first == Column.missingWide || second == Column.missingWide
        ? Truth.unknown : (holds(first, second) ? Truth.yes : Truth.no)
    }
  }

  private func comparedReals(_ sign: Comparison, _ left: [Double], _ right: [Double]) -> [UInt8] {
    zip(left, right).map { first, second in
      guard !first.isNaN, !second.isNaN else { return Truth.unknown }
      let holds =
        switch sign {
        case .equal: first == second
        case .notEqual: first != second
        case .less: first < second
        case .lessOrEqual: first <= second
        case .greater: first > second
        case .greaterOrEqual: first >= second
        }
      return holds ? Truth.yes : Truth.no
    }
  }

  /// Whether values are among some others.
  func among(_ values: [Int64], _ members: [Int64]) -> [UInt8] {
    values.map { value in
      value == Column.missingWide
        ? Truth.unknown : (members.contains(value) ? Truth.yes : Truth.no)
    }
  }

  /// The index of the band that each value falls in: how many bounds are not above it.
  func cut(_ values: Vector, at bounds: [Int64]) -> [Int64] {
    if case .real(let reals) = values {
      return reals.map { value in
        value.isNaN
          ? Column.missingWide
          : Int64(bounds.prefix { Double($0) <= value }.count)
      }
    }
    return values.exact.map { value in
      value == Column.missingWide
        ? Column.missingWide : Int64(bounds.prefix { $0 <= value }.count)
    }
  }

  /// Another code for each code.
  func recoded(_ values: [Int64], _ mapping: [Int32]) -> [Int64] {
    values.map { value in
      guard value >= 0, value < mapping.count else { return Column.missingWide }
      let code = mapping[Int(value)]
      return code == Column.missingNarrow ? Column.missingWide : Int64(code)
    }
  }

  /// The code at the place of each value in a table that begins with a first value.
  func tabled(_ values: [Int64], from first: Int64, _ codes: [Int32]) -> [Int64] {
    values.map { value in
      let (place, overflow) = value.subtractingReportingOverflow(first)
      guard !overflow, value != Column.missingWide, place >= 0, place < codes.count else {
        return Column.missingWide
      }
      let code = codes[Int(place)]
      return code == Column.missingNarrow ? Column.missingWide : Int64(code)
    }
  }

  /// A parameter's value for the group that each code names.
  func parameters(_ id: String, of groups: [String], _ codes: [Int64]) -> [Double] {
    let values = groups.map { parameter(id, of: $0) }
    return codes.map { $0 >= 0 && $0 < values.count ? values[Int($0)] : .nan }
  }
}
