import Model

/// Runs the steps of a `RowProgram` over the registers of one row.
struct RowMachine {
  private let steps: UnsafeMutableBufferPointer<RowProgram.Step>
  private let lists: UnsafeMutableBufferPointer<Int64>
  private let values: UnsafeMutablePointer<Int64>
  private let texts: UnsafePointer<PackedBytes>

  /// Works on the registers `values`, whose texts are packed in `texts`.
  init(
    steps: UnsafeMutableBufferPointer<RowProgram.Step>,
    lists: UnsafeMutableBufferPointer<Int64>, values: UnsafeMutablePointer<Int64>,
    texts: UnsafePointer<PackedBytes>
  ) {
    self.steps = steps
    self.lists = lists
    self.values = values
    self.texts = texts
  }

  /// Runs some of the steps.
  @inline(__always)
  func run(_ range: Range<Int>) {
    guard let steps = steps.baseAddress else { return }
    var index = range.lowerBound
    while index < range.upperBound {
      let step = UnsafePointer(steps + index)
      values[Int(step.pointee.target)] = result(step)
      index &+= 1
    }
  }

  @inline(__always)
  private func result(_ step: UnsafePointer<RowProgram.Step>) -> Int64 {
    let left = values[Int(step.pointee.left)]
    let right = values[Int(step.pointee.right)]
    switch step.pointee.operation {
    case .equal: return RowMachine.exact(left, right, left == right)
    case .notEqual: return RowMachine.exact(left, right, left != right)
    case .less: return RowMachine.exact(left, right, left < right)
    case .lessOrEqual: return RowMachine.exact(left, right, left <= right)
    case .isMissing: return left == Column.missingWide ? 1 : 0
    case .isMissingText: return texts[Int(step.pointee.left)].high == 0 ? 1 : 0
    case .and: return RowMachine.both(left, right)
    case .or: return RowMachine.either(left, right)
    case .not: return left == Column.missingWide ? left : 1 &- left
    case .move: return left
    case .moveIf: return left == 1 ? right : values[Int(step.pointee.target)]
    case .otherwise: return left == Column.missingWide ? right : left
    case .among: return among(step, left)
    case .cut: return cut(step, left)
    case .table: return entry(step, left)
    default: return RowMachine.computed(step, left, right, list(step))
    }
  }

  @inline(__always)
  private static func exact(_ left: Int64, _ right: Int64, _ holds: Bool) -> Int64 {
    left == Column.missingWide || right == Column.missingWide
      ? Column.missingWide : (holds ? 1 : 0)
  }

  @inline(__always)
  private static func both(_ left: Int64, _ right: Int64) -> Int64 {
    if left == 0 || right == 0 { return 0 }
    return left == Column.missingWide || right == Column.missingWide ? Column.missingWide : 1
  }

  @inline(__always)
  private static func either(_ left: Int64, _ right: Int64) -> Int64 {
    if left == 1 || right == 1 { return 1 }
    return left == Column.missingWide || right == Column.missingWide ? Column.missingWide : 0
  }

  @inline(__always)
  private func list(
    _ step: UnsafePointer<RowProgram.Step>
  ) -> UnsafeBufferPointer<Int64> {
    let range = step.pointee.list
    return UnsafeBufferPointer(
      rebasing: lists[Int(range.lowerBound)..<Int(range.upperBound)])
  }

  private func among(_ step: UnsafePointer<RowProgram.Step>, _ value: Int64) -> Int64 {
    guard value != Column.missingWide else { return value }
    return list(step).contains(value) ? 1 : 0
  }

  private func cut(_ step: UnsafePointer<RowProgram.Step>, _ value: Int64) -> Int64 {
    guard value != Column.missingWide else { return value }
    return Int64(list(step).prefix { $0 <= value }.count)
  }

  private func entry(_ step: UnsafePointer<RowProgram.Step>, _ value: Int64) -> Int64 {
    let (place, overflow) = value.subtractingReportingOverflow(step.pointee.amount)
    let entries = list(step)
    guard !overflow, value != Column.missingWide, place >= 0, place < entries.count else {
      return Column.missingWide
    }
    return entries[Int(place)]
  }
}

