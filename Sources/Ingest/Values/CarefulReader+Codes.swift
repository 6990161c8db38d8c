import Model

extension CarefulReader {
  /// Reads a text in place of a code's id.
  func code(_ text: String) -> FieldOutcome {
    guard let matcher else { return .fault(.unknownCode) }
    switch matcher.match(text) {
    case .code(let position, let notes):
      return FieldOutcome(value: Int64(position), notes: notes)
    case .ambiguous: return .fault(.ambiguousCode)
    case .unknown: return unknown(text, matcher)
    }
  }

  private func unknown(_ text: String, _ matcher: CodeMatcher) -> FieldOutcome {
    if MissingMarkers.isUsual(text, ofNumber: false) { return .fault(.undeclaredMissing) }
    // A total among the rows would be counted a second time, whatever becomes of unknown codes.
    if !CarefulReader.isFormula(text), TotalRow.isTotal(text) { return .fault(.totalRow) }
    switch column.unknownCode {
    case .reject: return .fault(.refusedCode)
    case .quarantine:
      if let before = Mojibake.undone(text) {
        let id = matcher.position(of: before).map { matcher.id($0) }
        return .fault(.mojibake, suggestion: id ?? before)
      }
      return .fault(.unknownCode, suggestion: matcher.likelyID(text) ?? "")
    case .note:
      var outcome = FieldOutcome(text: Array(text.utf8), notes: .only(.unknownCode))
      if CarefulReader.isFormula(text) { outcome.notes.add(.spreadsheetFormula) }
      return outcome
    }
  }

  /// Reads yes or no in any case and alphabet.
  func yesNo(_ text: String) -> FieldOutcome {
    let folded = Folding.all.fold(text)
    guard let value = YesNoDecoder.folded[folded] else {
      let isMarker = MissingMarkers.isUsual(text, ofNumber: false)
      return .fault(isMarker ? .undeclaredMissing : .malformedYesNo)
    }
    return FieldOutcome(value: value, notes: .only(.yesNoForm))
  }
}
