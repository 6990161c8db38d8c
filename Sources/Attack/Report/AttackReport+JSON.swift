extension AttackReport {
  /// Hidden cells that anybody can compute, with their values, in the order of the findings.
  public var exact: [(cell: String, value: Double)] {
    let kinds: [FindingKind] = [.recovered, .printedElsewhere, .printedEarlier]
    return findings.filter { kinds.contains($0.kind) && $0.greatest == $0.least }
      .map { ($0.cell, $0.least) }
  }

  /// The report as JSON.
  public var json: String {
    var text = "{\n"
    text += " \"exact\": {\(joined(exact.map { "\(quoted($0.cell)): \(number($0.value))" }))},\n"
    // Lone persons have a key of their own.
    let counts = kinds.filter { $0.kind != .insider }
      .map { "\(quoted($0.kind.rawValue)): \($0.count)" }
    text += " \"kinds\": {\(joined(counts))},\n"
    let ranges = intervals.map { "\(quoted($0.cell)): \(range($0.least, $0.greatest))" }
    text += " \"intervals\": {\(joined(ranges))},\n"
    let narrow = findings.filter { $0.kind == .narrow }.map { quoted($0.cell) }
    text += " \"narrow\": [\(joined(narrow))],\n"
    let insiders = findings.filter { $0.kind == .insider }
      .map { "\(quoted($0.cell)): \(number($0.least))" }
    text += " \"insider\": {\(joined(insiders))},\n"
    text += " \"findings\": [\(joined(findings.map(object)))],\n"
    text += " \"contradictions\": [\(joined(contradictions.map(quoted)))],\n"
    text += " \"unsettled\": [\(joined(unsettled.map(quoted)))],\n"
    text += " \"notes\": [\(joined(notes.map(quoted)))],\n"
    return text + " \"account\": {\(accountText)}\n}\n"
  }

  private var accountText: String {
    [
      "\"files\": \(account.files)", "\"rows\": \(account.rows)", "\"cells\": \(account.cells)",
      "\"hidden\": \(account.hidden)", "\"unprinted\": \(account.unprinted)",
      "\"relations\": \(account.relations)", "\"components\": \(account.components)",
      "\"programmes\": \(account.programmes)",
    ].joined(separator: ", ")
  }

  private func joined(_ items: [String]) -> String {
    items.isEmpty ? "" : "\n  " + items.joined(separator: ",\n  ") + "\n "
  }

  private func object(_ finding: Finding) -> String {
    var parts = [
      "\"kind\": \(quoted(finding.kind.rawValue))", "\"cell\": \(quoted(finding.cell))",
      "\"measure\": \(quoted(finding.measure))",
    ]
    let places = finding.coordinates.map { "\(quoted($0.dimension)): \(quoted($0.code))" }
    parts.append("\"coordinates\": {\(places.joined(separator: ", "))}")
    parts.append("\"files\": [\(finding.files.map(quoted).joined(separator: ", "))]")
    parts.append("\"interval\": \(range(finding.least, finding.greatest))")
    parts.append("\"derivation\": \(quoted(finding.derivation))")
    if let subject = finding.subject { parts.append("\"subject\": \(quoted(subject))") }
    if let insider = finding.insider { parts.append("\"insider\": \(quoted(insider))") }
    return "{\(parts.joined(separator: ", "))}"
  }

  private func range(_ least: Double, _ greatest: Double?) -> String {
    "[\(number(least)), \(greatest.map(number) ?? "null")]"
  }

  private func number(_ number: Double) -> String {
    number.isFinite ? Derivations.text(number) : "null"
  }

  private func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case _ where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
