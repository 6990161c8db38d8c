import Model

/// The language read literally, one row at a time with optional values: slow, and with nothing in
/// common with the engine but the plan.
struct PlainEvaluator {
  let rows: [String: [PlainRow]]
  let period: ReferencePeriod
  let parameters: [String: Double]
  var groups: [String: [String: Double]] = [:]

  /// A value of any type.
  enum Value: Equatable {
    case whole(Int64)
    case real(Double)
    case truth(Bool)

    var number: Double {
      switch self {
      case .whole(let value): Double(value)
      case .real(let value): value
      case .truth(let value): value ? 1 : 0
      }
    }
  }

  typealias Place = (extract: String, row: PlainRow)

  func value(_ expression: Expression, _ places: [Place]) -> Value? {
    switch expression.kind {
    case .literal(Column.missingWide): return nil
    case .literal(let value): return expression.type == .yesNo ? .truth(value != 0) : .whole(value)
    case .real(let value): return .real(value)
    case .column(let name, let level):
      return places[level].row[name].map {
        expression.type == .yesNo ? .truth($0 != 0) : .whole($0)
      }
    case .referenceDay: return .whole(Int64(period.lastDay.number))
    case .periodStart: return .whole(Int64(period.firstDay.number))
    case .yearStart:
      let january = Day(year: period.year, month: 1, day: 1)?.number ?? 0
      return .whole(expression.type == .month ? Int64(period.year * 12) : Int64(january))
    case .referencePeriod:
      return .whole(expression.type == .month ? Int64(period.ordinal) : Int64(period.stored))
    case .anniversary(let month, let day, let before):
      return whole(before, places).map { .whole(anniversary(month, day, before: $0)) }
    case .parameter(let id): return parameters[id].map { .real($0) }
    case .scaled(let inner, let factor):
      return whole(inner, places).map { .whole($0 * factor) }
    case .toReal(let inner, let scale):
      return whole(inner, places).map { .real(Double($0) / Double(scale)) }
    case .ofPerson(let extract, let level, let inner):
      let outer = Array(places[..<level])
      guard let key = outer.last?.row["fin"],
        let row = rows[extract, default: []].first(where: { $0["fin"] == key })
      else { return nil }
      return value(inner, outer + [(extract, row)])
    case .aggregate(let aggregation, let selection):
      return aggregate(aggregation, selection, places)
    case .parameterOf(let id, let names, let group):
      return whole(group, places).flatMap { groups[id]?[names[Int($0)]] }.map { .real($0) }
    case .when(let branches, let otherwise):
      let branch = branches.first { truth($0.condition, places) == true }
      return (branch?.value ?? otherwise).flatMap { value($0, places) }
    case .codes(let branches):
      let kept = branches.filter { truth($0.condition, places) == true }
      return .whole(set(kept.compactMap { whole($0.value, places) }))
    case .days(let span): return dayCount(span, places).map { .whole($0) }
    case .isCovered(let span, let other): return isCovered(span, other, places).map { .truth($0) }
    default: return operation(expression, places)
    }
  }

  /// The stored form of a set, by its definition as a sum of powers of two.
  func set(_ codes: [Int64]) -> Int64 {
    Set(codes).reduce(0) { sum, code in sum + (0..<code).reduce(1) { power, _ in power * 2 } }
  }

  private func anniversary(_ month: Int, _ day: Int, before last: Int64) -> Int64 {
    var candidate = Day(number: Int32(last))
    while candidate.parts.month != month || candidate.parts.day != day {
      candidate = candidate + -1
    }
    return Int64(candidate.number)
  }

  func whole(_ expression: Expression, _ places: [Place]) -> Int64? {
    if case .whole(let value)? = value(expression, places) { value } else { nil }
  }

  func truth(_ expression: Expression, _ places: [Place]) -> Bool? {
    if case .truth(let value)? = value(expression, places) { value } else { nil }
  }

  private func operation(_ expression: Expression, _ places: [Place]) -> Value? {
    switch expression.kind {
    case .arithmetic(let sign, let left, let right):
      return arithmetic(sign, value(left, places), value(right, places))
    case .shifted(let day, let amount, let unit):
      guard let day = whole(day, places) else { return nil }
      return moved(day, Int(amount), unit, expression.type).map { .whole($0) }
    case .elapsed(let unit, let from, let to):
      guard let from = whole(from, places), let to = whole(to, places) else { return nil }
      return elapsed(unit, from, to).map { .whole($0) }
    case .comparison(let sign, let left, let right):
      guard let left = value(left, places), let right = value(right, places) else { return nil }
      return .truth(holds(sign, left.number, right.number))
    case .among(let inner, let members):
      return whole(inner, places).map { .truth(members.contains($0)) }
    case .isMissing(let inner): return .truth(value(inner, places) == nil)
    case .and(let parts):
      let values = parts.map { truth($0, places) }
      if values.contains(false) { return .truth(false) }
      return values.contains(nil) ? nil : .truth(true)
    case .or(let parts):
      let values = parts.map { truth($0, places) }
      if values.contains(true) { return .truth(true) }
      return values.contains(nil) ? nil : .truth(false)
    case .not(let inner): return truth(inner, places).map { .truth(!$0) }
    case .otherwise(let first, let second): return value(first, places) ?? value(second, places)
    case .cut(let inner, let bounds):
      guard let number = value(inner, places)?.number else { return nil }
      return .whole(Int64(bounds.count { Double($0) <= number }))
    case .rank(let inner): return value(inner, places)
    case .recoded(let inner, let mapping):
      guard let code = whole(inner, places), mapping[Int(code)] != Column.missingNarrow else {
        return nil
      }
      return .whole(Int64(mapping[Int(code)]))
    case .yearOf(let inner): return whole(inner, places).map { .whole(year(of: $0)) }
    case .monthOf(let inner):
      return whole(inner, places).map { day in
        .whole(year(of: day) * 12 + Int64(Day(number: Int32(day)).parts.month) - 1)
      }
    case .tabled(let inner, let first, let codes):
      guard let value = whole(inner, places), value >= first, value < first + Int64(codes.count),
        codes[Int(value - first)] != Column.missingNarrow
      else { return nil }
      return .whole(Int64(codes[Int(value - first)]))
    default: return nil
    }
  }

