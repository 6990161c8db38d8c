import Model

/// Expressions over one row as a flat list of steps over registers, without trees or calls.
///
/// The first registers are the stored values of the row's fields; constants and results of steps
/// follow. Truth is 1, 0 or missing (Kleene); reals are held as their bits, NaN being missing.
/// Values are those that `Compute` gives for the same expression.
struct RowProgram {
  /// What a step does.
  enum Operation: UInt8 {
    case move
    case moveIf
    case isMissing
    case isMissingReal
    case isMissingText
    case equal
    case notEqual
    case less
    case lessOrEqual
    case realEqual
    case realNotEqual
    case realLess
    case realLessOrEqual
    case among
    case and
    case or
    case not
    case otherwise
    case otherwiseReal
    case add
    case subtract
    case multiply
    case realAdd
    case realSubtract
    case realMultiply
    case realDivide
    case scale
    case toReal
    case shiftDay
    case shiftMonth
    case shiftDayByMonths
    case elapsedDays
    case elapsedMonths
    case elapsedYears
    case yearOf
    case monthOf
    case anniversary
    case cut
    case cutReal
    case table
  }

  /// One step: registers that it reads and the one that it writes.
  struct Step {
    var operation: Operation
    var left: Int32 = 0
    var right: Int32 = 0
    var target: Int32 = 0
    /// A number that the operation needs.
    var amount: Int64 = 0
    /// Numbers that the operation needs, as a range of all lists.
    var list: Range<Int32> = 0..<0
  }

  /// Why an expression cannot be compiled.
  enum Failure: Error {
    /// It is more than a value of one row.
    case beyondRow
  }

  /// All steps.
  private(set) var steps: [Step] = []
  /// Members of sets, bounds of bands and entries of tables, one list after the other.
  private(set) var lists: [Int64] = []
  /// Values of the registers behind the fields before the first row; results are missing.
  private(set) var initial: [Int64] = []

  private let columns: [ColumnContract]
  private let period: ReferencePeriod

  /// Compiles for rows of some columns, in the order of the file's header.
  init(columns: [ColumnContract], period: ReferencePeriod) {
    self.columns = columns
    self.period = period
  }

  /// Adds the steps of a condition; returns them and the register that has its truth.
  mutating func add(
    _ expression: Expression
  ) throws(Failure) -> (steps: Range<Int>, result: Int) {
    let start = steps.count
    let result = try compile(expression)
    return (start..<steps.count, Int(result))
  }
}

extension RowProgram {
  private mutating func register(_ value: Int64 = Column.missingWide) -> Int32 {
    initial.append(value)
    return Int32(truncatingIfNeeded: columns.count + initial.count - 1)
  }

  private mutating func list(_ values: some Sequence<Int64>) -> Range<Int32> {
    let start = Int32(truncatingIfNeeded: lists.count)
    lists += values
    return start..<Int32(truncatingIfNeeded: lists.count)
  }

  private mutating func emit(
    _ operation: Operation, _ left: Int32, _ right: Int32 = 0, amount: Int64 = 0,
    list: Range<Int32> = 0..<0
  ) -> Int32 {
    let target = register()
    steps.append(
      Step(
        operation: operation, left: left, right: right, target: target, amount: amount,
        list: list))
    return target
  }

  private mutating func compile(_ expression: Expression) throws(Failure) -> Int32 {
    switch expression.kind {
    case .column(let name, 0): return try field(name, isText: false)
    case .literal(let value): return register(value)
    case .real(let value): return register(Int64(bitPattern: value.bitPattern))
    case .referenceDay, .periodStart, .yearStart, .referencePeriod:
      return register(constant(expression))
    case .isMissing(let inner): return try compileMissing(inner)
    case .when(let branches, let otherwise):
      return try compileBranches(branches, otherwise, expression.type)
    case .and(let parts): return try fold(.and, parts)
    case .or(let parts): return try fold(.or, parts)
    case .comparison(let sign, let left, let right): return try compare(sign, left, right)
    case .arithmetic(let sign, let left, let right):
      return try combine(RowProgram.operation(sign, isReal: expression.type == .real), left, right)
    case .otherwise(let left, let right):
      return try combine(expression.type == .real ? .otherwiseReal : .otherwise, left, right)
    case .elapsed(let unit, let from, let to):
      return try combine(RowProgram.elapsed(unit), from, to)
    default: return try compileOne(expression)
    }
  }

  /// Operations on one value.
  private mutating func compileOne(_ expression: Expression) throws(Failure) -> Int32 {
    switch expression.kind {
    case .scaled(let inner, let factor): return emit(.scale, try compile(inner), amount: factor)
    case .toReal(let inner, let scale): return emit(.toReal, try compile(inner), amount: scale)
    case .not(let inner): return emit(.not, try compile(inner))
    case .rank(let inner): return try compile(inner)
    case .yearOf(let inner): return emit(.yearOf, try compile(inner))
    case .monthOf(let inner): return emit(.monthOf, try compile(inner))
    case .among(let inner, let members):
      return emit(.among, try compile(inner), list: list(members))
    case .cut(let inner, let bounds):
      return emit(inner.type == .real ? .cutReal : .cut, try compile(inner), list: list(bounds))
    case .recoded(let inner, let mapping):
      return emit(.table, try compile(inner), list: list(mapping.lazy.map(RowProgram.wide)))
    case .tabled(let inner, let first, let codes):
      return emit(
        .table, try compile(inner), amount: first, list: list(codes.lazy.map(RowProgram.wide)))
    case .anniversary(let month, let day, let inner):
      return emit(.anniversary, try compile(inner), amount: Int64(month * 100 + day))
    case .shifted(let inner, let amount, let unit):
      let isMonth = expression.type == .month
      let operation = try RowProgram.shift(unit, isMonth: isMonth)
      // No calendar has more months than these; days are counted without bounds.
      let months = min(max(amount, -120_000), 120_000)
      let steps = unit == .years ? months * 12 : operation == .shiftDayByMonths ? months : amount
      return emit(operation, try compile(inner), amount: steps)
    default: throw .beyondRow
    }
  }

