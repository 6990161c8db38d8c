import Model
import Pipeline

/// What one file is, for an analyst.
struct InspectionText {
  /// The inspection.
  var inspection: Inspection
  /// Whether severities are coloured.
  var isColoured: Bool
  /// Whether notes are left out.
  var isQuiet: Bool

  /// The verdict first, then what it rests on; parts that have nothing to say are left out.
  var text: String {
    [head, account, findings, normalised, unchecked, records].filter { !$0.isEmpty }
      .joined(separator: "\n")
  }

  private var head: String {
    guard let verdict = inspection.verdict else { return "" }
    let subject = [inspection.extract, inspection.period?.description].compactMap { $0 }
    return "\(inspection.file) as \(subject.joined(separator: " of ")): \(verdict.sentence)\n"
  }

  private var account: String {
    var rows: [[String]] = []
    if let account = inspection.rows {
      rows += [
        ["rows read", "\(account.read)"], ["rows accepted", "\(account.accepted)"],
        ["rows set aside", "\(account.quarantined)"],
      ]
    }
    if let form = inspection.form { rows.append(["form", form.sentence]) }
    return TextTable(rows: rows).text
  }

  private var findings: String {
    let printer = DiagnosticPrinter(stream: .standardOutput, isColoured: isColoured)
    return inspection.findings.filter { !isQuiet || $0.severity > .note }.map(printer.text).joined()
  }

  private var normalised: String {
    guard !inspection.normalised.isEmpty, !isQuiet else { return "" }
    let rows = inspection.normalised.map { kind in
      [
        "  \(kind.column)", "\(kind.count)", "[\(kind.code)] \(kind.meaning)",
        lines(kind.lines, kind.count),
      ]
    }
    return "Understood although written otherwise: column, values, how, lines\n"
      + TextTable(rows: rows).text
  }

  private func lines(_ lines: [Int], _ count: Int) -> String {
    let shown = lines.prefix(10).map(String.init).joined(separator: ", ")
    return lines.count < count || lines.count > 10 ? "\(shown), …" : shown
  }

  private var unchecked: String {
    guard !inspection.unchecked.isEmpty, inspection.verdict != nil, !isQuiet else { return "" }
    return "Not checked, as only a workspace has the other extracts\n"
      + inspection.unchecked.map { "  \($0)\n" }.joined()
  }

  private var records: String {
    guard inspection.wantsRecords else { return "" }
    guard let records = inspection.records else {
      return "The records cannot be given: one of them is malformed.\n"
    }
    let json = JSON.array(records.map { .array($0.map { .string($0) }) })
    return (inspection.verdict == nil ? "" : "Records\n") + json.text
  }
}

extension Verdict {
  /// What becomes of the file, in words.
  fileprivate var sentence: String {
    switch self {
    case .accept: "accepted as it is"
    case .note: "accepted; something was noted"
    case .quarantine: "accepted but for the rows set aside"
    case .reject: "refused, nothing is loaded"
    }
  }
}

extension DeliveryForm {
  /// The form in words.
  fileprivate var sentence: String {
    var parts = [encoding + (hasByteOrderMark ? " with a byte-order mark" : "")]
    if isCompressed { parts.append("compressed by gzip") }
    let delimiters = [",": "comma", ";": "semicolon", "\t": "tab", "|": "vertical bar"]
    parts.append("\(delimiters[delimiterText] ?? delimiterText) between fields")
    let ends = ["lf": "LF", "crlf": "CR LF", "cr": "CR alone", "mixed": "mixed"]
    parts.append("line ends \(ends[lineEnds] ?? lineEnds)")
    parts.append("header in line \(headerLine)")
    return parts.joined(separator: ", ")
  }
}
