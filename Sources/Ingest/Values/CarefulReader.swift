import Model

/// Reads the values of one column that are not in the plainest form: whatever nobody can doubt is
/// understood and noted, and of the rest is said what is wrong.
///
/// The usual field never comes here; `RowPlan.decode` has read it.
final class CarefulReader: Sendable {
  /// The contract of the column.
  let column: ColumnContract
  let number: NumberText
  let shorthands: ShorthandReader
  let matcher: CodeMatcher?
  private let markers: [String: MissingMeaning]

  /// Prepares to read a column; codes are matched where it has a list.
  init(_ column: ColumnContract, decimalMark: UInt8, matcher: CodeMatcher?) {
    self.column = column
    self.matcher = matcher
    var places: Int?
    if case .decimal(let declared) = column.type { places = min(18, max(0, declared)) }
    number = NumberText(places: places, mark: decimalMark, grouping: column.grouping)
    shorthands = ShorthandReader(column.shorthands)
    // Of markers that fold alike the first in the order of the texts counts.
    markers = Dictionary(
      column.missing.sorted { $0.key < $1.key }.map { (Folding.all.fold($0.key), $0.value) },
      uniquingKeysWith: { first, _ in first })
  }

  /// Why nothing stands there, where an empty field is declared as a marker.
  var meaningOfEmpty: MissingMeaning? {
    column.missing[""]
  }

  /// Declared markers.
  var markerTexts: [String] {
    column.missing.keys.sorted()
  }

  /// Reads a text without blanks at its ends, which is not empty.
  func read(
    _ bytes: UnsafeBufferPointer<UInt8>, _ field: UnsafePointer<FieldPlan>, _ plan: RowPlan
  ) -> FieldOutcome {
    guard let text = String(validating: bytes, as: UTF8.self) else { return .fault(.notUTF8) }
    if FieldText.hasControl(bytes) { return .fault(.controlCharacter) }
    if let meaning = meaning(of: text) { return .missing(meaning) }
    guard field.pointee.kind != .text else { return self.text(text) }
    let clean = Folding([.invisible]).fold(text)
    var outcome = readClean(clean, field, plan)
    if clean.utf8.count < bytes.count { outcome.notes.add(.invisibleCharacter) }
    return outcome
  }

  private func meaning(of text: String) -> MissingMeaning? {
    guard !markers.isEmpty else { return nil }
    return column.missing[text] ?? markers[Folding.all.fold(text)]
  }

  private func text(_ text: String) -> FieldOutcome {
    var outcome = FieldOutcome(text: Array(text.utf8))
    if CarefulReader.isFormula(text) { outcome.notes.add(.spreadsheetFormula) }
    return outcome
  }

  private func readClean(
    _ text: String, _ field: UnsafePointer<FieldPlan>, _ plan: RowPlan
  ) -> FieldOutcome {
    guard !text.isEmpty else {
      return field.pointee.isRequired ? .fault(.missingValue) : FieldOutcome()
    }
    let plainest = decode(text, field, plan)
    switch plainest.fault {
    case nil, .otherPeriod, .laterThanPeriod: return plainest
    default: break
    }
    switch field.pointee.kind {
    case .ignored, .unnamed: return plainest
    case .text: return self.text(text)
    case .identifier: return identifier(text, field.pointee)
    case .code: return code(text)
    case .integer, .decimal: return number(text, field.pointee)
    case .yesNo: return yesNo(text)
    case .date, .month, .period, .schoolYear:
      var outcome = time(text, field.pointee.kind, plainest.fault ?? .malformedDate)
      if outcome.fault == nil, outcome.value > field.pointee.periodMaximum {
        outcome.fault = .laterThanPeriod
      } else if outcome.fault == nil, outcome.value < field.pointee.periodMinimum {
        outcome.fault = .otherPeriod
      }
      return outcome
    }
  }

  /// Reads the plainest form, as the fast way does.
  private func decode(
    _ text: String, _ field: UnsafePointer<FieldPlan>, _ plan: RowPlan
  ) -> FieldOutcome {
    let bytes = Array(text.utf8)
    // The fast way may look at bytes behind a text.
    let padded = bytes + Array(repeating: 0, count: PackedBytes.slack)
    return padded.withUnsafeBufferPointer { padded in
      guard let content = padded.baseAddress else { return .fault(.missingValue) }
      var outcome = FieldOutcome()
      var key = PackedBytes()
      outcome.fault = plan.decode(field, content, bytes.count, &outcome.value, &key)
      if outcome.fault != nil { outcome.value = Column.missingWide }
      guard field.pointee.kind.isText else { return outcome }
      outcome.value = Column.missingWide
      outcome.text = bytes
      if field.pointee.pattern == nil {
        if MissingMarkers.isUsual(text, ofNumber: false) { outcome.fault = .undeclaredMissing }
        if CarefulReader.isFormula(text) { outcome.notes.add(.spreadsheetFormula) }
      }
      return outcome
    }
  }

  private func identifier(_ text: String, _ field: FieldPlan) -> FieldOutcome {
    if MissingMarkers.isUsual(text, ofNumber: false) { return .fault(.undeclaredMissing) }
    guard let table = field.pattern else { return .fault(.identifierPattern) }
    return IdentifierHints(
      table: table, lengths: field.shortest...max(field.shortest, field.longest),
      hasCheckCharacter: field.hasCheckCharacter
    ).outcome(text)
  }

  /// Whether a spreadsheet would take a text for a formula.
  static func isFormula(_ text: String) -> Bool {
    guard let first = text.utf8.first else { return false }
    return isFormulaStart(first)
  }

  /// Whether a formula can begin with a byte: `=`, `+`, `-`, `@`, tab, carriage return.
  @inline(__always)
  static func isFormulaStart(_ byte: UInt8) -> Bool {
    byte == 0x3D || byte == 0x2B || byte == 0x2D || byte == 0x40 || byte == 9 || byte == 13
  }
}