  /// Texts have no stored value yet; all that can be asked of them is whether they are there.
  private func field(_ name: String, isText: Bool) throws(Failure) -> Int32 {
    guard let index = columns.firstIndex(where: { $0.name == name }),
      columns[index].type.hasDictionary == isText
    else { throw .beyondRow }
    return Int32(truncatingIfNeeded: index)
  }

  private mutating func compileMissing(_ inner: Expression) throws(Failure) -> Int32 {
    if case .column(let name, 0) = inner.kind, inner.type.hasDictionary {
      return emit(.isMissingText, try field(name, isText: true))
    }
    return emit(inner.type == .real ? .isMissingReal : .isMissing, try compile(inner))
  }

  private mutating func combine(
    _ operation: Operation?, _ left: Expression, _ right: Expression
  ) throws(Failure) -> Int32 {
    guard let operation else { throw .beyondRow }
    let first = try compile(left)
    return emit(operation, first, try compile(right))
  }

  private mutating func compare(
    _ sign: Comparison, _ left: Expression, _ right: Expression
  ) throws(Failure) -> Int32 {
    let isReal = left.type == .real
    guard isReal == (right.type == .real) else { throw .beyondRow }
    switch sign {
    case .equal: return try combine(isReal ? .realEqual : .equal, left, right)
    case .notEqual: return try combine(isReal ? .realNotEqual : .notEqual, left, right)
    case .less: return try combine(isReal ? .realLess : .less, left, right)
    case .lessOrEqual: return try combine(isReal ? .realLessOrEqual : .lessOrEqual, left, right)
    case .greater: return try combine(isReal ? .realLess : .less, right, left)
    case .greaterOrEqual:
      return try combine(isReal ? .realLessOrEqual : .lessOrEqual, right, left)
    }
  }

  private mutating func fold(
    _ operation: Operation, _ parts: [Expression]
  ) throws(Failure) -> Int32 {
    guard let first = parts.first else { return register(operation == .and ? 1 : 0) }
    var result = try compile(first)
    for part in parts.dropFirst() { result = emit(operation, result, try compile(part)) }
    return result
  }

  /// From the last branch to the first, so that an earlier one takes the place of a later one.
  private mutating func compileBranches(
    _ branches: [Branch], _ otherwise: Expression?, _ type: ValueType
  ) throws(Failure) -> Int32 {
    let missing = type == .real ? Int64(bitPattern: Double.nan.bitPattern) : Column.missingWide
    var rest = register(missing)
    if let otherwise { rest = try compile(otherwise) }
    let result = emit(.move, rest)
    for branch in branches.reversed() {
      let condition = try compile(branch.condition)
      let value = try compile(branch.value)
      steps.append(Step(operation: .moveIf, left: condition, right: value, target: result))
    }
    return result
  }

  private func constant(_ expression: Expression) -> Int64 {
    switch expression.kind {
    case .referenceDay: return Int64(period.lastDay.number)
    case .periodStart: return Int64(period.firstDay.number)
    case .yearStart:
      let january = ReferencePeriod(year: period.year).firstDay
      return expression.type == .month
        ? Int64(ReferencePeriod(containing: january, frequency: .monthly).ordinal)
        : Int64(january.number)
    default:
      return expression.type == .month
        ? Int64(period.converted(to: .monthly).ordinal) : Int64(period.stored)
    }
  }

  private static func operation(_ sign: Arithmetic, isReal: Bool) -> Operation? {
    switch sign {
    case .add: isReal ? .realAdd : .add
    case .subtract: isReal ? .realSubtract : .subtract
    case .multiply: isReal ? .realMultiply : .multiply
    case .divide: isReal ? .realDivide : nil
    }
  }

  private static func elapsed(_ unit: TimeUnit) -> Operation? {
    switch unit {
    case .days: .elapsedDays
    case .months: .elapsedMonths
    case .years: .elapsedYears
    case .workDays, .schoolDays, .termDays: nil
    }
  }

  private static func shift(_ unit: TimeUnit, isMonth: Bool) throws(Failure) -> Operation {
    switch unit {
    case .days: return isMonth ? .shiftMonth : .shiftDay
    case .months, .years: return isMonth ? .shiftMonth : .shiftDayByMonths
    case .workDays, .schoolDays, .termDays: throw .beyondRow
    }
  }

  private static func wide(_ value: Int32) -> Int64 {
    value == Column.missingNarrow ? Column.missingWide : Int64(value)
  }
}
