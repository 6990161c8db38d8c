/// What `yol inspect --json --records` prints, as far as the cases ask.
struct Inspection: Decodable {
  /// One finding.
  struct Finding: Decodable {
    var code: String
    var line: Int?
    var column: String?
  }

  /// What was understood otherwise than it was written.
  struct Normalised: Decodable {
    var code: String
    var column: String
    var lines: [Int]
  }

  var verdict: String
  var rows: AgencyCase.Rows?
  var findings: [Finding]
  var normalised: [Normalised]?
  var records: [[String]]?
}

extension Inspection {
  /// Places of which something is said: physical line and column's name.
  struct Place: Hashable, Comparable, CustomStringConvertible {
    var line: Int
    var column: String?

    var description: String { "\(line):\(column ?? "")" }

    static func < (left: Place, right: Place) -> Bool {
      (left.line, left.column ?? "") < (right.line, right.column ?? "")
    }
  }

  private var places: Set<Place> {
    var places = Set(
      findings.compactMap { one in one.line.map { Place(line: $0, column: one.column) } })
    for one in normalised ?? [] {
      places.formUnion(one.lines.map { Place(line: $0, column: one.column) })
    }
    return places
  }

  /// Everything in which this differs from what must become of a case; empty where all is right.
  func differences(from expected: AgencyCase) -> [String] {
    var found: [String] = []
    if verdict != expected.verdict { found.append("verdict \(verdict), not \(expected.verdict)") }
    found += missingPlaces(expected) + otherPlaces(expected) + account(expected)
    if verdict == "accept", !findings.isEmpty { found.append("something is said of a plain file") }
    if verdict != "accept", findings.isEmpty { found.append("nothing is said") }
    if let wanted = expected.records, records != wanted { found.append("records differ") }
    return found
  }

  private func missingPlaces(_ expected: AgencyCase) -> [String] {
    expected.findings.compactMap { wanted in
      guard let line = wanted.line else { return nil }
      let isThere = places.contains {
        $0.line == line && (wanted.column == nil || $0.column == wanted.column)
      }
      return isThere
        ? nil : "nothing at \(Place(line: line, column: wanted.column)) (\(wanted.code))"
    }
  }

  /// A row that is not at fault must not be said to be; what is said of the file stands on its first
  /// lines, and of a refused file nothing more is asked.
  private func otherPlaces(_ expected: AgencyCase) -> [String] {
    guard expected.verdict != "reject" else { return [] }
    let lines = Set(expected.findings.compactMap(\.line))
    let isFileAtFault = expected.findings.contains { $0.line == nil || $0.line == 1 }
    return places.sorted().compactMap { place in
      if lines.contains(place.line) {
        let columns = expected.findings.filter { $0.line == place.line }.map(\.column)
        let isNamed = place.column == nil || columns.contains(nil) || columns.contains(place.column)
        return isNamed ? nil : "\(place) is not the column"
      }
      return isFileAtFault && place.line == 1 ? nil : "\(place) is not at fault"
    }
  }

  private func account(_ expected: AgencyCase) -> [String] {
    guard expected.verdict != "reject" else { return [] }
    guard let rows else { return ["no account of rows"] }
    var found: [String] = []
    if rows.read != rows.accepted + rows.quarantined { found.append("rows do not add up: \(rows)") }
    if let wanted = expected.rows, wanted != rows { found.append("\(rows), not \(wanted)") }
    if (rows.quarantined > 0) != (expected.verdict == "quarantine") {
      found.append("\(rows.quarantined) rows set aside")
    }
    return found
  }
}
