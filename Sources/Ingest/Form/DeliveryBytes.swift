import Parallel

/// Where the text of a delivery comes from: its file, or memory where it was converted or unpacked.
enum DeliveryBytes {
  /// The file itself.
  case file(SourceFile)
  /// UTF-8 text in memory; the owner keeps it alive.
  case memory(UnsafeBufferPointer<UInt8>)
  /// Text in memory that came in blocks.
  case blocks(TextBlocks)

  /// All bytes.
  var count: Int {
    switch self {
    case .file(let file): file.size
    case .memory(let bytes): bytes.count
    case .blocks(let text): text.count
    }
  }

  /// Copies a range of bytes; returns how many there were.
  func copy(_ range: Range<Int>, to target: UnsafeMutablePointer<UInt8>) -> Int {
    switch self {
    case .file(let file): return file.copy(range, to: target)
    case .blocks(let text): return text.copy(range, to: target)
    case .memory(let bytes):
      let source = UnsafeBufferPointer(rebasing: bytes[range.clamped(to: 0..<bytes.count)])
      guard let base = source.baseAddress else { return 0 }
      target.update(from: base, count: source.count)
      return source.count
    }
  }

  /// A copy of a range of bytes, shorter where the file has become shorter.
  func copy(_ range: Range<Int>) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: range.count) { buffer, count in
      guard let target = buffer.baseAddress else { return }
      count = copy(range, to: target)
    }
  }

  /// About how many lines follow a position, told from samples and rather too many.
  ///
  /// Counting them all would mean reading the file twice.
  func likelyLines(from start: Int) -> Int {
    let (samples, size) = (16, 1 << 15)
    let rest = count - start
    guard rest > samples * size * 2 else {
      return max(1, lines(from: start, jobs: ParallelJobs(threads: 1)))
    }
    let found = (0..<samples).reduce(0) { found, sample in
      let place = start + (rest - size) / (samples - 1) * sample
      return found + lineEnds(place..<(place + size), size)
    }
    let estimate = Double(found + samples) * (Double(rest) / Double(samples * size)) * 1.05
    return Int(min(estimate, Double(rest))) + 1
  }

  /// Line ends from a position on, and one more for a last line without one.
  ///
  /// No fewer records can follow, so this many rows are enough.
  func lines(from start: Int, jobs: ParallelJobs) -> Int {
    guard start < count else { return 0 }
    let block = 1 << 18
    let share = (count - start) / max(1, jobs.threads) / block * block + block
    let parts = Array(stride(from: start, to: count, by: share))
    var counts = [Int](repeating: 0, count: parts.count)
    counts.withUnsafeMutableBufferPointer { counts in
      let slots = counts.baseAddress
      jobs.run(parts.count) { part in
        let end = min(parts[part] + share, count)
        slots?[part] = lineEnds(parts[part]..<end, block)
      }
    }
    return counts.reduce(1, +)
  }

  private func lineEnds(_ range: Range<Int>, _ block: Int) -> Int {
    let buffer = UnsafeMutablePointer<UInt8>.allocate(capacity: block + 1)
    defer { buffer.deallocate() }
    var lines = 0
    for start in stride(from: range.lowerBound, to: range.upperBound, by: block) {
      let size = min(block, range.upperBound - start)
      // One byte more, to know whether a line feed follows a carriage return.
      let got = copy(start..<min(start + size + 1, count), to: buffer)
      lines += ByteCounts(buffer, 0..<min(size, got), fileEnd: got).lineEnds
    }
    return lines
  }
}
