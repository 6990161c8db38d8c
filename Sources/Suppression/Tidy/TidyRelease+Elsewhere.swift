extension TidyRelease {
  /// Takes account of what others have published: an exact number is known, and a range bounds what remains possible.
  mutating func knowElsewhere(_ codes: KnownCodes) {
    for (index, known) in (specification.known ?? []).enumerated() {
      let at = (known.at ?? [:]).sorted { $0.key < $1.key }.map {
        (dimension: $0.key, code: $0.value)
      }
      guard isThere(at, codes), specification.names(known.measure, in: tabulation) else {
        problems.append(TidyProblem(kind: .unknownKnown(index + 1), file: ""))
        continue
      }
      guard !specification.isQuotient(known.measure) else { continue }
      let measure = tabulation.measure(known.measure)
      know(known, index + 1, measure: measure, position: tabulation.position(at))
    }
  }

  private mutating func know(
    _ known: SpecifiedNumber, _ number: Int, measure: Int, position: Int
  ) {
    let lowest = specification.isMagnitude(known.measure) ? Int.min : 0
    let least = scaled(known.least ?? lowest, measure)
    let greatest = known.greatest.map { scaled($0, measure) } ?? .max
    guard let entry = tabulation.entry(measure: measure, position: position) else {
      // No file holds it, and it may be linked to what files hold.
      if least == greatest {
        tabulation.add(measure: measure, position: position, value: least, standing: .known)
      } else if least < greatest {
        tabulation.addRange(least...greatest, measure: measure, position: position)
      }
      return
    }
    let value = tabulation.entries[entry].value
    guard least <= value, value <= greatest else {
      let place = place(of: entry)
      problems.append(
        TidyProblem(
          kind: .knownOtherwise(number), file: place?.file ?? "", line: place?.line))
      return
    }
    guard least < greatest else {
      tabulation.entries[entry].joinStanding(.known)
      return
    }
    tabulation.entries[entry].least = max(tabulation.entries[entry].least ?? least, least)
    tabulation.entries[entry].greatest = min(
      tabulation.entries[entry].greatest ?? greatest, greatest)
  }

  /// A number in the units of its measure's cells.
  func scaled(_ number: Int, _ measure: Int) -> Int {
    var scaled = number
    for _ in 0..<(measure < places.count ? places[measure] : 0) {
      let (product, overflows) = scaled.multipliedReportingOverflow(by: 10)
      guard !overflows else { return number < 0 ? .min : .max }
      scaled = product
    }
    return scaled
  }

  /// Whether there are such dimensions, and codes that the specification lists or files hold; any code of time.
  private func isThere(
    _ coordinates: [(dimension: String, code: String)], _ codes: KnownCodes
  ) -> Bool {
    guard codes.firstUnknown(coordinates) == nil else { return false }
    return coordinates.allSatisfy { id, code in
      guard let dimension = tabulation.codes.dimension(id) else { return false }
      return codes.lists(id) || specification.dimensions[id]?.time == true
        || tabulation.codes.totals[dimension] == code
        || tabulation.codes.seen(dimension: dimension, code: code) != nil
    }
  }
}

extension ReleaseSpecification {
  /// Whether files hold a measure, or the specification names it anywhere.
  fileprivate func names(_ measure: String, in tabulation: Tabulation) -> Bool {
    tabulation.seenMeasure(measure) != nil || measures?[measure] != nil
      || (relations ?? []).contains { $0.measures.contains(measure) }
  }
}

extension SpecifiedRelation {
  /// All measures that it names.
  fileprivate var measures: [String] {
    [small, big, share, num, den, total, stock, self.in, out, measure].compactMap(\.self)
      + (parts ?? []) + (terms ?? []).map(\.measure)
  }
}
