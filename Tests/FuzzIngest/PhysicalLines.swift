/// The lines of a text by LF, CR and CRLF, and its records by RFC 4180, found without the reader.
struct PhysicalLines {
  private let bytes: [UInt8]
  private let starts: [Int]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var starts = [0]
    for place in bytes.indices {
      let isEnd = bytes[place] == 10 || (bytes[place] == 13 && Self.next(bytes, place) != 10)
      if isEnd { starts.append(place + 1) }
    }
    self.starts = starts
  }

  private static func next(_ bytes: [UInt8], _ place: Int) -> UInt8? {
    place + 1 < bytes.count ? bytes[place + 1] : nil
  }

  /// Whether a row begins on a line with just these bytes.
  func has(_ row: [UInt8], at line: Int) -> Bool {
    guard line >= 1, line <= starts.count else { return false }
    return bytes[starts[line - 1]...].starts(with: row)
  }

  /// Records that have more than blanks in them; nil where a quote is out of place.
  func records(delimiter: UInt8) -> Int? {
    var (count, place) = (0, 0)
    while place < bytes.count {
      let start = place
      while true {
        guard let end = fieldEnd(place, delimiter) else { return nil }
        place = end + 1
        if end >= bytes.count || bytes[end] != delimiter { break }
      }
      let end = min(place - 1, bytes.count)
      // Tabs that part fields are no blanks: a line of them is a record of empty fields, as one of commas is.
      let isBlank = bytes[start..<end].allSatisfy { [32, 9].contains($0) && $0 != delimiter }
      if !isBlank { count += 1 }
      if end < bytes.count, bytes[end] == 13, Self.next(bytes, end) == 10 { place += 1 }
    }
    return count
  }

  private func fieldEnd(_ start: Int, _ delimiter: UInt8) -> Int? {
    var place = start
    let isQuoted = place < bytes.count && bytes[place] == 34
    if isQuoted {
      place += 1
      while place < bytes.count, bytes[place] != 34 || Self.next(bytes, place) == 34 {
        place += bytes[place] == 34 ? 2 : 1
      }
      guard place < bytes.count else { return nil }
      place += 1
      let isEnd = place >= bytes.count || [delimiter, 10, 13].contains(bytes[place])
      return isEnd ? place : nil
    }
    while place < bytes.count, ![delimiter, 10, 13].contains(bytes[place]) {
      if bytes[place] == 34 { return nil }
      place += 1
    }
    return place
  }
}
