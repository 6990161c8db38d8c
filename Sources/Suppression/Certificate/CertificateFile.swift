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
    var text = "yol-certificate,1\nwidth,\(width)\n"
    for (measure, places) in zip(release.tabulation.measures, places) where places > 0 {
      text += "measure,\(Self.escaped(measure)),\(places)\n"
    }
    writeCells(to: &text)
    for relation in release.system.relations {
      text += "relation"
      for term in relation.terms { text += ",\(term.cell):\(term.coefficient)" }
      text += "\n"
    }
    for pair in suppression.pairs {
      let asked = max(width, release.system.cells[pair.cell].need?.width ?? 0)
      text += "pair,\(pair.cell),\(asked)\n"
      write(pair.upper, to: &text)
      write(pair.lower, to: &text)
    }
    return Array(text.utf8)
  }

  private func writeCells(to text: inout String) {
    let tabulation = release.tabulation
    let measures = tabulation.measures.map(Self.escaped)
    var base = "base"
    for (index, cell) in release.system.cells.enumerated() {
      let name = release.names[index]
      let places = tabulation.coordinates(of: name.position).map {
        "\(Self.escaped($0.dimension))=\(Self.escaped($0.code))"
      }
      let isHidden = suppression.isHidden[index]
      let printed = isHidden ? "" : String(cell.value)
      let bounds = "\(cell.least.map(String.init) ?? ""),\(cell.greatest.map(String.init) ?? "")"
      text += "cell,\(index),\(measures[name.measure]),\(places.joined(separator: ";"))"
      text += ",\(printed),\(bounds)\n"
      if isHidden { base += ",\(index):\(cell.value)" }
    }
    text += base + "\n"
  }

  private func write(_ witness: Witness, to text: inout String) {
    text += "release"
    for change in witness.changes {
      let value = release.system.cells[change.cell].value &+ change.amount
      text += ",\(change.cell):\(value)"
    }
    text += "\n"
  }

  /// A name without the characters that separate; they are written as `%` and two hexadecimal digits.
  private static func escaped(_ name: String) -> String {
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
