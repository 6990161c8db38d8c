/// Turns what is known of cells into findings.
struct FindingList {
  private let inference: Inference
  private let system: LinkedNumbers
  private let derivations: Derivations
  private var filesOfCell: [Int32: [Int32]] = [:]
  private(set) var findings: [Finding] = []

  /// Collects the findings of an outsider.
  init(_ inference: Inference) {
    self.inference = inference
    system = inference.system
    derivations = Derivations(inference.system, inference.bounds)
    for cell in 0..<system.release.cells.count where system.isNumber[cell] { judge(cell) }
    for pair in system.printedPairs { judge(pair) }
    for complement in system.complements { judge(complement) }
    addFiles(from: 0)
  }

  private func low(_ cell: Int) -> Double { inference.bounds.low[cell] }
  private func high(_ cell: Int) -> Double { inference.bounds.high[cell] }

  private func isNarrow(_ cell: Int) -> Bool {
    !inference.isWide[cell] && high(cell) - low(cell) < inference.width - 1e-6
  }

  /// Counts below this are to be protected.
  private func threshold(_ cell: Int) -> Double {
    let base = Double(system.release.states[cell].base)
    return base > 0 ? min(base, inference.threshold) : inference.threshold
  }

  private func isCertainlySmall(_ cell: Int) -> Bool {
    !inference.isWide[cell] && low(cell) >= 1 && high(cell) < threshold(cell)
  }

  private func isSensitive(_ cell: Int) -> Bool {
    let measure = Int(system.release.cells.measures[cell])
    return system.specification.measures[measure].isSensitive && system.isWhole[cell]
  }

  private mutating func judge(_ cell: Int) {
    let marks = system.release.states[cell].marks
    if !marks.isDisjoint(with: [.complement, .outside]) { return }
    let isShown = !marks.isDisjoint(with: [.printed, .rounded])
    if marks.contains(.hidden) || (marks.contains(.hiddenEarlier) && !isShown) {
      judgeHidden(cell, marks)
    } else if marks.contains(.rounded) {
      judgeRounded(cell)
    } else if marks.contains(.printed) {
      guard isSensitive(cell), low(cell) >= 1, low(cell) < threshold(cell) else { return }
      add(.printedSmall, cell, "it is printed")
    } else if isSensitive(cell), marks.isDisjoint(with: [.printedEarlier, .elsewhere]),
      isCertainlySmall(cell)
    {
      if inference.bounds.isKnown(cell) {
        add(.recovered, cell, derived(cell))
      } else if isNarrow(cell) {
        add(.narrow, cell, derived(cell))
      }
    }
  }

  private mutating func judgeHidden(_ cell: Int, _ marks: CellState.Marks) {
    if marks.contains(.printed) {
      add(.printedElsewhere, cell, "another table prints it")
    } else if marks.contains(.printedEarlier), marks.contains(.hidden) {
      let isOutdated = inference.outdated.contains(cell)
      let text = "an earlier release printed it"
      add(.printedEarlier, cell, isOutdated ? "\(text); it was revised since" : text)
    } else if marks.contains(.printedEarlier) {
      return
    } else if marks.contains(.elsewhere), isPublishedElsewhere(cell) {
      add(.printedElsewhere, cell, "another publisher has it")
    } else if inference.bounds.isKnown(cell) {
      add(.recovered, cell, derived(cell))
    } else if isNarrow(cell) {
      add(.narrow, cell, derived(cell))
    }
  }

  private func isPublishedElsewhere(_ cell: Int) -> Bool {
    let state = system.release.states[cell]
    return state.earlierLeast == state.earlierGreatest && !inference.outdated.contains(cell)
  }

  /// Rounding by itself is the publisher's choice; a finding is what undoes it.
  private mutating func judgeRounded(_ cell: Int) {
    let state = system.release.states[cell]
    guard low(cell) > state.least || high(cell) < state.greatest else { return }
    if inference.bounds.isKnown(cell) {
      add(.recovered, cell, derived(cell))
    } else if isNarrow(cell), isSensitive(cell), high(cell) < threshold(cell) {
      add(.narrow, cell, derived(cell))
    }
  }