extension RowMachine {
  /// The less frequent operations, on numbers and days.
  @inline(never)
  private static func computed(
    _ step: UnsafePointer<RowProgram.Step>, _ left: Int64, _ right: Int64,
    _ list: UnsafeBufferPointer<Int64>
  ) -> Int64 {
    switch step.pointee.operation {
    case .add, .subtract, .multiply, .scale:
      return arithmetic(step.pointee.operation, left, right, step.pointee.amount)
    case .shiftDay, .shiftMonth, .shiftDayByMonths, .elapsedDays, .elapsedMonths, .elapsedYears,
      .yearOf, .monthOf, .anniversary:
      return time(step.pointee.operation, left, right, step.pointee.amount)
    case .toReal:
      return left == Column.missingWide
        ? bits(.nan) : bits(Double(left) / Double(step.pointee.amount))
    case .cutReal:
      let value = real(left)
      return value.isNaN
        ? Column.missingWide : Int64(list.prefix { Double($0) <= value }.count)
    default: return reals(step.pointee.operation, real(left), real(right))
    }
  }

  private static func arithmetic(
    _ operation: RowProgram.Operation, _ left: Int64, _ right: Int64, _ amount: Int64
  ) -> Int64 {
    guard left != Column.missingWide else { return left }
    guard operation == .scale || right != Column.missingWide else { return right }
    let result =
      switch operation {
      case .add: left.addingReportingOverflow(right)
      case .subtract: left.subtractingReportingOverflow(right)
      case .multiply: left.multipliedReportingOverflow(by: right)
      default: left.multipliedReportingOverflow(by: amount)
      }
    // A result beyond 64 bits is missing rather than wrong.
    return result.overflow ? Column.missingWide : result.partialValue
  }

  private static func real(_ value: Int64) -> Double {
    Double(bitPattern: UInt64(bitPattern: value))
  }

  private static func bits(_ value: Double) -> Int64 {
    Int64(bitPattern: value.bitPattern)
  }

  private static func reals(
    _ operation: RowProgram.Operation, _ left: Double, _ right: Double
  ) -> Int64 {
    switch operation {
    case .isMissingReal: return left.isNaN ? 1 : 0
    case .otherwiseReal: return bits(left.isNaN ? right : left)
    case .realAdd: return finite(left + right)
    case .realSubtract: return finite(left - right)
    case .realMultiply: return finite(left * right)
    case .realDivide: return finite(left / right)
    default: break
    }
    guard !left.isNaN, !right.isNaN else { return Column.missingWide }
    let holds =
      switch operation {
      case .realEqual: left == right
      case .realNotEqual: left != right
      case .realLess: left < right
      default: left <= right
      }
    return holds ? 1 : 0
  }

  /// Infinity, the quotient by zero among others, is no value.
  private static func finite(_ value: Double) -> Int64 {
    bits(value.isFinite ? value : .nan)
  }
}

extension RowMachine {
  /// 0001-01-01 and 9999-12-31: nothing beyond them is a date.
  private static let calendar: ClosedRange<Int64> = -719_162...2_932_896

  private static func day(_ value: Int64) -> Day? {
    calendar.contains(value) ? Day(number: Int32(truncatingIfNeeded: value)) : nil
  }

  private static func stored(_ value: Int64) -> Int64 {
    calendar.contains(value) ? value : Column.missingWide
  }

  private static func time(
    _ operation: RowProgram.Operation, _ left: Int64, _ right: Int64, _ amount: Int64
  ) -> Int64 {
    if operation == .shiftMonth {
      let sum = left.addingReportingOverflow(amount)
      return left == Column.missingWide || sum.overflow ? Column.missingWide : sum.partialValue
    }
    guard let day = day(left) else { return Column.missingWide }
    switch operation {
    case .shiftDay:
      let sum = left.addingReportingOverflow(amount)
      return sum.overflow ? Column.missingWide : stored(sum.partialValue)
    case .shiftDayByMonths: return stored(Int64(day.adding(months: Int(amount)).number))
    case .yearOf: return Int64(day.parts.year)
    case .monthOf: return Int64(day.parts.year * 12 + day.parts.month - 1)
    case .anniversary:
      return stored(Int64(day.last(month: Int(amount / 100), day: Int(amount % 100)).number))
    default: return elapsed(operation, day, right)
    }
  }

  private static func elapsed(
    _ operation: RowProgram.Operation, _ from: Day, _ to: Int64
  ) -> Int64 {
    guard let to = day(to) else { return Column.missingWide }
    switch operation {
    case .elapsedDays: return Int64(to - from)
    case .elapsedMonths: return Int64(from.completedMonths(to: to))
    default: return Int64(from.completedYears(to: to))
    }
  }
}
