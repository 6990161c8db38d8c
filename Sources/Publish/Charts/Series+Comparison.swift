import Model

/// How a printed value differs from an earlier one of its series.
enum Change: Hashable, Sendable {
  /// The later value less the earlier one.
  case difference(Double)
  /// The series breaks between the two.
  case notComparable
  /// One of the two is missing or not shown.
  case noValue
}

extension Series {
  /// The change of a printed value on the one so many periods before; nil where the series does not
  /// reach so far.
  ///
  /// The difference is that of the printed values, which readers can check and which tells no more
  /// than they do.
  func change(at index: Int, back: Int, decimals: Int) -> Change? {
    let earlier = index - back
    guard marks.indices.contains(index), marks.indices.contains(earlier) else { return nil }
    guard isComparable(earlier, index) else { return .notComparable }
    guard let now = marks[index]?.value, let then = marks[earlier]?.value else { return .noValue }
    return .difference(DecimalText.rounded(now - then, decimals: decimals))
  }

  /// Where a printed value stands on the way to a target; nil where that cannot be said.
  func progress(at index: Int, to target: Target) -> TargetProgress? {
    guard marks.indices.contains(index), let now = marks[index]?.value else { return nil }
    let period = periods[index]
    let baseline = baseline(of: target, at: index).map {
      Target.Reading(period: periods[$0.index], value: $0.value)
    }
    let before = index - 12 / period.frequency.months
    let yearBefore =
      marks.indices.contains(before) && isComparable(before, index) ? marks[before]?.value : nil
    return target.progress(
      of: Target.Reading(period: period, value: now), since: baseline, yearBefore: yearBefore)
  }

  /// The printed value from which progress is measured, if the one of a period compares with it.
  private func baseline(of target: Target, at index: Int) -> (index: Int, value: Double)? {
    let first: Int?
    if let period = target.baseline, let frequency = periods.first?.frequency {
      first = periods.firstIndex(of: period.converted(to: frequency))
    } else {
      first = marks.firstIndex { $0?.value != nil }
    }
    guard let first, first < index, isComparable(first, index) else { return nil }
    return marks[first]?.value.map { (first, $0) }
  }
}
