import Model

/// Turns the records of one piece into typed values, or sets them aside with a reason.
final class RowBuilder: RecordVisitor {
  /// Faulty rows in order; beyond what the limits can allow, only the first of each fault.
  private(set) var faults: [FaultyRow] = []
  /// The last row at fault, kept or not.
  private(set) var lastFault: FaultyRow?
  /// Faulty rows by fault.
  private(set) var faultCounts = [Int](repeating: 0, count: RowFault.slots)
  /// Rows seen, counted before anything else is done with them.
  private(set) var read = 0
  /// Rows that entered the table.
  private(set) var accepted = 0
  /// What was noted about the values of accepted rows.
  private(set) var notes: RowNotes
  /// Why values of accepted rows are missing, where a marker said so, in the order of the rows.
  private(set) var meanings: [(row: Int, field: Int, meaning: MissingMeaning)] = []
  /// Accepted rows dated before the delivery's period.
  private(set) var earlier = 0
  /// Numbers of texts by field; nil where the field has none or is not kept.
  private(set) var interners: [Interner?]

  private var care: CarefulRow
  private let plan: RowPlan
  private let firstRow: Int
  private let mostFaults: Int
  private let shown: Int
  private let numbering: UnsafeMutablePointer<Unmanaged<Interner>?>
  private let keys: UnsafeMutablePointer<PackedBytes>
  private let values: UnsafeMutablePointer<Int64>
  private let tally: RowTally
  /// What accepted rows hold, once the piece is read.
  private(set) var summary = RowTally.Summary()
  /// Rules and references; nil where there are none.
  let checker: RowChecker?

  /// Prepares to write rows from `firstRow` on.
  init(
    plan: RowPlan, firstRow: Int, expectedRows: Int, mostFaults: Int, pool: TablePool,
    shown: Int = FindingList.shown
  ) {
    self.shown = shown
    self.plan = plan
    self.firstRow = firstRow
    self.mostFaults = mostFaults
    let count = plan.fields.count
    notes = RowNotes(fields: count, shown: shown)
    care = CarefulRow(fields: count)
    interners = plan.fields.map { field in
      let isNumbered = field.narrow != nil && field.kind.isText
      return isNumbered ? Interner(expected: expectedRows, pool: pool) : nil
    }
    numbering = .allocate(capacity: count)
    keys = .allocate(capacity: count)
    let checks = plan.checks?.takeUnretainedValue()
    values = .allocate(capacity: count + (checks?.initial.count ?? 0))
    tally = RowTally(plan.tally)
    for index in 0..<count {
      let unmanaged = interners[index].map { Unmanaged.passUnretained($0) }
      (numbering + index).initialize(to: unmanaged)
      (keys + index).initialize(to: PackedBytes())
      (values + index).initialize(to: Column.missingWide)
    }
    checker = checks.map { [keys, values] in
      RowChecker($0, values: values, texts: keys, fields: count)
    }
  }

  deinit {
    care.release()
    numbering.deallocate()
    keys.deallocate()
    values.deallocate()
    tally.release()
  }

  override func finish() {
    for interner in interners { interner?.finish() }
    summary = tally.summary
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
    if plan.isHeaderReadable, plan.isHeader(record) {
      fail(record, .headerAgain, column: 1, field: nil)
      return
    }
    if let spell = plan.spell, values[spell.to] != Column.missingWide,
      values[spell.to] < values[spell.from]
    {
      let column = record.fields[spell.to].offset + 1
      fail(record, .spellReversed, column: column, field: spell.to)
      return
    }
    if let checker, let broken = checker.check(record) {
      fail(record, brokenCheck: broken)
      return
    }
    commit(fields, row)
    if care.isMarked { settle(record, row) }
  }

  override func visit(malformed record: MalformedRecord) {
    read &+= 1
    note(
      FaultyRow(
        fault: .badQuote, line: record.line, column: record.column,
        field: record.field < plan.fields.count ? record.field : nil,
        start: record.start, bytes: Array(record.bytes)))
  }

