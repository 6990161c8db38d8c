import Model

/// Reads a piece again to find where given rows stand, and what their keys are.
///
/// Accepted rows do not keep their place in the file: that would cost memory for every row,
/// and only rows whose key seems to occur twice need it.
final class RowLocator: RecordVisitor {
  /// Where a row stands.
  struct Place {
    /// The row as a fault would name it.
    var row: FaultyRow
    /// Its key in one form for equal values.
    var key: [[UInt8]]
  }

  /// Places by row.
  private(set) var places: [Int: Place] = [:]
  private let plan: RowPlan
  private var wanted: ArraySlice<Int>
  private var skipped: ArraySlice<Int>
  private var row: Int

  /// Looks for rows `wanted`, in ascending order, in a piece whose first row is `firstRow`;
  /// `skipped` are the positions of the records that were set aside.
  init(plan: RowPlan, firstRow: Int, wanted: ArraySlice<Int>, skipped: [Int]) {
    self.plan = plan
    row = firstRow
    self.wanted = wanted
    self.skipped = ArraySlice(skipped)
  }

  override func visit(_ record: RecordSpan) {
    if skipped.first == record.start {
      skipped.removeFirst()
      return
    }
    if wanted.first == row {
      wanted.removeFirst()
      places[row] = place(of: record)
    }
    row += 1
  }

  override func visit(malformed record: MalformedRecord) {
    if skipped.first == record.start { skipped.removeFirst() }
  }

  private func place(of record: RecordSpan) -> Place {
    var key: [[UInt8]] = []
    for index in 0..<min(record.fields.count, plan.fields.count) where plan.fields[index].isKey {
      key.append(keyPart(plan.fields, index, record.fields[index]))
    }
    let field = plan.firstKeyField ?? 0
    let column = field < record.fields.count ? record.fields[field].offset + 1 : 1
    return Place(
      row: FaultyRow(
        fault: .duplicateIdentical, line: record.line, column: column, field: plan.firstKeyField,
        start: record.start, bytes: Array(record.bytes)),
      key: key)
  }

  private func keyPart(
    _ fields: UnsafeMutableBufferPointer<FieldPlan>, _ index: Int, _ span: FieldSpan
  ) -> [UInt8] {
    let text = UnsafeBufferPointer(rebasing: span.bytes[FieldText.trimmed(span.bytes)])
    guard let field = fields.baseAddress, !text.isEmpty else { return [] }
    let outcome = plan.careful[index]._withUnsafeGuaranteedRef {
      $0.read(text, field + index, plan)
    }
    guard outcome.fault == nil else { return [] }
    if let text = outcome.text { return text }
    return outcome.value == Column.missingWide ? [] : Array(String(outcome.value).utf8)
  }
}
