/// Checks by addition that no hidden number of a release can be computed.
///
/// For each hidden cell there must be two releases that satisfy every relation, print what was printed, stay within
/// the bounds that readers assume, and differ in the cell by the width. No solver is needed, and no code of what
/// made the certificate is used.
struct CertificateChecker {
  private let certificate: Certificate
  private let relationsOfCell: [[Int]]
  private(set) var findings: [String] = []
  /// For each cell that is protected by how much.
  private(set) var widths: [Int: Int] = [:]

  /// Checks a certificate in itself.
  init(_ certificate: Certificate) {
    self.certificate = certificate
    var relationsOfCell = [[Int]](repeating: [], count: certificate.cells.count)
    for (index, relation) in certificate.relations.enumerated() {
      for term in relation { relationsOfCell[term.cell].append(index) }
    }
    self.relationsOfCell = relationsOfCell
    checkBase()
    checkPairs()
  }

  private func name(_ cell: Int) -> String {
    CellName.readable(certificate.cells[cell].name)
  }

  /// A relation in words: its first cells, as a sum.
  private func words(_ relation: Int) -> String {
    let terms = certificate.relations[relation]
    let shown = terms.prefix(6).enumerated().map { index, term in
      let sign = term.number < 0 ? "- " : index > 0 ? "+ " : ""
      let times = term.number.magnitude == 1 ? "" : "\(term.number.magnitude) * "
      return sign + times + name(term.cell)
    }
    let more = terms.count > 6 ? " and \(terms.count - 6) more" : ""
    return shown.joined(separator: " ") + more + " = 0"
  }

  /// The relation's sum in a release; nil where it cannot be computed.
  private func sum(_ relation: Int, _ changed: [Int: Int]) -> Int? {
    var sum = 0
    for term in certificate.relations[relation] {
      guard let value = changed[term.cell] ?? certificate.cells[term.cell].value else { return nil }
      let (product, isTooLarge) = value.multipliedReportingOverflow(by: term.number)
      let (next, isBeyond) = sum.addingReportingOverflow(product)
      guard !isTooLarge, !isBeyond else { return nil }
      sum = next
    }
    return sum
  }

  private mutating func checkBase() {
    for index in certificate.cells.indices where certificate.cells[index].value == nil {
      findings.append("\(name(index)): it has no value")
    }
    for (index, cell) in certificate.cells.enumerated() {
      guard cell.printed == nil, let value = cell.value, !keepsBounds(value, cell) else { continue }
      findings.append("\(name(index)): its true value is none that readers would assume")
    }
    for relation in certificate.relations.indices where sum(relation, [:]) != 0 {
      findings.append("\(words(relation)): it does not hold of the release itself")
    }
  }

  private mutating func checkPairs() {
    for pair in certificate.pairs {
      let releases = pair.releases.map { release in
        Dictionary(release.map { ($0.cell, $0.number) }, uniquingKeysWith: { first, _ in first })
      }
      let values = releases.map { $0[pair.cell] ?? certificate.cells[pair.cell].value ?? 0 }
      let (width, isBeyond) = values[0].subtractingReportingOverflow(values[1])
      guard releases.allSatisfy(couldBeTrue) else {
        findings.append("\(name(pair.cell)): one of its two releases cannot be true")
        continue
      }
      guard !isBeyond, width >= pair.width else {
        findings.append("\(name(pair.cell)): its two releases differ by less than they should")
        continue
      }
      widths[pair.cell] = pair.width
    }
  }

  /// Whether a release prints the same numbers, within the bounds, and satisfies the relations.
  private func couldBeTrue(_ release: [Int: Int]) -> Bool {
    for (index, value) in release {
      let cell = certificate.cells[index]
      guard cell.printed == nil, keepsBounds(value, cell) else { return false }
      for relation in relationsOfCell[index] {
        guard sum(relation, release) == 0 else { return false }
      }
    }
    return true
  }

  private func keepsBounds(_ value: Int, _ cell: Certificate.Cell) -> Bool {
    value >= cell.least ?? value && value <= cell.greatest ?? value
  }

  /// Compares with what files show: what they print is in the certificate, and what they hide is protected.
  mutating func compare(with folder: PublishedFolder) {
    let numbers = Dictionary(
      certificate.cells.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    checkBounds(folder, numbers)
    for number in folder.numbers {
      let name = CellName.readable(number.name)
      guard let cell = numbers[number.name] else {
        findings.append("\(name): the certificate does not have it")
        continue
      }
      if let text = number.text {
        let printed = certificate.cells[cell].printed
        let places = certificate.places[number.measure] ?? 0
        if printed == nil || printed != PublishedFolder.value(text, places: places) {
          findings.append("\(name): it is printed otherwise than the certificate says")
        }
      } else if widths[cell] ?? 0 < folder.specification.leastWidth {
        findings.append(
          widths[cell] == nil
            ? "\(name): it is hidden, and no two releases protect it"
            : "\(name): it is hidden, and its two releases differ by less than the width")
      }
    }
    for quotient in folder.quotients
    where quotient.parts.contains(where: { numbers[$0].flatMap(printed) == nil }) {
      findings.append(
        "\(CellName.readable(quotient.name)): it is printed, and a number that it follows from is not"
      )
    }
  }

  /// Compares the bounds of hidden cells with those that readers know.
  private mutating func checkBounds(_ folder: PublishedFolder, _ numbers: [String: Int]) {
    let bounds = ReaderBounds(folder)
    var isHeld = [Bool](repeating: false, count: certificate.cells.count)
    for number in folder.numbers {
      if let cell = numbers[number.name] { isHeld[cell] = true }
    }
    for (index, cell) in certificate.cells.enumerated() where cell.printed == nil {
      let places = certificate.places[cell.measure] ?? 0
      var unit = 1
      for _ in 0..<places { unit *= 10 }
      guard !bounds.allow(cell, isHeld: isHeld[index], unit: unit) else { continue }
      findings.append("\(name(index)): the certificate counts values that readers know it has not")
    }
  }

  private func printed(_ cell: Int) -> Int? {
    certificate.cells[cell].printed
  }
}
