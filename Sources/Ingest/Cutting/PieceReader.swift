import Parallel
import Synchronization

/// Reads all pieces of a delivery in parallel, each with a visitor of its own.
///
/// The stream cuts where the count of quotes says that a record ends. A piece that ends within a
/// record disproves the cut behind it: what is left of the piece is then read again together with the
/// next one, until a piece ends where a record does. So every record is cut as if the whole had been
/// one piece, whatever the quotes.
struct PieceReader<Visitor: RecordVisitor> {
  let delivery: DeliveryBytes
  let stream: PieceStream
  let delimiter: UInt8
  let jobs: ParallelJobs
  /// Lines for which there is room.
  let capacity: Int
  let makeVisitor: (PieceStream.Piece) -> Visitor

  /// Reads everything that the stream gives.
  func read() -> PieceReadings<Visitor> {
    var result = PieceReadings<Visitor>()
    let lock = Mutex(())
    jobs.run(jobs.threads) { _ in
      let buffer = PieceBuffer(expected: min(stream.size * 5 / 4, delivery.count))
      while let piece = stream.next(into: buffer) {
        guard piece.linesBefore + piece.lines <= capacity else {
          lock.withLock { _ in result.isOverfull = true }
          return
        }
        let reading = read(piece, buffer)
        let suspect = lock.withLock { _ in result.add(reading) }
        if let suspect, isOverlong(from: suspect) { stream.stop() }
      }
    }
    result.sort()
    result.hasChanged = stream.isCutShort
    if !result.hasChanged, !result.isOverfull { mend(&result) }
    if result.overlong == nil, stream.linesBeforeOverlong != nil {
      result.overlong = result.lines
    }
    return result
  }

  /// Reads one piece that stands in a buffer.
  private func read(
    _ piece: PieceStream.Piece, _ buffer: PieceBuffer
  ) -> PieceReading<Visitor> {
    let visitor = makeVisitor(piece)
    let outcome = parse(piece, buffer, visitor)
    visitor.finish()
    return PieceReading(piece: piece, visitor: visitor, outcome: outcome)
  }

  /// Reads a piece once more with another visitor.
  func parse(
    _ piece: PieceStream.Piece, _ buffer: PieceBuffer, _ visitor: RecordVisitor
  ) -> CSVParser.Outcome {
    CSVParser(delimiter: delimiter).parse(
      buffer.bytes, range: 0..<min(piece.range.count, buffer.count), isLast: piece.isLast,
      visitor: visitor)
  }

  /// Whether a record is longer than any can be; tells early what `mend` finds out in the end.
  private func isOverlong(from start: Int) -> Bool {
    let end = start + PieceStream.longestRecord + 1
    guard end < delivery.count else { return false }
    let buffer = PieceBuffer(expected: end - start)
    let got = buffer.append(start..<end, of: delivery)
    let outcome = CSVParser(delimiter: delimiter).parse(
      buffer.bytes, range: 0..<got.count, isLast: false, visitor: RecordVisitor())
    return got.count == end - start && outcome.open?.start == 0
  }

  /// Puts right the cuts that were disproved, from the first one on.
  private func mend(_ result: inout PieceReadings<Visitor>) {
    var index = 0
    while index < result.readings.count, result.overlong == nil, !result.hasChanged {
      let (piece, outcome) = (result.readings[index].piece, result.readings[index].outcome)
      if let line = outcome.overlong {
        result.end(after: index, line: line)
      } else if let open = outcome.open {
        if !piece.isLast {
          readOn(from: index, open, &result)
        } else if piece.range.count - open.start > PieceStream.longestRecord {
          result.end(after: index, line: open.recordLine)
        }
      }
      index += 1
    }
  }

  /// Reads what a piece leaves over together with as many of the next ones as its record needs.
  private func readOn(
    from index: Int, _ open: CSVParser.OpenQuote, _ result: inout PieceReadings<Visitor>
  ) {
    let buffer = PieceBuffer(expected: 0)
    var piece = result.shorten(index, open)
    while piece.range.count <= PieceStream.longestRecord, result.join(&piece, behind: index) {
      buffer.restart(with: [])
      guard buffer.append(piece.range, of: delivery).count == piece.range.count else {
        result.hasChanged = true
        return
      }
      let reading = read(piece, buffer)
      if piece.isLast || reading.outcome.open?.start != 0 {
        result.readings.insert(reading, at: index + 1)
        return
      }
    }
    result.end(after: index, line: result.readings[index].outcome.lines)
  }
}

/// What one piece gave.
struct PieceReading<Visitor: RecordVisitor> {
  /// The piece.
  var piece: PieceStream.Piece
  /// The visitor of its records.
  var visitor: Visitor
  /// How the piece ended.
  var outcome: CSVParser.Outcome
}

/// What all pieces gave, in the order of the file.
struct PieceReadings<Visitor: RecordVisitor> {
  /// Pieces in the order of the file.
  fileprivate(set) var readings: [PieceReading<Visitor>] = []
  /// Whether the file was cut short while it was read.
  fileprivate(set) var hasChanged = false
  /// Whether there are more lines than there is room for; nothing else counts then.
  fileprivate(set) var isOverfull = false
  /// Line, from zero, of the record at which reading ended as it is longer than any can be.
  fileprivate(set) var overlong: Int?
  private var confirmed = 0

  /// Physical lines before a piece, from the first of the body.
  func lines(before index: Int) -> Int {
    readings[..<index].reduce(0) { $0 + $1.outcome.lines }
  }

  /// Physical lines of all pieces.
  var lines: Int {
    lines(before: readings.count)
  }

  /// Takes a piece; returns where a record begins that the piece does not end, if all pieces before
  /// have ended with a record, so that no doubt is left.
  fileprivate mutating func add(_ reading: PieceReading<Visitor>) -> Int? {
    readings.append(reading)
    while let next = readings.first(where: { $0.piece.index == confirmed }) {
      guard let open = next.outcome.open, !next.piece.isLast else {
        confirmed += 1
        continue
      }
      confirmed = -1
      return next.piece.range.lowerBound + open.start
    }
    return nil
  }

  fileprivate mutating func sort() {
    readings.sort { $0.piece.index < $1.piece.index }
  }

  /// Ends a piece where its open record begins; returns a piece that begins there.
  fileprivate mutating func shorten(
    _ index: Int, _ open: CSVParser.OpenQuote
  ) -> PieceStream.Piece {
    var rest = readings[index].piece
    let start = rest.range.lowerBound + open.start
    readings[index].piece.range = rest.range.lowerBound..<start
    readings[index].piece.lines = open.recordLine
    readings[index].outcome.lines = open.recordLine
    readings[index].outcome.open = nil
    rest.range = start..<rest.range.upperBound
    rest.linesBefore += open.recordLine
    return rest
  }

  /// Adds the piece behind another one to what that one left over; false where there is none.
  fileprivate mutating func join(_ rest: inout PieceStream.Piece, behind index: Int) -> Bool {
    guard index + 1 < readings.count else { return false }
    let next = readings.remove(at: index + 1).piece
    rest.range = rest.range.lowerBound..<next.range.upperBound
    rest.lines = next.linesBefore + next.lines - rest.linesBefore
    rest.isLast = next.isLast
    return true
  }

  /// Ends with a record that is too long, on a line of a piece; what comes behind does not count.
  fileprivate mutating func end(after index: Int, line: Int) {
    overlong = lines(before: index) + line
    readings.removeSubrange(min(index + 1, readings.count)...)
  }
}
