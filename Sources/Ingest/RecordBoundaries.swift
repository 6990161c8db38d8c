/// Cuts a file into pieces that begin at record boundaries, so that pieces can be read at once.
///
/// Within well-formed CSV a byte stands inside quotes where an odd number of quotes precedes it.
/// Slices are counted in parallel; a prefix sum gives the parity at each slice; the cut moves on
/// to the first line end outside quotes. A malformed quote upsets the parity, so a cut is a
/// proposal: the piece before confirms it by ending exactly there at a record boundary.
struct RecordBoundaries {
  /// A piece of the file.
  struct Piece: Equatable {
    /// Bytes of the piece.
    var range: Range<Int>
    /// Line ends before the piece: no fewer records can precede it.
    var linesBefore: Int
  }

  /// Pieces in order; they cover the body without a gap.
  var pieces: [Piece]
  /// Line ends in the body, and one more for a last line without one.
  var lines: Int

  /// Cuts a body into pieces of about `size` bytes.
  init(_ bytes: UnsafeRawBufferPointer, body: Range<Int>, size: Int, jobs: ParallelJobs) {
    guard !body.isEmpty, let base = bytes.bindMemory(to: UInt8.self).baseAddress else {
      pieces = []
      lines = 0
      return
    }
    let starts = Array(stride(from: body.lowerBound, to: body.upperBound, by: max(1, size)))
    var counts = [ByteCounts](repeating: ByteCounts(), count: starts.count)
    counts.withUnsafeMutableBufferPointer { counts in
      let slots = counts.baseAddress
      jobs.run(starts.count) { index in
        let end = index + 1 < starts.count ? starts[index + 1] : body.upperBound
        slots?[index] = ByteCounts(base, starts[index]..<end, fileEnd: body.upperBound)
      }
    }
    pieces = [Piece(range: body, linesBefore: 0)]
    lines = 1
    var quotes = 0
    for (index, start) in starts.enumerated() {
      if index > 0 {
        let limit = index + 1 < starts.count ? starts[index + 1] : body.upperBound
        addCut(base, within: start..<limit, isQuoted: quotes % 2 == 1, linesBefore: lines - 1)
      }
      quotes += counts[index].quotes
      lines += counts[index].lineEnds
    }
  }

  /// Moves a proposed cut on to the next line end outside quotes, if the slice has one.
  private mutating func addCut(
    _ base: UnsafePointer<UInt8>, within slice: Range<Int>, isQuoted: Bool, linesBefore: Int
  ) {
    guard let last = pieces.last, slice.lowerBound >= last.range.lowerBound else { return }
    var isQuoted = isQuoted
    var lines = linesBefore
    var position = slice.lowerBound
    var isFound = false
    let end = last.range.upperBound
    while position < slice.upperBound, !isFound {
      let byte = base[position]
      position += 1
      if byte == Bytes.quote { isQuoted.toggle() }
      guard LineEnds.isPart(byte), byte == 10 || position >= end || base[position] != 10 else {
        continue
      }
      lines += 1
      isFound = !isQuoted
    }
    guard isFound, position < end else { return }
    pieces[pieces.count - 1].range = last.range.lowerBound..<position
    pieces.append(Piece(range: position..<end, linesBefore: lines))
  }
}

/// Quotes and line ends of a slice.
struct ByteCounts {
  /// Quotes.
  var quotes = 0
  /// Line ends: LF, and CR that no LF follows.
  var lineEnds = 0

  /// No bytes.
  init() {}

  /// Counts a slice in blocks of 240 bytes: the counts of a block fit into bytes, which lets the
  /// compiler count 16 bytes at a time.
  init(_ base: UnsafePointer<UInt8>, _ range: Range<Int>, fileEnd: Int) {
    var returns = 0
    var start = range.lowerBound
    while start < range.upperBound {
      let stop = min(start + 240, range.upperBound)
      var (quoteCount, feedCount, returnCount) = (UInt8(0), UInt8(0), UInt8(0))
      var position = start
      while position < stop {
        let byte = base[position]
        quoteCount &+= byte == 34 ? 1 : 0
        feedCount &+= byte == 10 ? 1 : 0
        returnCount &+= byte == 13 ? 1 : 0
        position &+= 1
      }
      quotes &+= Int(quoteCount)
      lineEnds &+= Int(feedCount)
      returns &+= Int(returnCount)
      start = stop
    }
    if returns > 0 {
      for position in range
      where base[position] == 13 && (position + 1 >= fileEnd || base[position + 1] != 10) {
        lineEnds += 1
      }
    }
  }
}
