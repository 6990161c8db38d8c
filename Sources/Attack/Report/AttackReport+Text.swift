extension AttackReport {
  /// The report for people.
  public var text: String {
    var lines: [String] = []
    for finding in findings {
      let subject = finding.subject ?? finding.cell
      lines.append("\(finding.kind.rawValue) \(subject) \(Self.range(finding))")
      lines.append("  \(finding.derivation)")
      if !finding.files.isEmpty { lines.append("  in \(finding.files.joined(separator: ", "))") }
    }
    lines += contradictions.map { "CONTRADICTION \($0)" }
    lines += unsettled.map { "NOT SETTLED \($0)" }
    lines += notes.map { "note: \($0)" }
    lines.append(summary)
    return lines.joined(separator: "\n") + "\n"
  }

  /// One sentence about what was found in how much.
  public var summary: String {
    var found = kinds.map { "\($0.count) \($0.kind.rawValue)" }
    // Where anything is in doubt, that nothing was found means nothing.
    if !contradictions.isEmpty { found.append(Self.count(contradictions)) }
    if !unsettled.isEmpty { found.append("\(unsettled.count) NOT SETTLED") }
    let numbers = [
      Self.count(account.files, "file"), Self.count(account.cells, "cell"),
      "\(account.hidden) hidden", Self.count(account.relations, "relation"),
      Self.count(account.components, "component"), Self.count(account.programmes, "programme"),
    ].joined(separator: ", ")
    return "\(found.isEmpty ? "nothing found" : found.joined(separator: ", ")): \(numbers)"
  }

  private static func count(_ contradictions: [String]) -> String {
    "\(contradictions.count) CONTRADICTION\(contradictions.count == 1 ? "" : "S")"
  }

  /// A number of things in words.
  static func count(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }

  private static func range(_ finding: Finding) -> String {
    guard finding.greatest != finding.least else { return "= \(Derivations.text(finding.least))" }
    let greatest = finding.greatest.map { " to \(Derivations.text($0))" } ?? " or more"
    return "is \(Derivations.text(finding.least))\(greatest)"
  }
}