  @inline(__always)
  private func read(
    _ span: UnsafePointer<FieldSpan>, _ field: UnsafePointer<FieldPlan>, _ index: Int, _ row: Int
  ) -> RowFault? {
    let length = span.pointee.length
    let isUsual =
      UInt(bitPattern: length &- 1) < field.pointee.mostBytes
      && span.pointee.marks.isDisjoint(with: [.padded, .blanksOutsideQuotes])
    guard isUsual else { return readUnusual(span.pointee, field, index, row) }
    var value = Column.missingWide
    let fault = plan.decode(field, span.pointee.content, length, &value, keys + index)
    if fault != nil || isSuspect(field, span.pointee.content, length) {
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
    if field.pointee.kind == .ignored { return nil }
    if span.length > Int(field.pointee.mostBytes) { return .fieldTooLong }
    if span.marks.contains(.blanksOutsideQuotes) { return .badQuote }
    keys[index] = PackedBytes()
    guard span.length == 0 else { return readCarefully(span, field, index, row) }
    return readEmpty(span, field, index, row)
  }

  /// Reads a field in which nothing stands.
  private func readEmpty(
    _ span: FieldSpan, _ field: UnsafePointer<FieldPlan>, _ index: Int, _ row: Int
  ) -> RowFault? {
    store(Column.missingWide, field, index, row)
    let meaning = plan.careful[index]._withUnsafeGuaranteedRef { $0.meaningOfEmpty }
    if let meaning {
      care.add(.missing(meaning), field: index, offset: span.offset)
      return nil
    }
    return field.pointee.isRequired ? .missingValue : nil
  }

  /// Whether a text may have blanks within its quotes or beyond ASCII at its ends, or is one that
  /// the plan suspects.
  @inline(__always)
  private func isSuspect(
    _ field: UnsafePointer<FieldPlan>, _ content: UnsafePointer<UInt8>, _ length: Int
  ) -> Bool {
    let (first, last) = (content[0], content[length &- 1])
    return first &- 33 >= 0xC2 - 33 || last &- 33 >= 0x80 - 33
      || field.pointee.suspicion != .none
        && (field.pointee.suspicion == .all || CarefulReader.isFormulaStart(first))
  }

  /// Looks at a text again; one that is sound after all is stored as it was read.
  @inline(never)
  private func readAgain(
    _ span: FieldSpan, _ field: UnsafePointer<FieldPlan>, _ index: Int, _ row: Int,
    _ value: Int64, _ fault: RowFault?
  ) -> RowFault? {
    if field.pointee.kind == .ignored { return nil }
    let isSound =
      fault == nil && field.pointee.suspicion != .all
      && !(field.pointee.suspicion == .formula && CarefulReader.isFormulaStart(span.content[0]))
    guard isSound, FieldText.trimmed(span.bytes).count == span.length else {
      return readCarefully(span, field, index, row)
    }
    store(value, field, index, row)
    return nil
  }

  /// Reads a text without blanks of all kinds at its ends; whatever is done to it is noted.
  private func readCarefully(
    _ span: FieldSpan, _ field: UnsafePointer<FieldPlan>, _ index: Int, _ row: Int
  ) -> RowFault? {
    let range = FieldText.trimmed(span.bytes)
    if range.count < span.length || span.marks.contains(.padded) {
      let isHidden = FieldText.hasInvisible(span.bytes, outside: range)
      care.add(
        .only(isHidden ? .invisibleCharacter : .blanks), field: index, offset: span.offset)
    }
    keys[index] = PackedBytes()
    guard !range.isEmpty else { return readEmpty(span, field, index, row) }
    let text = UnsafeBufferPointer(rebasing: span.bytes[range])
    let outcome = care.read(text, field, index, plan)
    store(outcome.value, field, index, row)
    if let fault = outcome.fault {
      care.suggestion = outcome.suggestion
      return fault
    }
    if let text = outcome.text {
      keys[index] = care.key(text, field: index, isNumbered: field.pointee.kind.isText)
    }
    care.add(outcome, field: index, offset: span.offset)
    return nil
  }

  /// Keeps what was noted about an accepted row.
  @inline(never)
  private func settle(_ record: RecordSpan, _ row: Int) {
    for found in care.found {
      notes.add(
        found.notes, field: found.field,
        at: RowNotes.Place(line: record.line, column: found.offset + 1))
      if let meaning = found.meaning { meanings.append((row, found.field, meaning)) }
    }
    forget()
  }

  /// Makes ready for the next row.
  private func forget() {
    for field in care.strangers { keys[field] = PackedBytes() }
    care.forget()
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
    tally.count(values)
    accepted &+= 1
  }

  /// Reads a row again without letting it in.
  func reread(_ record: RecordSpan) -> RereadRow? {
    let count = plan.fields.count
    guard record.fields.count >= count, let spans = record.fields.baseAddress,
      let fields = plan.fields.baseAddress
    else { return nil }
    var row = RereadRow()
    for index in 0..<count {
      (values[index], keys[index]) = (Column.missingWide, PackedBytes())
      row.faults.append(read(spans + index, fields + index, index, 0))
      row.values.append(values[index])
      row.texts.append(keys[index].withBytes { Array($0) })
      row.columns.append(record.fields[index].offset + 1)
    }
    forget()
    return row
  }

  private func fail(_ record: RecordSpan, _ fault: RowFault, column: Int, field: Int?) {
    defer { forget() }
    let whole: RowFault? =
      plan.isHeader(record) ? .headerAgain : Withdrawal.isMark(record.bytes) ? .withdrawn : nil
    if let whole {
      note(
        FaultyRow(
          fault: whole, line: record.line, column: 1, field: nil, start: record.start,
          bytes: Array(record.bytes)))
      return
    }
    note(
      FaultyRow(
        fault: fault, line: record.line, column: column, field: field,
        fieldCount: record.fields.count, start: record.start, bytes: Array(record.bytes),
        suggestion: care.suggestion))
  }

  private func fail(_ record: RecordSpan, brokenCheck index: Int) {
    defer { forget() }
    guard let checks = plan.checks?.takeUnretainedValue() else { return }
    let name = checks.names[index]
    note(
      FaultyRow(
        fault: name.fault, line: record.line, column: checker?.column(index, record) ?? 1,
        field: checks.checks[index].field, detail: name.detail, start: record.start,
        bytes: Array(record.bytes)))
  }

  private func note(_ row: FaultyRow) {
    var row = row
    row.acceptedBefore = accepted
    faultCounts[row.fault.slot] += 1
    lastFault = row
    let isShown = faultCounts[row.fault.slot] <= shown
    if faults.count < mostFaults || isShown { faults.append(row) }
  }
}
