import Model

extension BodyReader {
  /// Adds what was found to the list.
  func report(to findings: inout FindingList, period: ReferencePeriod) {
    for row in faults where !row.isSilent {
      let detail =
        row.fault == .raggedRow
        ? "\(row.fieldCount) fields, the header has \(header.columns.count)" : nil
      findings.add(
        .row(row.fault, field: header.name(row.field), detail: detail ?? row.detail),
        line: row.line + 1, column: row.column, field: header.name(row.field))
    }
    var kept = [Int](repeating: 0, count: RowFault.slots)
    for index in faults.indices { kept[faults[index].fault.slot] += 1 }
    for fault in RowFault.allCases {
      let count = readings.reduce(0) { $0 + $1.builder.faultCounts[fault.slot] }
      let hidden = count - kept[fault.slot]
      if hidden > 0 { findings.addHidden(fault.code, count: hidden) }
    }
    for finding in found {
      findings.add(
        .rule(finding.problem), line: finding.line, column: finding.column,
        field: header.name(finding.field))
    }
    reportChecks(&findings)
    reportFile(&findings, period)
    reportNotes(&findings)
    for (problem, line) in corrected?.problems ?? [] { findings.add(.rule(problem), line: line) }
  }

  /// Adds the rows that were loaded although a rule or reference does not hold.
  private func reportChecks(_ findings: inout FindingList) {
    guard let checks = planner.checks else { return }
    for (index, name) in checks.names.enumerated() {
      let check = checks.checks[index]
      let problem = name.problem(check.severity)
      var (line, kept, count) = (header.lines, 0, 0)
      for reading in readings {
        for finding in reading.builder.checker?.findings ?? [] where finding.check == index {
          kept += 1
          findings.add(
            .rule(problem), line: line + finding.line + 1, column: finding.column,
            field: header.name(check.field))
        }
        line += reading.outcome.lines
        count += reading.builder.checker?.counts[index] ?? 0
      }
      findings.addHidden(group: problem.group, count: count - kept)
    }
    for reference in checks.unchecked {
      findings.add(
        .rule(
          .referenceUnchecked(extract: reference.extract, column: reference.otherColumn)),
        field: reference.column)
    }
  }

  private func reportFile(_ findings: inout FindingList, _ period: ReferencePeriod) {
    if let last = readings.last, let open = last.outcome.open {
      let before = readings.dropLast().reduce(header.lines) { $0 + $1.outcome.lines }
      findings.add(
        .unclosedQuote, line: before + open.line + 1, column: open.column,
        field: header.name(open.field))
    }
    reportTruncation(&findings)
    let (other, earlier) = rowsOutsidePeriod
    if account.read > 0, other == account.read || earlier == account.read {
      findings.add(.wrongPeriod(period: period.description))
    } else if earlier > 0, case .event(let column) = contract.time {
      findings.add(.earlierRows(column: column, count: earlier))
    }
    if isOverLimit {
      findings.add(
        .tooManyQuarantined(
          rows: account.quarantined, read: account.read, limits: contract.limits))
    }
  }

  private var rowsOutsidePeriod: (other: Int, earlier: Int) {
    var (other, earlier) = (0, 0)
    for reading in readings {
      let counts = reading.builder.faultCounts
      other += counts[RowFault.otherPeriod.slot]
      other += counts[RowFault.laterThanPeriod.slot]
      earlier += reading.builder.earlier
    }
    return (other, earlier)
  }

  /// What was noted in accepted rows, kind by kind.
  var normalised: [Normalisation] {
    notes.normalised(columns: header.columns)
  }

  private var notes: RowNotes {
    var notes = RowNotes(fields: header.columns.count, shown: context.shown)
    var line = header.lines
    for reading in readings {
      notes.add(reading.builder.notes, fromLine: line)
      line += reading.outcome.lines
    }
    return notes
  }

  private func reportNotes(_ findings: inout FindingList) {
    notes.report(to: &findings, columns: header.columns)
    let added = corrected?.blankLines ?? 0
    let blank = readings.reduce(header.blankLines) { $0 + $1.outcome.blankLines } - added
    if blank > 0 { findings.add(.blankLines(count: blank)) }
    let ends = lineEnds
    if ends.name == "mixed" {
      findings.add(.mixedLineEnds(ends))
    } else if ends.returns > 0 {
      findings.add(.loneReturns(count: ends.returns))
    }
    if account.read == 0 { findings.add(contract.allowsEmpty ? .noRows : .noRowsRefused) }
  }

  /// Records by their line ends, with the header.
  var lineEnds: RecordEnds {
    var ends = readings.reduce(into: RecordEnds()) { $0 += $1.outcome.ends }
    ends.add(header.lineEnd)
    return ends
  }

  /// Tells where the file seems to have been cut off: its last record has no line end and is short,
  /// or ends within a quote or a character.
  private func reportTruncation(_ findings: inout FindingList) {
    guard let last = readings.last, last.piece.isLast, let row = last.builder.lastFault,
      last.piece.range.lowerBound + row.start + row.bytes.count == delivery.count
    else { return }
    let before = readings.dropLast().reduce(header.lines) { $0 + $1.outcome.lines }
    let isCut: Bool
    switch row.fault {
    case .raggedRow: isCut = row.fieldCount < header.columns.count
    case .badQuote: isCut = last.outcome.isTruncated
    case .notUTF8: isCut = FieldText.endsWithinCharacter(row.bytes)
    default:
      isCut = row.field == header.columns.count - 1 && row.bytes.last == header.delimiter
    }
    if isCut {
      findings.add(
        .truncated, line: before + row.line + 1, column: row.bytes.count + 1,
        field: header.name(row.field))
    }
  }
}
