internal import Model

/// The merges that could save most, by the hidden cells that they touch.
struct MergeCandidates {
  let catalogue: Catalogue
  let accounts: TableAccounts

  /// Merges that touch hidden cells, most first; equal ones in the order of their names.
  func list(limit: Int) -> [Merge] {
    let found = (dimensions + quarters).enumerated()
      .sorted { ($1.element.hidden, $0.offset) < ($0.element.hidden, $1.offset) }
    return found.lazy.map(\.element.merge).filter { catalogue.merging($0) != nil }
      .prefix(max(0, limit)).map { $0 }
  }

  private typealias Candidate = (merge: Merge, hidden: Int)

  private var dimensions: [Candidate] {
    catalogue.dimensions.values.sorted { $0.id < $1.id }.flatMap { dimension -> [Candidate] in
      let hidden = accounts.hiddenByDimension[dimension.id, default: 0]
      guard hidden > 0 else { return [] }
      if dimension.codeList.parentList != nil { return [(.parents(of: dimension.id), hidden)] }
      guard dimension.isOrdered else { return [] }
      let codes = accounts.hiddenCodes[dimension.id, default: [:]]
      return dimension.codeList.codes.indices.dropLast().map { place in
        (
          .neighbours(of: dimension.id, at: place),
          codes[place, default: 0] + codes[place + 1, default: 0]
        )
      }.filter { $0.hidden > 0 }
    }
  }

  /// Of three months that become a quarter, two are saved at most.
  private var quarters: [Candidate] {
    var hidden: [String: Int] = [:]
    for table in accounts.tables { hidden[table.indicator, default: 0] += table.hidden }
    return catalogue.indicators.compactMap { indicator in
      let count = hidden[indicator.description.id, default: 0]
      guard indicator.isPublished, indicator.description.frequency == .monthly, count > 0 else {
        return nil
      }
      return (.quarters(indicator: indicator.description.id), count * 2 / 3)
    }
  }
}
