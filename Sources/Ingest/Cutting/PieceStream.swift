import Digest
import Synchronization

/// Hands out the body of a delivery piece by piece, so that threads can read pieces at once.
///
/// Each byte is read, counted and hashed once, in the order of the file, so that the digest is of
/// the very bytes that the rows came from. Within well-formed CSV a byte stands inside quotes where
/// an odd number of quotes precedes it, so a piece ends at the last line end that an even number
/// precedes. A malformed quote upsets the count; a cut is therefore a proposal, which the piece
/// before confirms by ending exactly there at a record boundary.
final class PieceStream {
  /// A piece of the body.
  struct Piece: Equatable {
    /// Number in the order of the file.
    var index: Int
    /// Place in the file.
    var range: Range<Int>
    /// Line ends before the piece: no fewer records can precede it.
    var linesBefore: Int
    /// Line ends of the piece, and one more for a last line without one.
    var lines: Int
    /// Whether nothing follows.
    var isLast: Bool
  }

  /// Most bytes of one record: no agency's row has as many, and the memory of a machine has an end.
  static let longestRecord = 4 << 20

  /// Bytes that are read at a time.
  let size: Int
  private let delivery: DeliveryBytes
  private let end: Int
  private let isHashed: Bool

  /// Guards what follows.
  private let lock = Mutex(())
  private var digest = SHA256()
  private var position: Int
  private var rest: [UInt8] = []
  private var index = 0
  private var linesBefore = 0
  private var hasEndedEarly = false
  private var isOverlong = false
  private var isStopped = false

  /// Prepares to hand out pieces of about `size` bytes from the end of `head` on.
  init(_ delivery: DeliveryBytes, after head: UnsafeRawBufferPointer, size: Int, isHashed: Bool) {
    self.delivery = delivery
    self.size = max(1, size)
    self.isHashed = isHashed
    end = delivery.count
    position = head.count
    if isHashed { digest.update(head) }
  }

  /// Whether the file had fewer bytes than at first.
  var isCutShort: Bool {
    lock.withLock { _ in hasEndedEarly }
  }

  /// Line ends before a record that is too long to be one; nil where there is none.
  var linesBeforeOverlong: Int? {
    lock.withLock { _ in isOverlong ? linesBefore : nil }
  }

  /// Hands out nothing more, as what was read is known to be of no use.
  func stop() {
    lock.withLock { _ in isStopped = true }
  }

  /// SHA-256 of all bytes handed out; the stream begins another digest.
  func takeDigest() -> String {
    lock.withLock { _ in
      var digest = SHA256()
      swap(&digest, &self.digest)
      return digest.finalize()
    }
  }

  /// Reads the next piece into a buffer, or returns nil where there is none.
  func next(into buffer: PieceBuffer) -> Piece? {
    lock.withLock { _ -> Piece? in
      guard !hasEndedEarly, !isOverlong, !isStopped, position < end || !rest.isEmpty else {
        return nil
      }
      let start = position - rest.count
      buffer.restart(with: rest)
      var cut = 0
      var counts = ByteCounts()
      while cut == 0 {
        guard readOn(into: buffer) else { return nil }
        counts = ByteCounts(buffer.base, 0..<buffer.count, fileEnd: buffer.count)
        cut = position == end ? buffer.count : self.cut(buffer, isOdd: counts.quotes % 2 == 1)
        isOverlong = cut == 0 && buffer.count > Self.longestRecord
        guard !isOverlong else { return nil }
      }
      // What is left over is short: taking its line ends away is faster than counting again.
      counts.lineEnds -=
        ByteCounts(buffer.base, cut..<buffer.count, fileEnd: buffer.count).lineEnds
      let isLast = cut == buffer.count && position == end
      let piece = Piece(
        index: index, range: start..<(start + cut), linesBefore: linesBefore,
        lines: counts.lineEnds + (isLast ? 1 : 0), isLast: isLast)
      rest.replaceSubrange(0..., with: buffer.bytes[cut...])
      index += 1
      linesBefore += counts.lineEnds
      return piece
    }
  }

  /// Reads more of a long record at a time, so that it is not searched over and over.
  private func readOn(into buffer: PieceBuffer) -> Bool {
    let stop = min(position + max(size, buffer.count / 4), end)
    let got = buffer.append(position..<stop, of: delivery)
    if isHashed { digest.update(got) }
    hasEndedEarly = got.count < stop - position
    position += got.count
    return !hasEndedEarly
  }

  /// Where a buffer that begins with a record can be cut, or zero; `isOdd` is true of its quotes.
  ///
  /// Where there is no place in several times the usual size, the count of quotes is taken to be
  /// upset, and the piece ends at the last line end of the other kind.
  private func cut(_ buffer: PieceBuffer, isOdd: Bool) -> Int {
    let cut = PieceStream.lastLineEnd(buffer, isQuoted: isOdd)
    let limit = min(size &* 4 &+ 64, PieceStream.longestRecord)
    return cut > 0 || buffer.count < limit ? cut : PieceStream.lastLineEnd(buffer, isQuoted: !isOdd)
  }

  /// The position behind the last line end outside quotes; `isQuoted` is true of the end.
  private static func lastLineEnd(_ buffer: PieceBuffer, isQuoted: Bool) -> Int {
    let base = buffer.base
    var isQuoted = isQuoted
    // What follows a carriage return at the very end is not known yet.
    var position = base[buffer.count - 1] == 13 ? buffer.count - 1 : buffer.count
    while position > 0 {
      let byte = base[position - 1]
      if byte == Bytes.quote { isQuoted.toggle() }
      let isEnd = byte == 10 || (byte == 13 && base[position] != 10)
      if isEnd, !isQuoted { return position }
      position -= 1
    }
    return 0
  }
}
