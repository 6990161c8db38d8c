import Model
import Pipeline

/// How one figure came about, for a person.
struct ExplanationText {
  /// The explanation.
  var explanation: Explanation

  /// One short paragraph for each part; those that have nothing to say are left out.
  var text: String {
    let parts = [
      head, calculation, population, terms, inputs, files, parameters, protection, definition,
    ]
    return parts.filter { !$0.isEmpty }.joined(separator: "\n")
  }

  private var head: String {
    let indicator = explanation.indicator
    let codes = explanation.codes.map { code in
      "\(code.dimension) = \(code.code)" + (code.label.isEmpty ? "" : " (\(code.label))")
    }
    let place = codes.isEmpty ? "total" : codes.joined(separator: ", ")
    var lines = [
      "CONFIDENTIAL: this shows figures that disclosure control may hide. Do not publish it.", "",
      indicator.title.en,
      "\(indicator.id), version \(indicator.version), \(explanation.period), \(place)",
    ]
    if let cohort = explanation.cohort {
      lines.append("about the cohorts of \(cohort.lowerBound) to \(cohort.upperBound)")
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private var calculation: String {
    var rows = [["figure", explanation.equation]]
    if let value = explanation.observation.value, let printed = explanation.printed {
      let decimals = explanation.indicator.decimals
      let places = decimals == 1 ? "1 decimal" : "\(decimals) decimals"
      let text = "\(value)"
      let exact = text.hasSuffix(".0") ? String(text.dropLast(2)) : text
      rows.append(["rounded", "\(exact), to \(places), half away from zero: \(printed)"])
    }
    rows.append(["unit", explanation.indicator.unit.label.en])
    if let interval = explanation.observation.interval {
      rows.append(["interval", "\(interval.lowerBound) to \(interval.upperBound)"])
    }
    let codes = explanation.observation.status.codes
    if codes != ["A"] { rows.append(["status", codes.joined(separator: ", ")]) }
    if let (repeated, now) = explanation.repeatedTexts {
      rows.append(["repeated", repeated])
      if let now { rows.append(["now", now]) }
    }
    return TextTable(rows: rows).text
  }

  private var population: String {
    guard !explanation.steps.isEmpty else { return "" }
    let rows = explanation.steps.map { ["  \($0.words)", String($0.rows)] }
    let moment = explanation.repeated?.now == nil ? "" : ", as the files are now"
    return "Population, in rows\(moment)\n" + TextTable(rows: rows, isNumberLast: true).text
  }

  private var terms: String {
    guard !explanation.terms.isEmpty else { return "" }
    let rows = explanation.terms.map { term in
      ["  " + term.codes.map { "\($0.dimension)=\($0.code)" }.joined(separator: " "), term.text]
    }
    return "At each code\n" + TextTable(rows: rows).text
  }

  private var inputs: String {
    guard !explanation.inputs.isEmpty else { return "" }
    return "Computed from\n" + explanation.inputs.map { lines($0, depth: 1) }.joined()
  }

  private func lines(_ input: Explanation.Input, depth: Int) -> String {
    let indent = String(repeating: "  ", count: depth)
    let codes = input.codes.map { " \($0.dimension)=\($0.code)" }.joined()
    return "\(indent)\(input.indicator.id)@\(input.period)\(codes): \(input.equation)"
      + (input.repeatedFrom.map { ", from release \($0)" } ?? "") + "\n"
      + input.inputs.map { lines($0, depth: depth + 1) }.joined()
  }

  private var files: String {
    guard !explanation.files.isEmpty else { return "" }
    let header = ["  file", "read", "accepted", "quarantined", "SHA-256"]
    let rows = explanation.files.map { file in
      [
        "  \(file.path)", String(file.rows.read), String(file.rows.accepted),
        String(file.rows.quarantined), file.digest,
      ]
    }
    return "Extracts, deliveries up to \(explanation.run)\n" + TextTable(rows: [header] + rows).text
  }

  private var parameters: String {
    guard !explanation.parameters.isEmpty else { return "" }
    let rows = explanation.parameters.map { parameter in
      [
        "  \(parameter.id)", parameter.group, "\(parameter.value)",
        "in force from \(parameter.validFrom)"
          + (parameter.validTo.parts.year == 9999 ? "" : " to \(parameter.validTo)"),
      ]
    }
    return "Parameters\n" + TextTable(rows: rows).text
  }

  private var protection: String {
    TextTable(rows: [
      ["protection", explanation.protectionState.text],
      ["published", explanation.publishedText],
    ]).text
  }

  private var definition: String {
    let indicator = explanation.indicator
    let words = indicator.formula.split(separator: "\n").map { "  \($0)\n" }.joined()
    let breaks = indicator.breaks.map { "  break at \($0.period): \($0.reason.en)\n" }.joined()
    return "Definition, \(explanation.definition)\n" + words + breaks
  }
}

extension Explanation.Step {
  /// What the number of rows is about.
  fileprivate var words: String {
    switch kind {
    case .read: "read from the files"
    case .quarantined: "set aside in quarantine"
    case .accepted: "accepted"
    case .withPerson: "of these, with a known person"
    case .condition: "left after: \(text)"
    case .position: "of these, at \(text)"
    case .findable: "of these, persons that the linked extracts can find"
    case .unlinked: "left out: person cannot be found"
    case .outside: "left out: never under observation"
    case .incomplete: "left out: a value is missing"
    case .base: "in the base"
    case .denominator: "in the denominator"
    case .numerator: "in the numerator"
    }
  }
}
