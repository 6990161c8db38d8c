internal import Model

/// A merge in words, and as the lines of the methodology that make it.
struct MergeText {
  let merge: Merge
  let merged: MergedCatalogue
  /// The methodology before.
  let catalogue: Catalogue
  /// The folder of the methodology, as diagnostics show it.
  let folder: String

  /// `citizenship by citizenship_group`.
  var title: String {
    switch merge {
    case .parents(let dimension):
      return "\(dimension) → \(merged.dimension?.codeList.id ?? "")"
    case .neighbours(let dimension, let place):
      let codes = catalogue.dimensions[dimension]?.codeList.codes.dropFirst(place).prefix(2) ?? []
      return "\(dimension): \(codes.map(\.id).joined(separator: " + "))"
    case .quarters(let indicator): return "\(indicator): month → quarter"
    }
  }

  /// What to write, and where.
  var edits: [TriedMerge.Edit] {
    switch merge {
    case .quarters: definitions { _ in "frequency: quarterly" }
    case .parents(let dimension): dimensionLines(dimension) + definitions(Self.breakdowns)
    case .neighbours(let dimension, let place): joined(dimension, place)
    }
  }

  private func definitions(_ line: (Indicator) -> String) -> [TriedMerge.Edit] {
    merged.changed.compactMap { id in
      merged.catalogue.indicator(id).map {
        TriedMerge.Edit(file: $0.location.file, text: line($0))
      }
    }
  }

  /// Where no dimension has the list of the parents yet, it must be made.
  private func dimensionLines(_ id: String) -> [TriedMerge.Edit] {
    guard let dimension = merged.dimension, catalogue.dimensions[dimension.id] == nil else {
      return []
    }
    let (title, list) = (dimension.title, dimension.codeList.id)
    return [
      TriedMerge.Edit(
        file: "\(folder)/dimensions.yaml",
        text: "\(dimension.id): {title: {az: \(title.az), en: \(title.en)}, list: \(list)}"),
      TriedMerge.Edit(file: "\(folder)/variables.yaml", text: "\(dimension.id): parent of \(id)"),
    ]
  }

  private func joined(_ id: String, _ place: Int) -> [TriedMerge.Edit] {
    guard let list = catalogue.dimensions[id]?.codeList, list.codes.indices.contains(place + 1)
    else { return [] }
    let (first, second) = (list.codes[place].id, list.codes[place + 1].id)
    return [
      TriedMerge.Edit(
        file: "\(folder)/codelists/\(list.id).csv",
        text: "one code instead of \(first) and \(second)"),
      TriedMerge.Edit(
        file: "\(folder)/variables.yaml",
        text: "\(id): give the one code where it gives \(first) or \(second)"),
    ]
  }

  /// The line of a definition that lists its tables, as `breakdowns: [sex, [sex, status]]`.
  static func breakdowns(_ indicator: Indicator) -> String {
    let alternatives = indicator.coarsenings
    let tables = indicator.breakdowns.compactMap { table -> String? in
      guard let group = alternatives.first(where: { $0.contains(table) }) else {
        return text(table)
      }
      return group.first == table ? group.map(text).joined(separator: " or ") : nil
    }
    return "breakdowns: [\(tables.joined(separator: ", "))]"
  }

  private static func text(_ table: [String]) -> String {
    table.count == 1 ? table.joined() : "[\(table.joined(separator: ", "))]"
  }
}
