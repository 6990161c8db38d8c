import Parallel

/// What the bytes of a whole file say about its encoding.
struct TextSurvey {
  /// Characters of UTF-8 with several bytes that Latin, Cyrillic and the like are written with.
  private(set) var characters = 0
  /// Bytes that cannot stand in UTF-8 where they do.
  private(set) var invalid = 0
  /// From the first to the last of them, as positions in the file.
  private(set) var damage: ClosedRange<Int>?
  /// Whether the file ends before the last byte of a character.
  private(set) var isCut = false
  /// Whether each byte occurs.
  private(set) var occurs = [Bool](repeating: false, count: 256)

  private static let block = 1 << 20
  /// Bytes before and behind a block that its characters may reach into.
  private static let margin = 3

  /// Looks at nothing.
  private init() {}

  /// Looks at all bytes from a position on.
  init(_ delivery: DeliveryBytes, from start: Int, jobs: ParallelJobs) {
    let starts = Array(stride(from: start, to: delivery.count, by: TextSurvey.block))
    var parts = [TextSurvey](repeating: TextSurvey(), count: starts.count)
    parts.withUnsafeMutableBufferPointer { parts in
      let places = parts.baseAddress
      jobs.run(starts.count) { part in
        let end = min(starts[part] + TextSurvey.block, delivery.count)
        places?[part].look(delivery, starts[part]..<end, from: start)
      }
    }
    for part in parts {
      characters += part.characters
      invalid += part.invalid
      if let later = part.damage {
        damage = (damage?.lowerBound ?? later.lowerBound)...later.upperBound
      }
      isCut = isCut || part.isCut
      for byte in 128..<256 where part.occurs[byte] { occurs[byte] = true }
    }
  }

  /// Whether all is UTF-8, but perhaps for the very end.
  var isUTF8: Bool { invalid == 0 }

  /// Whether there are bytes beyond ASCII.
  var isBeyondASCII: Bool { characters > 0 || occurs[128...].contains(true) }

  /// Whether it is UTF-8 in which some rows are damaged, rather than something else: what is UTF-8 in
  /// it can hardly be so by accident.
  var isDamagedUTF8: Bool { invalid > 0 && characters * 2 >= invalid }

  private mutating func look(_ delivery: DeliveryBytes, _ range: Range<Int>, from start: Int) {
    let first = max(start, range.lowerBound - TextSurvey.margin)
    let last = min(delivery.count, range.upperBound + TextSurvey.margin)
    let bytes = delivery.copy(first..<last)
    let isEnd = last == delivery.count
    bytes.withUnsafeBytes { bytes in
      var position = range.lowerBound - first
      for back in 1...TextSurvey.margin where back <= position {
        let length = TextSurvey.length(bytes, position - back)
        if length > back {
          position += length - back
          break
        }
      }
      let end = min(range.upperBound - first, bytes.count)
      while position < end {
        let before = invalid
        let length = step(bytes, position, end, isEnd: isEnd)
        if invalid > before {
          let place = first + position
          damage = (damage?.lowerBound ?? place)...place
        }
        position += length
      }
    }
  }

  /// Looks at what stands at a position; returns its bytes.
  private mutating func step(
    _ bytes: UnsafeRawBufferPointer, _ position: Int, _ end: Int, isEnd: Bool
  ) -> Int {
    if position + 8 <= end,
      bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
    {
      return 8
    }
    let lead = bytes[position]
    guard lead >= 0x80 else { return 1 }
    let length = TextSurvey.length(bytes, position)
    for byte in bytes[position..<(position + max(1, length))] { occurs[Int(byte)] = true }
    if length > 0 {
      let last = UInt32(bytes[position + length - 1] & 0x3F)
      let scalar = length > 2 ? 0x800 : UInt32(lead & 0x1F) << 6 | last
      if (0xC0..<0x370).contains(scalar) || scalar >= 0x400 { characters += 1 }
      return length
    }
    if isEnd, TextSurvey.isCut(bytes, position) {
      isCut = true
      return bytes.count - position
    }
    invalid += 1
    return 1
  }

  /// Bytes of the character of UTF-8 that begins at a position; zero where none does.
  private static func length(_ bytes: UnsafeRawBufferPointer, _ position: Int) -> Int {
    let lead = bytes[position]
    let length = lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0
    guard length > 0, position + length <= bytes.count,
      bytes[(position + 1)..<(position + length)].allSatisfy({ $0 & 0xC0 == 0x80 })
    else { return 0 }
    return isAllowed(lead, bytes[position + 1]) ? length : 0
  }

  /// Whether the second byte neither makes the character longer than it need be, nor half a
  /// surrogate pair, nor one beyond Unicode.
  private static func isAllowed(_ lead: UInt8, _ second: UInt8) -> Bool {
    switch lead {
    case 0xE0: second >= 0xA0
    case 0xED: second < 0xA0
    case 0xF0: second >= 0x90
    case 0xF4: second < 0x90
    default: true
    }
  }

  /// Whether a character begins at a position that the end of the bytes cuts.
  private static func isCut(_ bytes: UnsafeRawBufferPointer, _ position: Int) -> Bool {
    FieldText.endsWithinCharacter(Array(bytes[position...])) && bytes.count - position < 4
      && bytes[(position + 1)...].allSatisfy { $0 & 0xC0 == 0x80 }
  }
}
