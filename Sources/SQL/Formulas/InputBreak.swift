import Model

/// A point from which values of an input are not comparable with earlier ones.
struct InputBreak {
  /// First period after it, of the input's frequency.
  var period: ReferencePeriod
  /// The dimension and code that it is about; nil for all positions.
  var place: (dimension: String, code: String)?
}

extension Catalogue {
  /// The breaks of an indicator: its own, those of codes whose territory changed, and those of the
  /// indicators that it takes in for its own period.
  func breaks(of indicator: Indicator, depth: Int = 0) -> [InputBreak] {
    let frequency = indicator.description.frequency
    var breaks = indicator.description.breaks.map {
      InputBreak(period: $0.period.converted(to: frequency), place: nil)
    }
    for dimension in indicator.dimensionIDs.compactMap({ dimensions[$0] }) {
      for change in dimension.changes where dimension.codeList.codes.indices.contains(change.code) {
        breaks.append(
          InputBreak(
            period: ReferencePeriod(containing: change.day, frequency: frequency),
            place: (dimension.id, dimension.codeList.codes[change.code].id)))
      }
    }
    guard case .formula(let formula) = indicator.plan, depth < indicators.count else {
      return breaks
    }
    for reference in formula.references where reference.monthsAgo == 0 {
      guard let input = self.indicator(reference.indicator) else { continue }
      breaks += self.breaks(of: input, depth: depth + 1).map {
        InputBreak(period: $0.period.converted(to: frequency), place: $0.place)
      }
    }
    return breaks
  }
}
