/// Writes a certificate as text that can be checked by addition.
///
/// `docs/protect.md` describes the format. It holds true values of hidden cells: it is stored privately.
public struct CertificateFile: Sendable {
  private let release: ReleaseSystem
  private let suppression: Suppression
  private let width: Int
  private let places: [Int]

  /// Certifies how a release is protected.
  ///
  /// - Parameters:
  ///   - release: the cells with their names, and what holds between them.
  ///   - suppression: which are hidden, with the releases that prove it.
  ///   - width: what is asked of every hidden cell.
  ///   - places: for each measure how many decimal places of a printed number the cells' units have.
  public init(
    _ release: ReleaseSystem, _ suppression: Suppression, width: Int, places: [Int] = []
  ) {
    self.places = places
    self.release = release
    self.suppression = suppression
    self.width = width
  }

  /// The text.
  public var bytes: [UInt8] {
    var text = CertificateText()
    text.bytes.reserveCapacity(120 * release.system.cells.count)
    text.add("yol-certificate,1\nwidth,\(width)\n")
    for (measure, places) in zip(release.tabulation.measures, places) where places > 0 {
      text.add("measure,\(CertificateText.escaped(measure)),\(places)\n")
    }
    writeCells(to: &text)
    for relation in release.system.relations {
      text.add("relation")
      for term in relation.terms { text.add(term.cell, term.coefficient) }
      text.add("\n")
    }
    for pair in suppression.pairs {
      let asked = max(width, release.system.cells[pair.cell].need?.width ?? 0)
      text.add("pair,\(pair.cell),\(asked)\n")
      write(pair.upper, to: &text)
      write(pair.lower, to: &text)
    }
    return text.bytes
  }

  private func writeCells(to text: inout CertificateText) {
    let tabulation = release.tabulation
    let measures = tabulation.measures.map { Array(CertificateText.escaped($0).utf8) }
    let codes = (0..<tabulation.codes.count).map { atom in
      let dimension = tabulation.codes.dimensions[tabulation.codes.dimension(of: atom)]
      return Array(
        (CertificateText.escaped(dimension) + "="
          + CertificateText.escaped(tabulation.codes.code(of: atom))).utf8)
    }
    for (index, cell) in release.system.cells.enumerated() {
      let name = release.names[index]
      text.add("cell,")
      text.add(index)
      text.add(",")
      text.bytes += measures[name.measure]
      text.add(",")
      for (place, atom) in tabulation.positions[name.position].enumerated() {
        if place > 0 { text.add(";") }
        text.bytes += codes[Int(atom)]
      }
      text.add(",")
      if !suppression.isHidden[index] { text.add(cell.value) }
      for bound in [cell.least, cell.greatest] {
        text.add(",")
        if let bound { text.add(bound) }
      }
      text.add("\n")
    }
    text.add("base")
    for (index, cell) in release.system.cells.enumerated() where suppression.isHidden[index] {
      text.add(index, cell.value)
    }
    text.add("\n")
  }

  private func write(_ witness: Witness, to text: inout CertificateText) {
    text.add("release")
    for change in witness.changes {
      text.add(change.cell, release.system.cells[change.cell].value &+ change.amount)
    }
    text.add("\n")
  }
}

/// The text of a certificate as it grows: millions of small numbers, and few names.
private struct CertificateText {
  var bytes: [UInt8] = []

  mutating func add(_ text: String) {
    bytes += text.utf8
  }

  mutating func add(_ number: Int) {
    guard number < 0 || number > 9 else {
      bytes.append(UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: number))
      return
    }
    let start = bytes.count
    var rest = number.magnitude
    repeat {
      bytes.append(UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: rest % 10))
      rest /= 10
    } while rest > 0
    if number < 0 { bytes.append(UInt8(ascii: "-")) }
    bytes[start...].reverse()
  }

  /// A cell and a number of it, behind a comma.
  mutating func add(_ cell: Int, _ number: Int) {
    bytes.append(UInt8(ascii: ","))
    add(cell)
    bytes.append(UInt8(ascii: ":"))
    add(number)
  }

  /// A name without the characters that separate; they are written as `%` and two hexadecimal digits.
  static func escaped(_ name: String) -> String {
    var text = ""
    for scalar in name.unicodeScalars {
      guard scalar.value < 0x20 || "%,;=\"".unicodeScalars.contains(scalar) else {
        text.unicodeScalars.append(scalar)
        continue
      }
      let digits = String(scalar.value, radix: 16, uppercase: true)
      text += digits.count < 2 ? "%0\(digits)" : "%\(digits)"
    }
    return text
  }
}
