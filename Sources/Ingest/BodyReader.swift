import Model
import Parallel

/// Reads the rows of a delivery into columns and keeps the account of them.
struct BodyReader {
  private let delivery: DeliveryBytes
  private let stream: PieceStream
  private let header: Header
  private let contract: ExtractContract
  private let planner: RowPlanner
  private let jobs: ParallelJobs
  private let capacity: Int
  private let pool = TablePool()

  private(set) var account = RowAccount()
  private(set) var dictionaries: [[String]]
  /// Why values are missing where a marker said so, by field and row.
  private(set) var meanings: [[Int: MissingMeaning]]
  /// Whether the file was cut short while it was read.
  private(set) var hasChanged = false
  /// Line, from zero, of a record that is too long to be one; nil where there is none.
  private(set) var overlong: Int?
  /// Whether there are more lines than there is room for; nothing else counts then.
  private(set) var isOverfull = false
  private var readings: [PieceReading<RowBuilder>] = []
  private var faults: [FaultyRow] = []
  private var hidden = 0
  private var unseenDuplicates = 0

  /// Prepares to read a body for whose lines there is so much room.
  init(
    _ delivery: DeliveryBytes, stream: PieceStream, header: Header, capacity: Int,
    contract: ExtractContract, planner: RowPlanner, jobs: ParallelJobs
  ) {
    self.delivery = delivery
    self.stream = stream
    self.header = header
    self.capacity = capacity
    self.contract = contract
    self.planner = planner
    self.jobs = jobs
    dictionaries = Array(repeating: [], count: header.columns.count)
    meanings = Array(repeating: [:], count: header.columns.count)
  }

  /// Most rows that can be quarantined of so many lines without going over a limit.
  private func allowed(of lines: Int) -> Int {
    let share = contract.limits.percent * Double(lines) / 100
    return share.isFinite ? max(0, min(contract.limits.rows, Int(min(max(share, 0), 1e9)))) : 0
  }

  /// SHA-256 of the bytes that were read.
  func takeDigest() -> String {
    stream.takeDigest()
  }

  /// Reads all rows; returns how many were accepted.
  mutating func read(into targets: [UnsafeMutableRawPointer?]) -> Int {
    let hashes: UnsafeMutablePointer<UInt64>? =
      contract.key.isEmpty ? nil : .allocate(capacity: capacity)
    readPieces(planner.plan(writingTo: targets, keyHashes: hashes))
    let rows = readings.map(\.rows)
    collectFaults()
    var removed: [Int] = []
    if let hashes {
      if faults.count + hidden <= allowed(of: lines) {
        removed = setDuplicatesAside(KeyCheck.pairs(hashes, rows: rows, jobs: jobs))
      }
      hashes.deallocate()
    }
    for (index, target) in targets.enumerated() {
      guard let target, readings.first?.builder.interners[index] != nil else { continue }
      let merge = DictionaryMerge(
        readings.compactMap { $0.builder.takeInterner(index) }, jobs: jobs)
      dictionaries[index] = merge.merge(
        column: target.assumingMemoryBound(to: Int32.self), rows: rows,
        missing: Column.missingNarrow)
    }
    let compaction = RowCompaction(rows: rows, removed: removed)
    jobs.run(targets.count) { index in
      guard let target = targets[index] else { return }
      compaction.apply(to: target, stride: header.columns[index].type.isWide ? 8 : 4)
    }
    collectMeanings(compaction)
    account = RowAccount(
      read: readings.reduce(0) { $0 + $1.builder.read }, accepted: compaction.count,
      quarantined: faults.count + hidden + unseenDuplicates)
    return compaction.count
  }

  private var lines: Int {
    readings.last.map { $0.piece.linesBefore + $0.piece.lines } ?? 0
  }

  /// Rows set aside, in the order of the file.
  var quarantined: [QuarantinedRow] {
    rows(faults)
  }

  /// The first rows set aside, for a delivery that is not used; pieces are read again where more
  /// rows were faulty than the limits let keep.
  func firstQuarantined(_ most: Int) -> [QuarantinedRow] {
    guard hidden > 0 else { return rows(Array(faults.prefix(most))) }
    let plan = planner.plan(
      writingTo: Array(repeating: nil, count: header.columns.count), keyHashes: nil)
    var found: [FaultyRow] = []
    var line = header.lines
    let buffer = PieceBuffer(expected: 0)
    for reading in readings where found.count < most {
      let wanted = most - found.count
      let builder = RowBuilder(
        plan: plan, firstRow: 0, expectedRows: 0, mostFaults: wanted, pool: pool)
      buffer.restart(with: [])
      _ = buffer.append(reading.piece.range, of: delivery)
      _ = parse(reading.piece, buffer, builder)
      for var fault in builder.faults.prefix(wanted) {
        fault.line += line
        found.append(fault)
      }
      line += reading.outcome.lines
    }
    return rows(found)
  }

  /// Whether more rows were set aside than the contract allows.
  var isOverLimit: Bool {
    let share = Double(account.quarantined) * 100
    return account.quarantined > contract.limits.rows
      || share > contract.limits.percent * Double(account.read)
  }

  private func rows(_ faults: [FaultyRow]) -> [QuarantinedRow] {
    faults.map { row in
      QuarantinedRow(
        line: row.line + 1, column: row.column, field: header.name(row.field),
        reason: row.fault.code, bytes: row.bytes, suggestion: row.suggestion)
    }
  }

