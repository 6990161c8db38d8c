extension AttackReport {
  /// The report for people.
  public var text: String {
    var lines: [String] = []
    for finding in findings {
      lines.append("\(finding.kind.rawValue) \(finding.cell) \(Self.range(finding))")
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
    let found = kinds.map { "\($0.count) \($0.kind.rawValue)" }.joined(separator: ", ")
    return """
      \(found.isEmpty ? "nothing found" : found): \(account.files) files, \(account.cells) cells, \
      \(account.hidden) hidden, \(account.relations) relations, \(account.components) components, \
      \(account.programmes) programmes
      """
  }

  private static func range(_ finding: Finding) -> String {
    guard finding.greatest != finding.least else { return "= \(Derivations.text(finding.least))" }
    let greatest = finding.greatest.map { " to \(Derivations.text($0))" } ?? " or more"
    return "is \(Derivations.text(finding.least))\(greatest)"
  }
}
