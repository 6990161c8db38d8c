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
  /// Most findings of one code; the rest is counted.
  var limit = 5

  /// Prints findings in their order, and how many of each code were left out.
  func print(_ diagnostics: [Diagnostic]) {
    var counts: [String: Int] = [:]
    for diagnostic in diagnostics {
      let count = counts[diagnostic.code, default: 0] + 1
      counts[diagnostic.code] = count
      if count <= limit { stream.write(text(diagnostic)) }
    }
    for (code, count) in counts.sorted(by: { $0.key < $1.key }) where count > limit {
      stream.write("and \(count - limit) more of [\(code)]\n")
    }
  }

  /// One finding with its remedy.
  func text(_ diagnostic: Diagnostic) -> String {
    let place = diagnostic.location.map { "\($0): " } ?? ""
    let severity = coloured("\(diagnostic.severity.rawValue):", diagnostic.severity)
    let remedy = diagnostic.remedy.map { "  fix: \($0)\n" } ?? ""
    return "\(place)\(severity) [\(diagnostic.code)] \(diagnostic.message)\n\(remedy)"
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