  /// Reads all pieces, each with a builder of its own.
  private mutating func readPieces(_ plan: RowPlan) {
    let read = pieceReader { [mostFaults = allowed(of: capacity) + 1, pool] piece in
      RowBuilder(
        plan: plan, firstRow: piece.linesBefore, expectedRows: piece.lines,
        mostFaults: mostFaults, pool: pool)
    }.read()
    readings = read.readings
    isOverfull = read.isOverfull
    hasChanged = read.hasChanged
    overlong = read.overlong
  }

  private func pieceReader(
    _ makeVisitor: @escaping (PieceStream.Piece) -> RowBuilder
  ) -> PieceReader<RowBuilder> {
    PieceReader(
      delivery: delivery, stream: stream, delimiter: header.delimiter, jobs: jobs,
      capacity: capacity, makeVisitor: makeVisitor)
  }

  private func parse(
    _ piece: PieceStream.Piece, _ buffer: PieceBuffer, _ visitor: RecordVisitor
  ) -> CSVParser.Outcome {
    CSVParser(delimiter: header.delimiter).parse(
      buffer.bytes, range: 0..<min(piece.range.count, buffer.count), isLast: piece.isLast,
      visitor: visitor)
  }

  private mutating func collectMeanings(_ compaction: RowCompaction) {
    for reading in readings {
      for (row, field, meaning) in reading.builder.meanings {
        guard let row = compaction.position(of: row) else { continue }
        meanings[field][row] = meaning
      }
    }
  }

  private mutating func collectFaults() {
    var line = header.lines
    for reading in readings {
      for fault in reading.builder.faults {
        var moved = fault
        moved.line += line
        moved.start += reading.piece.range.lowerBound
        faults.append(moved)
      }
      hidden += reading.builder.faultCounts.reduce(0, +) - reading.builder.faults.count
      line += reading.outcome.lines
    }
  }

  /// Sets aside the later rows of each key that occurs twice; returns them in ascending order.
  private mutating func setDuplicatesAside(_ pairs: [KeyCheck.Pair]) -> [Int] {
    guard !pairs.isEmpty else { return [] }
    let shown = pairs.prefix(
      max(allowed(of: lines) + FindingList.shown, RefusedDelivery.mostRows))
    unseenDuplicates = pairs.count - shown.count
    let places = locate(Set(shown.flatMap { [$0.row, $0.first] }).sorted())
    var removed: [Int] = []
    for pair in shown {
      guard var later = places[pair.row], let first = places[pair.first], later.key == first.key
      else { continue }
      let isSame = later.row.bytes == first.row.bytes
      later.row.fault = isSame ? .duplicateIdentical : .duplicateConflicting
      faults.append(later.row)
      removed.append(pair.row)
    }
    faults.sort { $0.start < $1.start }
    return removed
  }

  private func locate(_ rows: [Int]) -> [Int: RowLocator.Place] {
    var places: [Int: RowLocator.Place] = [:]
    var line = header.lines
    let buffer = PieceBuffer(expected: 0)
    for reading in readings {
      defer { line += reading.outcome.lines }
      let wanted = rows.filter { reading.rows.contains($0) }
      guard !wanted.isEmpty else { continue }
      let locator = RowLocator(
        plan: planner.plan, firstRow: reading.rows.lowerBound, wanted: wanted[...],
        skipped: reading.builder.faults.map(\.start))
      buffer.restart(with: [])
      _ = buffer.append(reading.piece.range, of: delivery)
      _ = parse(reading.piece, buffer, locator)
      for (row, place) in locator.places {
        var place = place
        place.row.line += line
        place.row.start += reading.piece.range.lowerBound
        places[row] = place
      }
    }
    return places
  }
}

extension PieceReading where Visitor == RowBuilder {
  /// The builder with its faults and counts.
  var builder: RowBuilder { visitor }
  /// Accepted rows.
  var rows: Range<Int> { piece.linesBefore..<(piece.linesBefore + visitor.accepted) }
}

extension BodyReader {
  /// Adds what was found to the list.
  func report(to findings: inout FindingList, period: ReferencePeriod) {
    for row in faults {
      let detail =
        row.fault == .raggedRow
        ? "\(row.fieldCount) fields, the header has \(header.columns.count)" : nil
      findings.add(
        .row(row.fault, field: header.name(row.field), detail: detail),
        line: row.line + 1, column: row.column, field: header.name(row.field))
    }
    for fault in RowFault.allCases {
      let count = readings.reduce(0) { $0 + $1.builder.faultCounts[fault.slot] }
      let kept = faults.count { $0.fault == fault }
      if count > kept { findings.addHidden(fault.code, count: count - kept) }
    }
    reportFile(&findings, period)
    reportNotes(&findings)
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
    var notes = RowNotes(fields: header.columns.count, shown: FindingList.shown)
    var line = header.lines
    for reading in readings {
      notes.add(reading.builder.notes, fromLine: line)
      line += reading.outcome.lines
    }
    return notes
  }

  private func reportNotes(_ findings: inout FindingList) {
    notes.report(to: &findings, columns: header.columns)
    let blank = readings.reduce(header.blankLines) { $0 + $1.outcome.blankLines }
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
    guard let last = readings.last, last.piece.isLast, let row = faults.last,
      row.start + row.bytes.count == delivery.count
    else { return }
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
        .truncated, line: row.line + 1, column: row.bytes.count + 1, field: header.name(row.field))
    }
  }
}
