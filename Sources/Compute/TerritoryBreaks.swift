import Model

extension Dataset {
  /// Marks the first observations of codes whose extent changed: what the code covers is another
  /// place from then on.
  mutating func markTerritoryBreaks() {
    for (place, dimension) in dimensions.enumerated() where !dimension.changes.isEmpty {
      for index in observations.indices {
        guard case .code(let code) = observations[index].position[place] else { continue }
        let period = observations[index].period
        let before = period.advanced(by: -1).lastDay
        let isFirst = dimension.changes.contains {
          $0.code == code && before < $0.day && $0.day <= period.lastDay
        }
        if isFirst { observations[index].status.insert(.breakInSeries) }
      }
    }
  }
}
