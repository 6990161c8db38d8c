import Model

/// Evaluates an expression over one row the plain way, by walking its tree with optional values.
struct PlainEvaluator {
  /// A value: a whole number, a truth or a real; nil is missing.
  enum Value: Equatable {
    case exact(Int64?)
    case real(Double?)

    var exact: Int64? {
      if case .exact(let value) = self { return value }
      return nil
    }
    var real: Double? {
      if case .real(let value) = self { return value }
      return nil
    }
  }

  let row: [String: Int64?]
  let texts: [String: String?]
  let period: ReferencePeriod

  func truth(_ expression: Expression) -> Bool? {
    exact(expression).map { $0 == 1 }
  }

  private func exact(_ expression: Expression) -> Int64? { value(expression).exact }
  private func real(_ expression: Expression) -> Double? { value(expression).real }

  private func day(_ expression: Expression) -> Day? {
    exact(expression).flatMap { number in
      number >= -719_162 && number <= 2_932_896 ? Day(number: Int32(number)) : nil
    }
  }

  private func stored(_ day: Day) -> Int64? {
    day.number >= -719_162 && day.number <= 2_932_896 ? Int64(day.number) : nil
  }

  func value(_ expression: Expression) -> Value {
    if expression.type == .real { return .real(realValue(expression)) }
    // The least of all numbers is the mark of a missing one.
    return .exact(exactValue(expression).flatMap { $0 == .min ? nil : $0 })
  }

  private func truth(_ value: Bool?) -> Int64? { value.map { $0 ? 1 : 0 } }

  private func exactValue(_ expression: Expression) -> Int64? {
    switch expression.kind {
    case .column(let name, _): return row[name] ?? nil
    case .literal(let value): return value
    case .referenceDay: return Int64(period.lastDay.number)
    case .periodStart: return Int64(period.firstDay.number)
    case .scaled(let inner, let factor):
      return exact(inner).flatMap { value in
        let (product, overflow) = value.multipliedReportingOverflow(by: factor)
        return overflow ? nil : product
      }
    case .arithmetic(let sign, let left, let right):
      guard let first = exact(left), let second = exact(right) else { return nil }
      let result: (Int64, Bool)? =
        switch sign {
        case .add: first.addingReportingOverflow(second)
        case .subtract: first.subtractingReportingOverflow(second)
        case .multiply: first.multipliedReportingOverflow(by: second)
        case .divide: nil
        }
      return result.flatMap { $0.1 ? nil : $0.0 }
    case .comparison(let sign, let left, let right): return truth(compare(sign, left, right))
    case .among(let inner, let members):
      return truth(exact(inner).map { value in members.contains { $0 == value } })
    case .isMissing(let inner):
      if case .column(let name, _) = inner.kind, inner.type.hasDictionary {
        return truth((texts[name] ?? nil) == nil)
      }
      return truth(inner.type == .real ? real(inner) == nil : exact(inner) == nil)
    case .and(let parts):
      let truths = parts.map { truth($0) }
      return truth(truths.contains(false) ? false : truths.contains(nil) ? nil : true)
    case .or(let parts):
      let truths = parts.map { truth($0) }
      return truth(truths.contains(true) ? true : truths.contains(nil) ? nil : false)
    case .not(let inner): return truth(truth(inner).map { !$0 })
    case .otherwise(let left, let right): return exact(left) ?? exact(right)
    default: return time(expression)
    }
  }

  private func time(_ expression: Expression) -> Int64? {
    switch expression.kind {
    case .shifted(let inner, let amount, .days):
      return day(inner).flatMap { stored($0 + Int(amount)) }
    case .shifted(let inner, let amount, .months) where expression.type == .month:
      return exact(inner).map { $0 + amount }
    case .shifted(let inner, let amount, .months):
      return day(inner).flatMap { stored($0.adding(months: Int(amount))) }
    case .shifted(let inner, let amount, .years):
      return day(inner).flatMap { stored($0.adding(months: 12 * Int(amount))) }
    case .elapsed(let unit, let from, let to):
      guard let first = day(from), let last = day(to) else { return nil }
      return switch unit {
      case .days: Int64(last - first)
      case .months: Int64(first.completedMonths(to: last))
      default: Int64(first.completedYears(to: last))
      }
    case .yearOf(let inner): return day(inner).map { Int64($0.parts.year) }
    case .monthOf(let inner):
      return day(inner).map { Int64($0.parts.year * 12 + $0.parts.month - 1) }
    case .anniversary(let month, let number, let inner):
      return day(inner).flatMap { stored($0.last(month: month, day: number)) }
    case .cut(let inner, let bounds):
      if inner.type == .real {
        return real(inner).map { value in Int64(bounds.count { Double($0) <= value }) }
      }
      return exact(inner).map { value in Int64(bounds.count { $0 <= value }) }
    case .rank(let inner): return exact(inner)
    case .recoded(let inner, let mapping): return entry(exact(inner), mapping)
    case .tabled(let inner, let first, let codes):
      return entry(exact(inner).map { $0 - first }, codes)
    case .when(let branches, let otherwise):
      let branch = branches.first { truth($0.condition) == true }
      return (branch?.value ?? otherwise).flatMap { exact($0) }
    default: return nil
    }
  }

  private func entry(_ place: Int64?, _ entries: [Int32]) -> Int64? {
    guard let place, entries.indices.contains(Int(place)) else { return nil }
    return entries[Int(place)] == Column.missingNarrow ? nil : Int64(entries[Int(place)])
  }

  private func realValue(_ expression: Expression) -> Double? {
    switch expression.kind {
    case .real(let value): return value
    case .toReal(let inner, let scale): return exact(inner).map { Double($0) / Double(scale) }
    case .otherwise(let left, let right): return real(left) ?? real(right)
    case .arithmetic(let sign, let left, let right):
      guard let first = real(left), let second = real(right) else { return nil }
      let result =
        switch sign {
        case .add: first + second
        case .subtract: first - second
        case .multiply: first * second
        case .divide: first / second
        }
      return result.isFinite ? result : nil
    case .when(let branches, let otherwise):
      let branch = branches.first { truth($0.condition) == true }
      return (branch?.value ?? otherwise).flatMap { real($0) }
    default: return nil
    }
  }

  private func compare(_ sign: Comparison, _ left: Expression, _ right: Expression) -> Bool? {
    if left.type == .real {
      guard let first = real(left), let second = real(right) else { return nil }
      return holds(sign, first, second)
    }
    guard let first = exact(left), let second = exact(right) else { return nil }
    return holds(sign, first, second)
  }

  private func holds<Number: Comparable>(
    _ sign: Comparison, _ first: Number, _ second: Number
  ) -> Bool {
    switch sign {
    case .equal: first == second
    case .notEqual: first != second
    case .less: first < second
    case .lessOrEqual: first <= second
    case .greater: first > second
    case .greaterOrEqual: first >= second
    }
  }
}
