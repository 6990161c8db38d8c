extension TidyRelease {
  /// Where the first number of a cell stands.
  func place(of entry: Int) -> (file: String, line: Int)? {
    numbers.first { $0.content == .entry(entry) }.map {
      (files[$0.file].path, files[$0.file].table.lines[$0.row])
    }
  }

  /// Where the first number of a cell stands, by the name of the cell; nil where no file holds it.
  public func place(ofCell name: String) -> (file: String, line: Int)? {
    let entry = tabulation.entries.firstIndex {
      tabulation.name(measure: $0.measure, position: $0.position) == name
    }
    return entry.flatMap { place(of: $0) }
  }

  /// Entries whose numbers files hold; the others readers know from elsewhere.
  public var heldEntries: [Int] {
    let held: [Int] = numbers.compactMap { number in
      if case .entry(let entry) = number.content { entry } else { nil }
    }
    return Set(held).sorted()
  }

  /// Cells of files that are printed although they are small, as readers know them already.
  public var knownSmallCells: Int {
    heldEntries.count { index in
      let entry = tabulation.entries[index]
      let measure = tabulation.measures[entry.measure]
      let isProtected =
        specification.measures?[measure]?.sensitive ?? !specification.isMagnitude(measure)
      return isProtected && entry.standing == .known && entry.value > 0
        && entry.value < specification.threshold
    }
  }

  /// Amounts of which no file says who contributed: no rule finds those of few persons.
  public var amountsWithoutContributions: [String] {
    var found: [String] = []
    var isKnown: Set<String> = []
    for number in numbers {
      guard case .entry(let entry) = number.content else { continue }
      let measure = tabulation.measures[tabulation.entries[entry].measure]
      guard specification.isMagnitude(measure),
        specification.measures?[measure]?.sensitive == nil
      else { continue }
      let columns = layouts[number.layout].contributions
      if columns.contributors != nil || columns.largest != nil { isKnown.insert(measure) }
      if !found.contains(measure) { found.append(measure) }
    }
    return found.filter { !isKnown.contains($0) }
  }
}