  private mutating func judge(_ pair: SystemBuilder.PrintedPair) {
    let rest = low(pair.big) - low(pair.small)
    guard system.isWhole[pair.big], system.isWhole[pair.small] else { return }
    let subject = system.names.rest(of: pair.big, without: pair.small)
    let names =
      "\(subject) = \(system.names.name(pair.big)) - \(system.names.name(pair.small))"
    let numbers = "\(Derivations.text(low(pair.big))) - \(Derivations.text(low(pair.small)))"
    if pair.part.isComplementSmall, rest >= 1, rest < threshold(pair.small) {
      let text = "\(names) = \(numbers) = \(Derivations.text(rest))"
      add(.complementSmall, pair.small, text, rest, rest)
      findings[findings.count - 1].subject = subject
    }
    if pair.part.isSensitive, rest == 0, low(pair.big) >= 1 {
      add(.everyone, pair.small, "\(names) = \(numbers) = 0")
    }
  }

  private mutating func judge(_ complement: SystemBuilder.Complement) {
    let cell = complement.cell
    let isOutside = system.release.states[cell].marks.contains(.outside)
    guard system.isWhole[cell], !isOutside, !inference.isWide[cell] else { return }
    // How many all are need not be known, only that there may be some.
    if complement.part.isSensitive, high(cell) == 0, high(complement.big) >= 1 {
      add(.everyone, complement.small, "nothing is left: \(derived(cell))")
    }
    guard complement.part.isComplementSmall, isCertainlySmall(cell) else { return }
    // Where the whole is known, the part is as narrow as what it leaves, and found by itself.
    let isOpen = !inference.bounds.isKnown(complement.big) && isNarrow(cell)
    guard inference.bounds.isKnown(cell) || isOpen else { return }
    add(.complementSmall, complement.small, derived(cell), low(cell), high(cell))
    findings[findings.count - 1].subject = system.names.name(cell)
  }

  /// Adds what lone persons can find out.
  mutating func add(_ insiders: [InsiderAttack.Discovery]) {
    let first = findings.count
    for discovery in insiders {
      let name = system.names.name(discovery.insider)
      let value = discovery.value
      add(
        .insider, discovery.cell, "who is alone in \(name) knows that it is 1", value, value)
      findings[findings.count - 1].insider = name
    }
    addFiles(from: first)
  }

  private func derived(_ cell: Int) -> String {
    derivations.derivation(cell, binding: inference.binding[cell] ?? [])
  }

  private var cells: [Int] = []

  private mutating func add(_ kind: FindingKind, _ cell: Int, _ text: String) {
    add(kind, cell, text, low(cell), high(cell))
  }

  private mutating func add(
    _ kind: FindingKind, _ cell: Int, _ text: String, _ least: Double, _ greatest: Double
  ) {
    cells.append(cell)
    findings.append(
      Finding(
        kind: kind, cell: system.names.name(cell), measure: system.names.measure(cell),
        coordinates: system.names.coordinates(cell), files: [], least: least,
        greatest: greatest.isFinite ? greatest : nil, derivation: text))
  }

  /// Names the files of each finding: its own, or for cells in no file those that lead to it.
  private mutating func addFiles(from first: Int) {
    guard first < findings.count else { return }
    if filesOfCell.isEmpty {
      for sighting in system.release.sightings {
        filesOfCell[sighting.cell, default: []].append(sighting.file)
      }
    }
    for index in findings.indices.dropFirst(first) {
      var files = Set(filesOfCell[Int32(truncatingIfNeeded: cells[index])] ?? [])
      if files.isEmpty {
        for row in inference.rowsOfCell.rows(of: cells[index]).prefix(8) {
          for place in system.rows.range(Int(row)) {
            files.formUnion(filesOfCell[system.rows.cells[place]] ?? [])
          }
        }
      }
      findings[index].files = files.sorted().map { system.release.files[Int($0)] }
    }
  }
}
