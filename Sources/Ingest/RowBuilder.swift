import Model

/// Turns the records of one piece into typed values, or sets them aside with a reason.
final class RowBuilder: RecordVisitor {
  /// Faulty rows in order; beyond what the limits can allow, only the first of each fault.
  private(set) var faults: [FaultyRow] = []
  /// Faulty rows by fault.
  private(set) var faultCounts = [Int](repeating: 0, count: RowFault.allCases.count)
  /// Rows seen, counted before anything else is done with them.
  private(set) var read = 0
  /// Rows that entered the table.
  private(set) var accepted = 0
  /// Values by field around which blanks were removed.
  private(set) var padded: [Int]
  /// Accepted rows dated before the delivery's period.
  private(set) var earlier = 0
  /// Numbers of texts by field; nil where the field has none or is not kept.
  private(set) var interners: [Interner?]

  private let plan: RowPlan
  private let firstRow: Int
  private let mostFaults: Int
  private let numbering: UnsafeMutablePointer<Unmanaged<Interner>?>
  private let keys: UnsafeMutablePointer<PackedBytes>
  private let values: UnsafeMutablePointer<Int64>

  /// Prepares to write rows from `firstRow` on.
  init(
    plan: RowPlan, firstRow: Int, expectedRows: Int, mostFaults: Int, pool: TablePool
  ) {
    self.plan = plan
    self.firstRow = firstRow
    self.mostFaults = mostFaults
    let count = plan.fields.count
    padded = [Int](repeating: 0, count: count)
    interners = plan.fields.map { field in
      let isNumbered = field.narrow != nil && (field.kind == .identifier || field.kind == .text)
      return isNumbered ? Interner(expected: expectedRows, pool: pool) : nil
    }
    numbering = .allocate(capacity: count)
    keys = .allocate(capacity: count)
    values = .allocate(capacity: count)
    for index in 0..<count {
      let unmanaged = interners[index].map { Unmanaged.passUnretained($0) }
      (numbering + index).initialize(to: unmanaged)
      (keys + index).initialize(to: PackedBytes())
      (values + index).initialize(to: Column.missingWide)
    }
  }

  deinit {
    numbering.deallocate()
    keys.deallocate()
    values.deallocate()
  }

  /// Frees what only reading needs.
  func finish() {
    for interner in interners { interner?.finish() }
  }

  /// Hands over the interner of a field and lets go of it.
  func takeInterner(_ field: Int) -> Interner? {
    defer { interners[field] = nil }
    return interners[field]
  }

  override func visit(_ record: RecordSpan) {
    read &+= 1
    guard record.fields.count == plan.fields.count else {
      fail(record, .raggedRow, column: 1, field: nil)
      return
    }
    for index in 0..<record.fields.count {
      let span = record.fields[index]
      if let fault = read(span, index) {
        fail(record, fault, column: span.offset + 1, field: index)
        return
      }
    }
    if let spell = plan.spell, values[spell.to] != Column.missingWide,
      values[spell.to] < values[spell.from]
    {
      let column = record.fields[spell.to].offset + 1
      fail(record, .spellReversed, column: column, field: spell.to)
      return
    }
    commit(record)
  }

  override func visit(malformed record: MalformedRecord) {
    read &+= 1
    note(
      FaultyRow(
        fault: .badQuote, line: record.line, column: record.column, field: nil,
        start: record.start, bytes: Array(record.bytes)))
  }

  @inline(__always)
  private func read(_ span: FieldSpan, _ index: Int) -> RowFault? {
    if span.length > RowPlan.longestField { return .fieldTooLong }
    if !span.marks.isDisjoint(with: [.padded, .blanksOutsideQuotes]) {
      if span.marks.contains(.blanksOutsideQuotes) { return .badQuote }
      padded[index] += 1
    }
    values[index] = Column.missingWide
    guard span.length > 0 else {
      return plan.fields[index].isRequired ? .missingValue : nil
    }
    let fault = plan.decode(plan.fields[index], span.bytes, &values[index], &keys[index])
    if fault == nil, !isSuspect(span) { return nil }
    return readAgain(span, index, fault)
  }

  /// Whether a text may have blanks within its quotes or beyond ASCII at its ends.
  @inline(__always)
  private func isSuspect(_ span: FieldSpan) -> Bool {
    let (first, last) = (span.content[0], span.content[span.length &- 1])
    return first <= 32 || last <= 32 || first >= 0xC2 || last >= 0x80
  }

  /// Looks at a text again without blanks of all kinds at its ends; none is removed silently.
  private func readAgain(_ span: FieldSpan, _ index: Int, _ fault: RowFault?) -> RowFault? {
    let range = FieldText.trimmed(span.bytes)
    let text = UnsafeBufferPointer(rebasing: span.bytes[range])
    guard range.count < span.length else {
      return fault.map { plan.refined($0, plan.fields[index], text) }
    }
    if !span.marks.contains(.padded) { padded[index] += 1 }
    values[index] = Column.missingWide
    guard !text.isEmpty else {
      keys[index] = PackedBytes()
      return plan.fields[index].isRequired ? .missingValue : nil
    }
    return plan.decode(plan.fields[index], text, &values[index], &keys[index])
      .map { plan.refined($0, plan.fields[index], text) }
  }

  @inline(__always)
  private func commit(_ record: RecordSpan) {
    let row = firstRow &+ accepted
    var hash: UInt64 = 0
    for index in 0..<record.fields.count {
      let field = plan.fields[index]
      let value = values[index]
      let hasText = field.kind == .identifier || field.kind == .text
      if hasText, record.fields[index].length > 0, keys[index].high != 0 {
        let number = numbering[index]?._withUnsafeGuaranteedRef {
          $0.number(of: keys[index])
        }
        if let number { field.narrow?[row] = number }
        if field.isKey { hash = PackedBytes.mix(hash, keys[index].hash) }
        continue
      }
      field.wide?[row] = value
      field.narrow?[row] =
        value == Column.missingWide ? Column.missingNarrow : Int32(truncatingIfNeeded: value)
      if value != Column.missingWide, value < field.earlierThan { earlier &+= 1 }
      if field.isKey { hash = PackedBytes.mix(hash, UInt64(bitPattern: value)) }
    }
    plan.keyHashes?[row] = hash
    accepted &+= 1
  }

  private func fail(_ record: RecordSpan, _ fault: RowFault, column: Int, field: Int?) {
    note(
      FaultyRow(
        fault: fault, line: record.line, column: column, field: field,
        fieldCount: record.fields.count, start: record.start, bytes: Array(record.bytes)))
  }

  private func note(_ row: FaultyRow) {
    faultCounts[Int(row.fault.rawValue)] += 1
    let isShown = faultCounts[Int(row.fault.rawValue)] <= FindingList.shown
    if faults.count < mostFaults || isShown { faults.append(row) }
  }
}
