import Model

extension CarefulReader {
  /// Reads a number, or what stands in its place.
  func number(_ text: String, _ field: FieldPlan) -> FieldOutcome {
    let fault: FieldOutcome
    switch number.read(Array(text.utf8)) {
    case .number(let value, let notes): return ranged(value, notes, field)
    case .fault(let kind, let suggestion): fault = .fault(kind, suggestion: suggestion)
    }
    if let reading = shorthands.read(text) {
      switch reading {
      case .missing(let meaning): return .missing(meaning)
      case .zero: return ranged(0, .only(.specialValue), field)
      case .number(let bytes):
        guard case .number(let value, let notes) = number.read(bytes) else { return fault }
        return ranged(value, notes.union(.only(.statusMark)), field)
      }
    }
    return MissingMarkers.isUsual(text, ofNumber: true) ? .fault(.undeclaredMissing) : fault
  }

  /// A number within the declared range, noted where it is outside the usual one.
  private func ranged(_ value: Int64, _ notes: RowNoteSet, _ field: FieldPlan) -> FieldOutcome {
    if value < column.minimum ?? .min || value > column.maximum ?? .max {
      // With the number: a total below the rows may be beyond what one row may have.
      return FieldOutcome(value: value, fault: .outOfRange)
    }
    var outcome = FieldOutcome(value: value, notes: notes)
    if value < field.minimum || value > field.maximum { outcome.notes.add(.unusualValue) }
    return outcome
  }
}
