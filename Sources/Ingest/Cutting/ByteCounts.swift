/// Quotes and line ends of a range of bytes.
struct ByteCounts {
  /// Quotes.
  var quotes = 0
  /// Line ends: LF, and CR that no LF follows.
  var lineEnds = 0

  /// Nothing counted yet.
  init() {}

  /// Counts in blocks of 240 bytes: the counts of a block fit into bytes, which lets the compiler
  /// count 16 bytes at a time.
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
