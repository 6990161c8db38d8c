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
    /// Its values.
    var content: RereadRow
    /// Fields of its key.
    var keyFields: [Int]

    /// Whether another row has the same key.
    func hasKey(of other: Place) -> Bool {
      keyFields.allSatisfy { isEqual(other, $0) }
    }

    /// Whether another row has the same values, however they are written.
    func hasValues(of other: Place) -> Bool {
      content.values.indices.allSatisfy { isEqual(other, $0) }
    }

    private func isEqual(_ other: Place, _ field: Int) -> Bool {
      content.values[field] == other.content.values[field]
        && content.texts(field) == other.content.texts(field)
    }
  }

  /// Places by row.
  private(set) var places: [Int: Place] = [:]
  private let plan: RowPlan
  private let builder: RowBuilder
  private var wanted: ArraySlice<Int>
  private var skipped: ArraySlice<Int>
  private var row: Int

  /// Looks for rows `wanted`, in ascending order, in a piece whose first row is `firstRow`.
  ///
  /// `skipped` are the positions of the records that were set aside; the plan must write nowhere.
  init(
    plan: RowPlan, pool: TablePool, firstRow: Int, wanted: ArraySlice<Int>, skipped: [Int]
  ) {
    self.plan = plan
    builder = RowBuilder(plan: plan, firstRow: 0, expectedRows: 0, mostFaults: 0, pool: pool)
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

  private func place(of record: RecordSpan) -> Place? {
    guard let content = builder.reread(record) else { return nil }
    let column = plan.firstKeyField.map { content.columns[$0] } ?? 1
    return Place(
      row: FaultyRow(
        fault: .duplicateIdentical, line: record.line, column: column, field: plan.firstKeyField,
        start: record.start, bytes: Array(record.bytes)),
      content: content, keyFields: Array(plan.keys))
  }
}

/// What stands in the fields of one row that was read a second time.
struct RereadRow {
  /// Stored values.
  var values: [Int64] = []
  /// Texts that have no stored value.
  var texts: [[UInt8]] = []
  /// What is wrong with each field.
  var faults: [RowFault?] = []
  /// One-based byte columns.
  var columns: [Int] = []

  /// What tells fields without a stored value apart; empty for others.
  func texts(_ field: Int) -> [UInt8] {
    values[field] == Column.missingWide ? texts[field] : []
  }
}

/// Reads the first record of a text again.
final class RowRereader: RecordVisitor {
  /// The record.
  private(set) var row: RereadRow?
  private let builder: RowBuilder

  /// Reads by a plan, which must write nowhere.
  init(plan: RowPlan, pool: TablePool) {
    builder = RowBuilder(plan: plan, firstRow: 0, expectedRows: 0, mostFaults: 0, pool: pool)
  }

  override func visit(_ record: RecordSpan) {
    if row == nil { row = builder.reread(record) }
  }
}
