internal import Model

/// A way to show tables in less detail, wherever they stand.
enum Merge: Hashable, Sendable {
  /// The codes of a dimension give way to their parents, as countries to regions of the world.
  case parents(of: String)
  /// A code of an ordered dimension and the one after it become one, as two age groups.
  case neighbours(of: String, at: Int)
  /// An indicator is compiled by quarter instead of by month.
  case quarters(indicator: String)
}

/// A methodology in which tables were merged.
struct MergedCatalogue: Sendable {
  /// The methodology.
  var catalogue: Catalogue
  /// Ids of the indicators whose definitions changed, in the order of the catalogue.
  var changed: [String]
  /// The dimension that takes the place of another one; nil where none does.
  var dimension: Dimension?
}

extension Catalogue {
  /// The methodology with tables merged, or nil where nothing can be merged so.
  func merging(_ merge: Merge) -> MergedCatalogue? {
    switch merge {
    case .quarters(let indicator): compiledByQuarter(indicator)
    case .parents(let dimension):
      dimensions[dimension].flatMap { CoarserDimension(parentsOf: $0, in: self) }
        .flatMap(replacing)
    case .neighbours(let dimension, let place):
      dimensions[dimension].flatMap { CoarserDimension(joining: place, of: $0, in: self) }
        .flatMap(replacing)
    }
  }

  /// Only what nothing else is computed from can change its frequency alone.
  private func compiledByQuarter(_ id: String) -> MergedCatalogue? {
    guard let place = indicators.firstIndex(where: { $0.description.id == id }),
      case .units = indicators[place].plan, indicators[place].description.frequency == .monthly,
      !indicators.contains(where: { $0.inputs.contains(id) })
    else { return nil }
    var merged = self
    merged.indicators[place].description.frequency = .quarterly
    return MergedCatalogue(catalogue: merged, changed: [id])
  }

  private func replacing(_ coarser: CoarserDimension) -> MergedCatalogue? {
    let free = DimensionUse(of: coarser.finer.id, in: self).free
    guard !free.isEmpty else { return nil }
    var merged = self
    merged.codeLists[coarser.dimension.codeList.id] = coarser.dimension.codeList
    merged.dimensions[coarser.dimension.id] = coarser.dimension
    for place in indicators.indices where free.contains(indicators[place].description.id) {
      merged.indicators[place].replace(coarser)
    }
    return MergedCatalogue(
      catalogue: merged, changed: indicators.map(\.description.id).filter(free.contains),
      dimension: coarser.dimension)
  }
}

extension Indicator {
  /// Takes a coarser dimension in all tables; a table that is there already is not made twice.
  fileprivate mutating func replace(_ coarser: CoarserDimension) {
    let (old, new) = (coarser.finer.id, coarser.dimension.id)
    func tables(_ tables: [[String]]) -> [[String]] {
      var seen: Set<[String]> = []
      return tables.map { table in
        var found: Set<String> = []
        return table.map { $0 == old ? new : $0 }.filter { found.insert($0).inserted }
      }.filter { seen.insert($0).inserted }
    }
    breakdowns = tables(breakdowns)
    coarsenings = coarsenings.map(tables).filter { $0.count > 1 }
    guard case .units(var units) = plan, let expression = units.dimensions[old] else { return }
    if units.dimensions[new] == nil { units.dimensions[new] = coarser.expression(expression) }
    units.dimensions[old] = nil
    plan = .units(units)
  }
}
