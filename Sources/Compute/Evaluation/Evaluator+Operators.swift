import Model

extension Evaluator {
  /// The value of an operation on the values of its operands.
  func combined(_ expression: Expression, _ operands: [Vector]) -> Vector {
    switch expression.kind {
    case .scaled(_, let factor): .exact(operands[0].exact.map { scaled($0, by: factor) })
    case .toReal(_, let scale): .real(unscaled(operands[0].exact, scale))
    case .arithmetic(let sign, _, _): arithmetic(sign, expression.type, operands[0], operands[1])
    case .shifted(_, let amount, let unit):
      .exact(shifted(operands[0].exact, by: amount, unit, isMonth: expression.type == .month))
    case .elapsed(let unit, _, _):
      .exact(elapsed(unit, from: operands[0].exact, to: operands[1].exact))
    case .comparison(let sign, _, _): .truth(compared(sign, operands[0], operands[1]))
    case .among(_, let members): .truth(among(operands[0].exact, members))
    case .isMissing: .truth(isMissing(operands[0]))
    case .and: .truth(folded(operands) { Truth.and($0, $1) })
    case .or: .truth(folded(operands) { Truth.or($0, $1) })
    case .not: .truth(operands[0].truth.map(Truth.not))
    case .otherwise: otherwise(operands[0], operands[1])
    case .rank: operands[0]
    case .cut(_, let bounds): .exact(cut(operands[0], at: bounds))
    case .recoded(_, let mapping): .exact(recoded(operands[0].exact, mapping))
    case .anniversary(let month, let day, _):
      .exact(anniversary(month: month, day: day, before: operands[0].exact))
    case .parameterOf(let id, let groups, _):
      .real(parameters(id, of: groups, operands[0].exact))
    case .yearOf: .exact(years(of: operands[0].exact))
    case .monthOf: .exact(months(of: operands[0].exact))
    case .tabled(_, let first, let codes): .exact(tabled(operands[0].exact, from: first, codes))
    default: operands.first ?? .exact([])
    }
  }

  private func scaled(_ value: Int64, by factor: Int64) -> Int64 {
    value == Column.missingWide ? value : checked(value.multipliedReportingOverflow(by: factor))
  }

  private func unscaled(_ values: [Int64], _ scale: Int64) -> [Double] {
    let divisor = Double(scale)
    return values.map { $0 == Column.missingWide ? .nan : Double($0) / divisor }
  }

  /// A result beyond 64 bits is missing rather than wrong.
  private func checked(_ result: (partialValue: Int64, overflow: Bool)) -> Int64 {
    result.overflow ? Column.missingWide : result.partialValue
  }

  private func arithmetic(
    _ sign: Arithmetic, _ type: ValueType, _ left: Vector, _ right: Vector
  ) -> Vector {
    guard type == .real else {
      return .exact(
        zip(left.exact, right.exact).map { first, second in
          guard first != Column.missingWide, second != Column.missingWide else {
            return Column.missingWide
          }
          return switch sign {
          case .add: checked(first.addingReportingOverflow(second))
          case .subtract: checked(first.subtractingReportingOverflow(second))
          case .multiply: checked(first.multipliedReportingOverflow(by: second))
          case .divide: Column.missingWide
          }
        })
    }
    return .real(
      zip(left.real, right.real).map { first, second in
        let result =
          switch sign {
          case .add: first + second
          case .subtract: first - second
          case .multiply: first * second
          case .divide: first / second
          }
        // Infinity, the quotient by zero among others, is no value.
        return result.isFinite ? result : .nan
      })
  }

  @inline(__always)
  private func folded(_ operands: [Vector], _ rule: (UInt8, UInt8) -> UInt8) -> [UInt8] {
    var result = operands.first?.truth ?? []
    for operand in operands.dropFirst() {
      let next = operand.truth
      for row in 0..<min(result.count, next.count) { result[row] = rule(result[row], next[row]) }
    }
    return result
  }

  private func isMissing(_ values: Vector) -> [UInt8] {
    switch values {
    case .exact(let values): values.map { $0 == Column.missingWide ? Truth.yes : Truth.no }
    case .real(let values): values.map { $0.isNaN ? Truth.yes : Truth.no }
    case .truth(let values): values.map { $0 == Truth.unknown ? Truth.yes : Truth.no }
    }
  }

  private func otherwise(_ first: Vector, _ second: Vector) -> Vector {
    switch first {
    case .exact(let values):
      .exact(zip(values, second.exact).map { $0 == Column.missingWide ? $1 : $0 })
    case .real(let values): .real(zip(values, second.real).map { $0.isNaN ? $1 : $0 })
    case .truth(let values): .truth(zip(values, second.truth).map { $0 == Truth.unknown ? $1 : $0 })
    }
  }
}
