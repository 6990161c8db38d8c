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
      let isNumbered = field.narrow != nil && field.kind.isText
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
    guard record.fields.count == plan.fields.count, let spans = record.fields.baseAddress,
      let fields = plan.fields.baseAddress
    else {
      fail(record, .raggedRow, column: 1, field: nil)
      return
    }
    // A row that turns out to be faulty leaves its values to be written over by the next one.
    let row = firstRow &+ accepted
    for index in 0..<record.fields.count {
      if let fault = read(spans + index, fields + index, index, row) {
        fail(record, fault, column: spans[index].offset + 1, field: index)
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
    commit(fields, row)
  }

  override func visit(malformed record: MalformedRecord) {
    read &+= 1
    note(
      FaultyRow(
        fault: .badQuote, line: record.line, column: record.column, field: nil,
        start: record.start, bytes: Array(record.bytes)))
  }

  @inline(__always)
  private func read(
    _ span: UnsafePointer<FieldSpan>, _ field: UnsafePointer<FieldPlan>, _ index: Int, _ row: Int
  ) -> RowFault? {
    let length = span.pointee.length
    let isUsual =
      UInt(bitPattern: length &- 1) < UInt(RowPlan.longestField)
      && span.pointee.marks.isDisjoint(with: [.padded, .blanksOutsideQuotes])
    guard isUsual else { return readUnusual(span.pointee, field, index, row) }
    var value = Column.missingWide
    let fault = plan.decode(field, span.pointee.content, length, &value, keys + index)
    if fault != nil || isSuspect(span.pointee.content, length) {
      return readAgain(span.pointee, field, index, row, value, fault)
    }
    store(value, field, index, row)
    return nil
  }

  @inline(__always)
  private func store(
    _ value: Int64, _ field: UnsafePointer<FieldPlan>, _ index: Int, _ row: Int
  ) {
    values[index] = value
    if let narrow = field.pointee.narrow {
      narrow[row] =
        value == Column.missingWide ? Column.missingNarrow : Int32(truncatingIfNeeded: value)
    } else if let wide = field.pointee.wide {
      wide[row] = value
    }
  }

  /// Reads a field that is empty, too long or has blanks around it.
  @inline(never)
  private func readUnusual(
    _ span: FieldSpan, _ field: UnsafePointer<FieldPlan>, _ index: Int, _ row: Int
  ) -> RowFault? {
    if span.length > RowPlan.longestField { return .fieldTooLong }
    if !span.marks.isDisjoint(with: [.padded, .blanksOutsideQuotes]) {
      if span.marks.contains(.blanksOutsideQuotes) { return .badQuote }
      padded[index] += 1
    }
    keys[index] = PackedBytes()
    guard span.length > 0 else {
      store(Column.missingWide, field, index, row)
      return field.pointee.isRequired ? .missingValue : nil
    }
    var value = Column.missingWide
    let fault = plan.decode(field, span.content, span.length, &value, keys + index)
    return readAgain(span, field, index, row, value, fault)
  }

  /// Whether a text may have blanks within its quotes or beyond ASCII at its ends.
  @inline(__always)
  private func isSuspect(_ content: UnsafePointer<UInt8>, _ length: Int) -> Bool {
    let (first, last) = (content[0], content[length &- 1])
    return first &- 33 >= 0xC2 - 33 || last &- 33 >= 0x80 - 33
  }

  /// Looks at a text again without blanks of all kinds at its ends; none is removed silently.
  @inline(never)
  private func readAgain(
    _ span: FieldSpan, _ field: UnsafePointer<FieldPlan>, _ index: Int, _ row: Int,
    _ value: Int64, _ fault: RowFault?
  ) -> RowFault? {
    let range = FieldText.trimmed(span.bytes)
    let text = UnsafeBufferPointer(rebasing: span.bytes[range])
    guard range.count < span.length else {
      store(value, field, index, row)
      return fault.map { plan.refined($0, field.pointee, text) }
    }
    if !span.marks.contains(.padded) { padded[index] += 1 }
    var value = Column.missingWide
    guard let content = text.baseAddress, !text.isEmpty else {
      keys[index] = PackedBytes()
      store(value, field, index, row)
      return field.pointee.isRequired ? .missingValue : nil
    }
    let fault = plan.decode(field, content, text.count, &value, keys + index)
      .map { plan.refined($0, field.pointee, text) }
    store(value, field, index, row)
    return fault
  }

  /// Lets a row into the table: numbers its texts and hashes its key.
  @inline(__always)
  private func commit(_ fields: UnsafePointer<FieldPlan>, _ row: Int) {
    for index in plan.texts {
      let key = keys[index]
      guard key.high != 0 else { continue }
      let number = numbering[index]?._withUnsafeGuaranteedRef { $0.number(of: key) }
      if let number { fields[index].narrow?[row] = number }
    }
    if let hashes = plan.keyHashes {
      var hash: UInt64 = 0
      for index in plan.keys {
        let key = keys[index]
        hash = PackedBytes.mix(
          hash, key.high != 0 ? key.hash : UInt64(bitPattern: values[index]))
      }
      hashes[row] = hash
    }
    if let event = plan.event, values[event] != Column.missingWide,
      values[event] < fields[event].earlierThan
    {
      earlier &+= 1
    }
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
