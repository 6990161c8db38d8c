/// The bounds of hidden numbers that a specification tells readers, whatever a certificate says.
///
/// A release in which a hidden number is beyond them is none that readers think possible, and protects nothing.
struct ReaderBounds {
  private let specification: PublishedSpecification
  /// What is said of measures, by their names as certificates write them.
  private let measures: [String: PublishedSpecification.Measure]
  /// The measures of files and of the specification, and what `le` leaves over.
  private let held: Set<String>
  /// The greatest change of a measure.
  private let changes: [String: Int]
  private var known: [String: [PublishedSpecification.Known]] = [:]

  /// Reads what a specification tells of the cells of a folder.
  init(_ folder: PublishedFolder) {
    specification = folder.specification
    measures = Dictionary(
      (specification.measures ?? [:]).map { (CellName.escaped($0), $1) },
      uniquingKeysWith: { first, _ in first })
    var held = Set(folder.numbers.map(\.measure)).union(measures.keys)
    var changes: [String: Int] = [:]
    for relation in specification.relations ?? [] {
      if relation.type == "le", let small = relation.small, let big = relation.big {
        held.insert(CellName.escaped("\(big)-\(small)"))
      }
      if relation.type == "change", let measure = relation.measure, let limit = relation.max {
        changes[CellName.escaped("change of \(measure)")] = limit
      }
    }
    (self.held, self.changes) = (held, changes)
    for entry in specification.known ?? [] {
      let place = CellName.place(entry.at ?? [:], of: specification)
      known["\(CellName.escaped(entry.measure)),\(place)", default: []].append(entry)
    }
  }

  /// Whether a certificate assumes no less of a hidden cell than readers know.
  ///
  /// - Parameters:
  ///   - cell: the cell.
  ///   - isHeld: whether a file hides it.
  ///   - unit: how many units of the cell are one of the printed number.
  /// - Returns: true where the specification tells readers nothing more.
  func allow(_ cell: Certificate.Cell, isHeld: Bool, unit: Int) -> Bool {
    let stated = measures[cell.measure]
    let isCount = stated?.integer != false && stated?.type ?? "count" == "count"
    var least = isHeld ? stated?.suppressedMin : nil
    if isCount, held.contains(cell.measure) {
      // What no file holds is not hidden by habit: a count is no less than nothing, unless it is a difference.
      let told = stated?.suppressedMin ?? specification.policy?.suppressedMin ?? 1
      least = isHeld ? told : min(told, 0)
    }
    if let limit = changes[cell.measure] {
      guard cell.least ?? .min >= 0 &- limit, cell.greatest ?? .max <= limit else { return false }
    }
    guard isAtLeast(least, cell.least, unit) else { return false }
    return (known[cell.name] ?? []).allSatisfy { entry in
      isAtLeast(entry.least ?? (isCount ? 0 : nil), cell.least, unit)
        && isAtMost(entry.greatest, cell.greatest, unit)
    }
  }

  private func isAtLeast(_ told: Int?, _ assumed: Int?, _ unit: Int) -> Bool {
    guard let told else { return true }
    // Of what may be negative a certificate may know nothing.
    guard let assumed else { return told < 0 }
    let (least, overflows) = told.multipliedReportingOverflow(by: unit)
    return overflows ? told < 0 : assumed >= least
  }

  private func isAtMost(_ told: Int?, _ assumed: Int?, _ unit: Int) -> Bool {
    guard let told else { return true }
    let (greatest, overflows) = told.multipliedReportingOverflow(by: unit)
    return overflows ? told > 0 : assumed ?? .max <= greatest
  }
}
