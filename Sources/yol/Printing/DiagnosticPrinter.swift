import Model

/// Prints findings for people, in the form that editors and terminals make clickable.
///
/// ```
/// extracts/2026-10/contracts.csv:1042:17: error: [CSV004] the row has 11 fields
///   fix: restore the missing delimiter
/// ```
struct DiagnosticPrinter {
  /// Where to.
  var stream: OutputStream
  /// Whether severities are coloured.
  var isColoured: Bool
  /// Most findings of one code in one file; the rest is counted.
  ///
  /// The readers of extracts give five and how many more there are.
  var limit = 6

  /// Prints findings in their order, and how many of each code and file were left out.
  func print(_ diagnostics: [Diagnostic]) {
    var counts: [Kind: Int] = [:]
    for diagnostic in diagnostics {
      let kind = Kind(file: diagnostic.location?.file ?? "", code: diagnostic.code)
      let count = counts[kind, default: 0] + 1
      counts[kind] = count
      if count <= limit { stream.write(text(diagnostic)) }
    }
    for (kind, count) in counts.sorted(by: { $0.key < $1.key }) where count > limit {
      let place = kind.file.isEmpty ? "" : "\(harmless(kind.file)): "
      stream.write("\(place)and \(count - limit) more of [\(kind.code)]\n")
    }
  }

  /// One finding with its remedy.
  func text(_ diagnostic: Diagnostic) -> String {
    let place = diagnostic.location.map { "\(harmless($0.description)): " } ?? ""
    let severity = coloured("\(diagnostic.severity.rawValue):", diagnostic.severity)
    let remedy = diagnostic.remedy.map { "  fix: \(harmless($0))\n" } ?? ""
    return "\(place)\(severity) [\(diagnostic.code)] \(harmless(diagnostic.message))\n\(remedy)"
  }

  /// A text on one line that drives no terminal: names of files may hold any character.
  private func harmless(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isControl) else { return text }
    return text.unicodeScalars.map { scalar in
      isControl(scalar) ? "\\u{\(String(scalar.value, radix: 16))}" : String(scalar)
    }.joined()
  }

  /// Control characters, line and paragraph ends, and those that turn the direction of writing.
  private func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F...0x9F, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

  private func coloured(_ text: String, _ severity: Diagnostic.Severity) -> String {
    guard isColoured else { return text }
    let colour =
      switch severity {
      case .error: "31"
      case .warning: "33"
      case .note: "36"
      }
    return "\u{1B}[1;\(colour)m\(text)\u{1B}[0m"
  }
}

extension DiagnosticPrinter {
  /// What is counted together.
  private struct Kind: Hashable, Comparable {
    var file: String
    var code: String

    static func < (left: Kind, right: Kind) -> Bool {
      (left.file, left.code) < (right.file, right.code)
    }
  }
}
