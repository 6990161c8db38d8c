import Model

/// Spans as yes or no for each single day of a few years; the day after the last of them stands for
/// all that follow.
extension PlainEvaluator {
  private static let horizon =
    ComputeWorkspace.stored("2024-01-01")...ComputeWorkspace.stored("2029-01-01")

  private typealias DaySet = [Bool]

  func dayCount(_ span: Span, _ places: [Place]) -> Int64? {
    let days = days(span, places)
    return days.last == true ? nil : Int64(days.count { $0 })
  }

  func isCovered(_ span: Span, _ other: Span, _ places: [Place]) -> Bool? {
    let (days, cover) = (days(span, places), self.days(other, places))
    guard days.contains(true) else { return nil }
    return zip(days, cover).allSatisfy { !$0 || $1 }
  }

  private func days(_ span: Span, _ places: [Place]) -> DaySet {
    switch span {
    case .spell(let from, let to):
      return days([(whole(from, places), whole(to, places))])
    case .rows(let selection, let from, let to, let gap):
      let spells = selected(selection, places).map { (whole(from, $0), whole(to, $0)) }
      return filled(days(spells), gap)
    case .within(let first, let second):
      return zip(days(first, places), days(second, places)).map { $0 && $1 }
    }
  }

  private func days(_ spells: [(from: Int64?, to: Int64?)]) -> DaySet {
    var days = [Bool](repeating: false, count: Self.horizon.count)
    for (from, to) in spells {
      guard let from else { continue }
      var day = from
      while day <= min(to ?? .max, Self.horizon.upperBound) {
        days[Int(day - Self.horizon.lowerBound)] = true
        day += 1
      }
    }
    return days
  }

  /// Days off between days on, where there are few enough of them.
  private func filled(_ days: DaySet, _ gap: Int) -> DaySet {
    var filled = days
    var lastOn: Int?
    for (place, isOn) in days.enumerated() where isOn {
      if let lastOn, place - lastOn - 1 <= gap {
        for between in lastOn..<place { filled[between] = true }
      }
      lastOn = place
    }
    return filled
  }
}
