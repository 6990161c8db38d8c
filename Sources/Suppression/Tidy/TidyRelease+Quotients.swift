extension TidyRelease {
  /// Reports quotients that are not those of their numbers, and cells of which files hold several.
  ///
  /// Whoever sees a wrong quotient beside its numbers is misled, and the attack would contradict itself.
  mutating func checkQuotients() {
    var seen: [String: [Int: DecimalNumber]] = [:]
    for number in numbers {
      guard case .share(let measure, let position) = number.content else { continue }
      let layout = layouts[number.layout]
      let fields = files[number.file].table.rows[number.row]
      guard !layout.isHidden(fields) else { continue }
      guard let printed = DecimalNumber(fields[layout.value]) else {
        report(.noNumber, layout, number.row)
        continue
      }
      guard seen[measure]?[position] ?? printed == printed else {
        report(.contradiction, layout, number.row)
        continue
      }
      seen[measure, default: [:]][position] = printed
      if !isRight(printed, measure, position) { report(.wrongQuotient, layout, number.row) }
    }
  }

  /// Whether a printed quotient is that of its numbers, as far as files hold them.
  private func isRight(_ printed: DecimalNumber, _ measure: String, _ position: Int) -> Bool {
    let known = tabulation.seenMeasure(measure)
    let usual = known.flatMap { places.indices.contains($0) ? places[$0] : nil } ?? 0
    return specification.quotients(measure).allSatisfy { relation in
      guard let numerator = value(relation.num, position),
        let denominator = value(relation.den, position), denominator != 0
      else { return true }
      let expected = (relation.scale ?? 1) * numerator / denominator
      var unit = 1.0
      for _ in 0..<max(relation.decimals ?? usual, printed.decimals) { unit /= 10 }
      // What is half-way may have been rounded up or down.
      return abs(printed.double - expected) <= unit / 2 + 1e-9 * max(1, abs(expected))
    }
  }

  private func value(_ measure: String?, _ position: Int) -> Double? {
    guard let measure, let number = tabulation.seenMeasure(measure),
      let entry = tabulation.entry(measure: number, position: position)
    else { return nil }
    var unit = 1.0
    for _ in 0..<(number < places.count ? places[number] : 0) { unit *= 10 }
    return Double(tabulation.entries[entry].value) / unit
  }
}

extension ReleaseSpecification {
  /// The relations that make a measure a quotient.
  func quotients(_ measure: String) -> [SpecifiedRelation] {
    (relations ?? []).filter { $0.type == "share" && $0.share == measure }
  }
}
