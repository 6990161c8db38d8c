import Model

extension Evaluator {
  /// Days or months moved; the month rule is that of `Day.adding(months:)`.
  func shifted(
    _ values: [Int64], by amount: Int64, _ unit: TimeUnit, isMonth: Bool
  ) -> [Int64] {
    values.map { value in
      guard value != Column.missingWide else { return value }
      guard unit == .months && !isMonth else { return value + amount }
      return Int64(Day(number: Int32(clamping: value)).adding(months: Int(amount)).number)
    }
  }

  /// Completed days, months or years between days.
  func elapsed(_ unit: TimeUnit, from: [Int64], to: [Int64]) -> [Int64] {
    zip(from, to).map { first, second in
      guard first != Column.missingWide, second != Column.missingWide else {
        return Column.missingWide
      }
      let (start, end) = (Day(number: Int32(clamping: first)), Day(number: Int32(clamping: second)))
      return switch unit {
      case .days: second - first
      case .months: Int64(start.completedMonths(to: end))
      case .years: Int64(start.completedYears(to: end))
      }
    }
  }
}
