import Model
import Parallel

/// Reads the rows of a delivery into columns and keeps the account of them.
struct BodyReader {
  let delivery: DeliveryBytes
  private let stream: PieceStream
  let header: Header
  let contract: ExtractContract
  let planner: RowPlanner
  private let jobs: ParallelJobs
  private let capacity: Int
  let pool = TablePool()

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
  /// What each piece gave, in the order of the file.
  private(set) var readings: [PieceReading<RowBuilder>] = []
  /// Rows set aside; in the order of the file once all are known.
  var faults: [FaultyRow] = []
  /// Findings about several rows.
  var found: [PlacedFinding] = []
  /// Totals below the rows.
  var totals: [TotalReading] = []
  /// What accepted rows hold.
  var tally: DeliveryTally
  /// Rows whose key seemed to occur twice and that nobody looked at.
  var unseenDuplicates = 0
  private var hidden = 0
  let context: ReadingContext
  let corrected: CorrectedText?

  /// Prepares to read a body for whose lines there is so much room.
  init(
    _ delivery: DeliveryBytes, stream: PieceStream, header: Header, capacity: Int,
    contract: ExtractContract, planner: RowPlanner, jobs: ParallelJobs,
    context: ReadingContext = ReadingContext(), corrected: CorrectedText? = nil
  ) {
    self.delivery = delivery
    self.stream = stream
    self.header = header
    self.capacity = capacity
    self.contract = contract
    self.planner = planner
    self.jobs = jobs
    self.context = context
    self.corrected = corrected
    tally = DeliveryTally(planner.plan.tally)
    dictionaries = Array(repeating: [], count: header.columns.count)
    meanings = Array(repeating: [:], count: header.columns.count)
  }

  /// Most rows that can be quarantined of so many lines without going over a limit.
  func allowed(of lines: Int) -> Int {
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
    if !hasTooManyFaults { recogniseTotals() }
    var removed: Set<Int> = []
    if let hashes {
      if !hasTooManyFaults {
        removed = setDuplicatesAside(KeyCheck.pairs(hashes, rows: rows, jobs: jobs))
      }
      hashes.deallocate()
    }
    mergeDictionaries(targets, rows)
    removed.formUnion(
      checkSums(
        StoredRows(
          columns: header.columns, targets: targets, dictionaries: dictionaries, rows: rows,
          removed: removed), previous: context.previousTable))
    compareTotals()
    faults.sort { $0.start < $1.start }
    let compaction = RowCompaction(rows: rows, removed: removed.sorted())
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

  private mutating func mergeDictionaries(
    _ targets: [UnsafeMutableRawPointer?], _ rows: [Range<Int>]
  ) {
    for (index, target) in targets.enumerated() {
      guard let target, readings.first?.builder.interners[index] != nil else { continue }
      let merge = DictionaryMerge(
        readings.compactMap { $0.builder.takeInterner(index) }, jobs: jobs)
      dictionaries[index] = merge.merge(
        column: target.assumingMemoryBound(to: Int32.self), rows: rows,
        missing: Column.missingNarrow)
    }
  }

  /// Whether so many rows are at fault that the delivery cannot be used; the size of pieces decides
  /// which of them are kept then, so that nothing else may depend on them.
  private(set) var hasTooManyFaults = false

  /// Lines that were read.
  var lines: Int {
    readings.last.map { $0.piece.linesBefore + $0.piece.lines } ?? 0
  }

  /// Rows set aside, in the order of the file.
  var quarantined: [QuarantinedRow] {
    rows(faults)
  }

  /// The first rows set aside, for a delivery that is not used; pieces are read again where more
  /// rows were faulty than the limits let keep.
  func firstQuarantined(_ most: Int) -> [QuarantinedRow] {
    guard hasTooManyFaults else { return rows(Array(faults.prefix(most))) }
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
    let read = pieceReader { [mostFaults = allowed(of: capacity) + 1, pool, context] piece in
      RowBuilder(
        plan: plan, firstRow: piece.linesBefore, expectedRows: piece.lines,
        mostFaults: mostFaults, pool: pool, shown: context.shown)
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

  func parse(
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
        moved.isLastOfAll = false
        if fault.fault == .withdrawn {
          moved.bytes = corrected?.withdrawn[moved.start] ?? moved.bytes
        }
        faults.append(moved)
      }
      hidden += reading.builder.faultCounts.reduce(0, +) - reading.builder.faults.count
      line += reading.outcome.lines
      tally.add(reading.builder.summary)
    }
    hasTooManyFaults = faults.count + hidden > allowed(of: lines)
    markLast()
  }

  /// Marks the faulty rows behind all accepted ones.
  private mutating func markLast() {
    guard let last = readings.last(where: { $0.builder.accepted > 0 }) else { return }
    let start = last.piece.range.lowerBound
    for index in faults.indices {
      let place = faults[index].start
      faults[index].isLastOfAll =
        place >= last.piece.range.upperBound
        || (place >= start && faults[index].acceptedBefore == last.builder.accepted)
    }
  }
}

extension PieceReading where Visitor == RowBuilder {
  /// The builder with its faults and counts.
  var builder: RowBuilder { visitor }
  /// Accepted rows.
  var rows: Range<Int> { piece.linesBefore..<(piece.linesBefore + visitor.accepted) }
}
