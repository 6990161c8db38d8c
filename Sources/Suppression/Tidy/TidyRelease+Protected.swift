extension TidyRelease {
  /// What a protected release shows.
  public struct Outcome: Sendable {
    /// The files, with hidden numbers left out.
    public var files: [TidyFile]
    /// Numbers of cells in the files, each cell counted as often as files hold it.
    public var numbers: Int
    /// Numbers that are hidden.
    public var hidden: Int
    /// Quotients that are hidden, because a number that they follow from is.
    public var hiddenQuotients: Int
  }

  /// Leaves out what is hidden, and every quotient of something hidden or of too few.
  ///
  /// - Parameters:
  ///   - isHidden: for each entry whether it is hidden.
  ///   - base: least denominator of a quotient that is shown.
  /// - Returns: the files as readers get them.
  public func shown(isHidden: [Bool], base: Int) -> Outcome {
    var outcome = Outcome(files: files, numbers: 0, hidden: 0, hiddenQuotients: 0)
    addFlags(&outcome)
    for number in numbers {
      switch number.content {
      case .entry(let entry):
        outcome.numbers += 1
        guard entry >= isHidden.count || isHidden[entry] else { continue }
        outcome.hidden += 1
      case .share(let measure, let position):
        guard !isShown(measure, position, isHidden, base) else { continue }
        outcome.hiddenQuotients += 1
      }
      hide(number, in: &outcome)
    }
    removeContributions(&outcome)
    return outcome
  }

  /// Takes away the columns that say who contributed: they are for the rules, not for readers.
  private func removeContributions(_ outcome: inout Outcome) {
    var removed: [Int: Set<Int>] = [:]
    for layout in layouts {
      removed[layout.file, default: []].formUnion(layout.contributions.columns)
    }
    for layout in layouts { removed[layout.file]?.remove(layout.value) }
    for file in outcome.files.indices {
      guard let columns = removed[file], !columns.isEmpty else { continue }
      let kept = outcome.files[file].table.header.indices.filter { !columns.contains($0) }
      outcome.files[file].table.keep(columns: kept)
    }
  }

  /// Adds the column of flags to files that have none.
  private func addFlags(_ outcome: inout Outcome) {
    for layout in layouts {
      guard let name = layout.table.flag, outcome.files[layout.file].table.column(name) == nil
      else { continue }
      outcome.files[layout.file].table.header.append(name)
      for row in outcome.files[layout.file].table.rows.indices {
        outcome.files[layout.file].table.rows[row].append("")
      }
    }
  }

  private func hide(_ number: Number, in outcome: inout Outcome) {
    let layout = layouts[number.layout]
    outcome.files[number.file].table.rows[number.row][layout.value] = ""
    guard let name = layout.table.flag, let flag = outcome.files[number.file].table.column(name)
    else { return }
    outcome.files[number.file].table.rows[number.row][flag] = layout.table.suppressed?.first ?? "c"
  }

  /// Whether both numbers of a quotient are printed, for every relation that defines it.
  private func isShown(
    _ measure: String, _ position: Int, _ isHidden: [Bool], _ base: Int
  ) -> Bool {
    let definitions = specification.quotients(measure)
    guard !definitions.isEmpty else { return false }
    return definitions.allSatisfy { relation in
      guard let numerator = entry(relation.num, position),
        let denominator = entry(relation.den, position)
      else { return false }
      return !isHidden[numerator] && !isHidden[denominator]
        && (specification.isMagnitude(relation.den ?? "")
          || tabulation.entries[denominator].value >= base)
        && !isUnanimous(numerator, denominator, relation)
    }
  }

  /// Whether a quotient of 0 or 1 says something sensitive of each person.
  private func isUnanimous(
    _ numerator: Int, _ denominator: Int, _ relation: SpecifiedRelation
  ) -> Bool {
    let isSensitive = (specification.relations ?? []).contains {
      $0.type == "le" && $0.sensitive == true && $0.small == relation.num
        && $0.big == relation.den
    }
    let part = tabulation.entries[numerator].value
    return isSensitive && (part == 0 || part == tabulation.entries[denominator].value)
  }

  private func entry(_ measure: String?, _ position: Int) -> Int? {
    guard let measure, let number = tabulation.seenMeasure(measure) else { return nil }
    return tabulation.entry(measure: number, position: position)
  }
}