  /// The year whose first day is the last one not after the day.
  private func year(of day: Int64) -> Int64 {
    (1900...2100).last { Int64(Day(year: $0, month: 1, day: 1)?.number ?? 0) <= day }
      .map { Int64($0) } ?? 0
  }

  private func arithmetic(_ sign: Arithmetic, _ left: Value?, _ right: Value?) -> Value? {
    switch (left, right) {
    case (.whole(let left)?, .whole(let right)?):
      switch sign {
      case .add: .whole(left + right)
      case .subtract: .whole(left - right)
      case .multiply: .whole(left * right)
      case .divide: nil
      }
    case (.real(let left)?, .real(let right)?):
      switch sign {
      case .add: .real(left + right)
      case .subtract: .real(left - right)
      case .multiply: .real(left * right)
      case .divide: right == 0 ? nil : .real(left / right)
      }
    default: nil
    }
  }

  private func holds(_ sign: Comparison, _ left: Double, _ right: Double) -> Bool {
    switch sign {
    case .equal: left == right
    case .notEqual: left != right
    case .less: left < right
    case .lessOrEqual: left <= right
    case .greater: left > right
    case .greaterOrEqual: left >= right
    }
  }

  private func moved(_ day: Int64, _ amount: Int, _ unit: TimeUnit, _ type: ValueType) -> Int64? {
    if let days = PlainCalendar.days(unit) { return PlainCalendar.moved(day, amount, days) }
    if unit == .days || type == .month { return day + Int64(amount) }
    let parts = Day(number: Int32(day)).parts
    var (year, month) = (parts.year, parts.month + amount)
    while month > 12 { (year, month) = (year + 1, month - 12) }
    while month < 1 { (year, month) = (year - 1, month + 12) }
    for last in stride(from: parts.day, through: 28, by: -1) {
      if let found = Day(year: year, month: month, day: last) { return Int64(found.number) }
    }
    return Int64(Day(year: year, month: month, day: parts.day)?.number ?? 0)
  }

  func elapsed(_ unit: TimeUnit, _ from: Int64, _ to: Int64) -> Int64? {
    switch unit {
    case .days: return to - from
    case .months:
      var count = 0
      while let next = moved(from, count + 1, .months, .date), next <= to { count += 1 }
      while let this = moved(from, count, .months, .date), this > to { count -= 1 }
      return Int64(count)
    case .years:
      let (birth, then) = (Day(number: Int32(from)).parts, Day(number: Int32(to)).parts)
      let hadBirthday = (then.month, then.day) >= (birth.month, birth.day)
      return Int64(then.year - birth.year - (hadBirthday ? 0 : 1))
    case .workDays, .schoolDays, .termDays:
      return PlainCalendar.days(unit).flatMap { PlainCalendar.count(from, to, $0) }
    }
  }

  private func aggregate(
    _ aggregation: Aggregation, _ selection: Selection, _ places: [Place]
  ) -> Value? {
    let chosen = selected(selection, places)
    switch aggregation {
    case .exists: return .truth(!chosen.isEmpty)
    case .count: return .whole(Int64(chosen.count))
    case .sum(let inner):
      let values = chosen.compactMap { value(inner, $0) }
      guard let first = values.first else { return nil }
      return values.dropFirst().reduce(first) { arithmetic(.add, $0, $1) ?? $0 }
    case .least(let inner):
      return chosen.compactMap { value(inner, $0) }.min { $0.number < $1.number }
    case .greatest(let inner):
      return chosen.compactMap { value(inner, $0) }.max { $0.number < $1.number }
    case .first(let inner, let order):
      return ordered(chosen, order).first.flatMap { value(inner, $0) }
    case .latest(let inner, let order):
      return ordered(chosen, order).last.flatMap { value(inner, $0) }
    case .each(let inner): return .whole(set(chosen.compactMap { whole(inner, $0) }))
    }
  }

  /// The rows of a selection, each with the rows around it.
  func selected(_ selection: Selection, _ places: [Place]) -> [[Place]] {
    let outer = Array(places[..<selection.level])
    return keys(selection.link, outer.last?.row["fin"]).flatMap { key in
      rows[selection.extract, default: []].filter { $0["fin"] == key }
        .map { outer + [(selection.extract, $0)] }
        .filter { inner in selection.condition.map { truth($0, inner) == true } ?? true }
    }
  }

  /// The persons whose rows belong to a person's row; a key that the register lacks is nobody's.
  private func keys(_ link: Selection.Link, _ key: Int64?) -> [Int64] {
    let register = rows["register", default: []]
    guard let key, let person = register.first(where: { $0["fin"] == key }) else { return [] }
    guard link == .household, let house = person["house"] else { return [key] }
    return register.filter { $0["house"] == house }.compactMap { $0["fin"] }
  }

  /// Stable: rows of equal place keep their order.
  private func ordered(_ chosen: [[Place]], _ order: Expression) -> [[Place]] {
    let placed = chosen.enumerated().compactMap { index, places in
      value(order, places).map { (key: $0.number, index: index, places: places) }
    }
    return placed.sorted { ($0.key, $0.index) < ($1.key, $1.index) }.map(\.places)
  }
}
