import Model

extension CarefulReader {
  /// Reads a day, a month, a period or a school year in another form than the plainest.
  func time(_ text: String, _ kind: FieldPlan.Kind, _ plainest: RowFault) -> FieldOutcome {
    if kind == .schoolYear { return schoolYear(text) }
    guard let reading = TimeText.read(text, forms: column.forms, isMonth: kind != .date) else {
      let isMarker = MissingMarkers.isUsual(text, ofNumber: false)
      return .fault(isMarker ? .undeclaredMissing : plainest)
    }
    switch reading {
    case .fault(let fault, let suggestion): return .fault(fault, suggestion: suggestion)
    case .other: return kind == .period ? .fault(plainest) : .fault(.otherFrequency)
    case .month(let year, let month):
      guard let period = ReferencePeriod(year: year, month: month), year > 0 else {
        return .fault(kind == .date ? .malformedDate : plainest)
      }
      return kind == .date ? .fault(.otherFrequency) : noted(period, kind)
    case .day(let year, let month, let day):
      guard let day = Day(year: year, month: month, day: day) else { return .fault(.noSuchDay) }
      if kind == .date {
        return FieldOutcome(value: Int64(day.number), notes: .only(.timeForm))
      }
      let period = ReferencePeriod(containing: day, frequency: .monthly)
      // The first and the last day are how a month is written as a date; others mean a day.
      guard day == period.firstDay || day == period.lastDay else {
        return .fault(.otherFrequency, suggestion: period.description)
      }
      return noted(period, kind)
    }
  }

  private func noted(_ period: ReferencePeriod, _ kind: FieldPlan.Kind) -> FieldOutcome {
    let value = kind == .month ? Int64(period.ordinal) : Int64(period.stored)
    return FieldOutcome(value: value, notes: .only(.timeForm))
  }

  /// Reads `2026-2027` and `2026/27`.
  private func schoolYear(_ text: String) -> FieldOutcome {
    let parts = TimeParts(text)
    guard
      parts.shape == "y-y" || parts.shape == "y/y" || parts.shape == "y-n" || parts.shape == "y/n",
      let first = parts.numbers.first, let second = parts.numbers.last, first > 0
    else {
      let isMarker = MissingMarkers.isUsual(text, ofNumber: false)
      return .fault(isMarker ? .undeclaredMissing : .malformedSchoolYear)
    }
    let expected = parts.lastWidth == 2 ? (first + 1) % 100 : first + 1
    guard second == expected, parts.lastWidth != 1 else { return .fault(.malformedSchoolYear) }
    return FieldOutcome(value: Int64(first), notes: .only(.timeForm))
  }
}
