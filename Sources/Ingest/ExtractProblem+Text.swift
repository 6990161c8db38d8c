import Model

extension ExtractProblem {
  /// The finding as a diagnostic.
  func diagnostic(at location: Location) -> Diagnostic {
    Diagnostic(
      code: code, severity: severity, message: message(field: location.field),
      location: location, remedy: remedy)
  }

  /// What findings are counted together: those of one code and, for rules, of one rule.
  var group: String {
    switch self {
    case .rule(let problem): problem.group
    case .row(.ruleBroken, _, let detail), .row(.referenceMissing, _, let detail):
      "\(code) \(detail ?? "")"
    default: code
    }
  }

  private func message(field: String?) -> String {
    if case .rule(let problem) = self { return problem.message(field: field) }
    return message
  }

  /// Stable code; never reused.
  var code: String {
    switch self {
    case .fileMissing: "EXT001"
    case .notPermitted: "EXT002"
    case .unreadable: "EXT003"
    case .changedWhileRead: "EXT004"
    case .empty: "EXT005"
    case .otherFormat: "EXT006"
    case .encodingUnknown: "EXT007"
    case .undecodable: "EXT008"
    case .headerNotText: "EXT009"
    case .headerMissing: "EXT010"
    case .columnMissing: "EXT011"
    case .columnTwice: "EXT012"
    case .columnUnknown: "EXT013"
    case .unclosedQuote: "EXT014"
    case .zeroBytesAtEnd: "EXT015"
    case .wrongPeriod: "EXT016"
    case .tooManyQuarantined: "EXT017"
    case .codeListMissing: "EXT018"
    case .patternUnsupported: "EXT019"
    case .recordTooLong: "EXT021"
    case .encodingAmbiguous: "EXT022"
    case .gzipDamaged: "EXT023"
    case .gzipBeyondLimit: "EXT024"
    case .tooManyColumns: "EXT025"
    case .noRowsRefused: "EXT026"
    case .tooManyLines: "EXT027"
    case .tooLargeToConvert: "EXT028"
    case .row(let fault, _, _): fault.code
    case .rule(let problem): problem.code
    case .value(let note, _): note.rawValue
    case .converted: "EXT202"
    case .blankLines: "EXT203"
    case .headerNormalised: "EXT204"
    case .loneReturns: "EXT205"
    case .noRows: "EXT206"
    case .earlierRows: "EXT207"
    case .columnsReordered: "EXT208"
    case .separatorLine: "EXT209"
    case .columnIgnored: "EXT210"
    case .columnUnnamed: "EXT211"
    case .delimiterRecognised: "EXT212"
    case .preamble: "EXT213"
    case .byteOrderMark: "EXT214"
    case .mixedLineEnds: "EXT215"
    case .truncated: "EXT216"
    case .unpacked: "EXT217"
    }
  }

  /// Notes record what was normalised; a quarantined row is a warning, as the rest is published.
  var severity: Diagnostic.Severity {
    switch self {
    case .row(.refusedCode, _, _): .error
    case .row: .warning
    case .rule(let problem): problem.severity
    case .value(let note, _): note.severity
    case .converted, .blankLines, .headerNormalised, .loneReturns, .columnsReordered,
      .separatorLine, .columnIgnored, .columnUnnamed, .delimiterRecognised, .preamble,
      .byteOrderMark, .mixedLineEnds, .unpacked:
      .note
    case .noRows, .earlierRows, .truncated: .warning
    default: .error
    }
  }

  /// The status of a run that this problem stops, or nil where it does not stop one.
  var status: ExitStatus? {
    switch self {
    case .fileMissing: .noInput
    case .notPermitted: .noPermission
    case .unreadable, .changedWhileRead: .inputOutput
    case .codeListMissing, .patternUnsupported, .encodingUnknown: .badDefinition
    case .tooManyQuarantined: .gateClosed
    case .rule(let problem): problem.status
    default: severity == .error ? .badData : nil
    }
  }

  private var message: String {
    switch self {
    case .wrongPeriod(let period): "no row belongs to \(period)"
    case .tooManyQuarantined(let rows, let read, let limits):
      "the delivery is not used: \(rows) of its \(read) rows were quarantined, and the contract"
        + " allows at most \(limits.rows) rows and \(limits.percent) percent"
    case .codeListMissing(let list, let column):
      "column '\(column)' needs the code list '\(list)', which is not there"
    case .patternUnsupported(let column):
      "the pattern of column '\(column)' is not a list of characters and classes with counts"
    case .row(let fault, let field, let detail):
      (field.map { "\(fault.title) in column '\($0)'" } ?? fault.title)
        + (detail.map { ": \($0)" } ?? "")
    case .value(let note, let column): "\(note.title) in column '\(column)'"
    case .earlierRows(let column, let count):
      "\(count) rows are dated before the period in column '\(column)'"
    default: formMessage ?? title
    }
  }

  var title: String {
    ExtractProblem.catalogue.first { $0.code == code }?.title ?? code
  }

  private var remedy: String? {
    switch self {
    case .row(let fault, _, _): fault.remedy
    case .rule(let problem): problem.remedy
    case .value(let note, _): note.remedy
    case .otherFormat(let signature): signature.remedy
    default: formRemedy ?? fixedRemedy
    }
  }

  private var fixedRemedy: String? {
    switch self {
    case .fileMissing: "put the delivery at this path, or ask the agency for it"
    case .notPermitted: "let the user that runs Yol read the file"
    case .unreadable: "check the disk or the network share, then run again"
    case .changedWhileRead: "run again when the copy is complete; put files in place by renaming"
    case .empty, .zeroBytesAtEnd: "ask the agency to send the file again"
    case .encodingUnknown: "declare an encoding that 'iconv --list' knows"
    case .unclosedQuote: "close the quote, or double a quote that is part of the text"
    case .wrongPeriod: "check whether last period's file was delivered again"
    case .tooManyQuarantined: "ask the agency to mend these rows and to deliver again"
    case .codeListMissing: "add the file to indicators/codelists, or correct the contract"
    case .patternUnsupported: "write it like [0-9A-HJ-NP-Z]{7}"
    case .noRows: "ask the agency whether nothing happened or the file is not complete"
    case .earlierRows: "check that these are late records, not last period's file"
    default: nil
    }
  }
}
