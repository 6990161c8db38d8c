/// Changes a file as agencies, spreadsheets and transfers change files.
struct Mutation {
  var bytes: [UInt8]
  var dice: Dice

  /// Makes one change, now and then several.
  mutating func change() {
    for _ in 0...(dice.roll(3)) {
      switch dice.roll(14) {
      case 0: changeField { dice in Mutation.texts.randomText(&dice) }
      case 1: changeField { dice in Mutation.numbers.randomText(&dice) }
      case 2: insertLine()
      case 3: moveLine()
      case 4: repeatLines()
      case 5: cut()
      case 6: changeDelimiter()
      case 7: changeLineEnds()
      case 8: insertQuote()
      case 9: quoteFields()
      case 10: putBefore()
      case 11: widen()
      case 12: encode()
      default: bytes = StoredGzip.pack(bytes)
      }
    }
  }

  /// Where lines begin.
  private var starts: [Int] {
    [0] + bytes.indices.filter { bytes[$0] == 10 && $0 + 1 < bytes.count }.map { $0 + 1 }
  }

  private func lineEnd(_ start: Int) -> Int {
    bytes[start...].firstIndex(of: 10) ?? bytes.count
  }

  private mutating func changeField(_ text: (inout Dice) -> [UInt8]) {
    let edges = bytes.indices.filter { [44, 59, 9, 124, 10].contains(bytes[$0]) }
    guard edges.count > 1 else { return }
    let edge = dice.roll(edges.count - 1)
    bytes.replaceSubrange((edges[edge] + 1)..<edges[edge + 1], with: text(&dice))
  }

  private mutating func insertLine() {
    guard let line = dice.pick(Self.lines), let start = dice.pick(starts) else { return }
    bytes.insert(contentsOf: Array(line.utf8) + [10], at: start)
  }

  private mutating func moveLine() {
    guard let from = dice.pick(starts), from < bytes.count else { return }
    let range = from..<min(lineEnd(from) + 1, bytes.count)
    let line = Array(bytes[range])
    if dice.roll(2) == 0 { bytes.removeSubrange(range) }
    bytes.insert(contentsOf: line, at: min(dice.pick(starts) ?? 0, bytes.count))
  }

  private mutating func repeatLines() {
    guard let from = dice.pick(starts), bytes.count < 4096 else { return }
    let rest = Array(bytes[min(from, bytes.count)...])
    for _ in 0...dice.roll(4) { bytes += rest }
  }

  private mutating func cut() {
    bytes.removeLast(min(bytes.count, 1 + dice.roll(40)))
  }

  private mutating func changeDelimiter() {
    let all: [UInt8] = [44, 59, 9, 124, 94]
    guard let old = dice.pick(all), let new = dice.pick(all) else { return }
    let isEverywhere = dice.roll(3) > 0
    for place in bytes.indices where bytes[place] == old && (isEverywhere || dice.roll(5) == 0) {
      bytes[place] = new
    }
  }

  private mutating func changeLineEnds() {
    let ends: [[UInt8]] = [[13, 10], [13], [10, 10], [13, 13, 10], [10]]
    guard let end = dice.pick(ends) else { return }
    let isEverywhere = dice.roll(2) == 0
    bytes = bytes.flatMap { byte in
      byte == 10 && (isEverywhere || dice.roll(4) == 0) ? end : [byte]
    }
  }

  private mutating func insertQuote() {
    bytes.insert(34, at: dice.roll(bytes.count + 1))
  }

  private mutating func quoteFields() {
    let isEverywhere = dice.roll(2) == 0
    var quoted: [UInt8] = []
    for line in bytes.split(separator: 10, omittingEmptySubsequences: false) {
      for (place, field) in line.split(separator: 44, omittingEmptySubsequences: false).enumerated()
      {
        if place > 0 { quoted.append(44) }
        let isQuoted = isEverywhere || dice.roll(6) == 0
        quoted += isQuoted ? [34] + field + [34] : Array(field)
      }
      quoted.append(10)
    }
    bytes = quoted.dropLast()
  }

  private mutating func putBefore() {
    guard let text = dice.pick(Self.beginnings) else { return }
    bytes = text + bytes
  }

  private mutating func widen() {
    guard let byte = dice.pick([120, 34, 44, 56, 32, 0, 10] as [UInt8]) else { return }
    let many = [UInt8](repeating: byte, count: 1 << dice.roll(13))
    bytes.insert(contentsOf: many, at: dice.roll(bytes.count + 1))
  }

  private mutating func encode() {
    let isBig = dice.roll(2) == 0
    let units = String(decoding: bytes, as: UTF8.self).utf16
    let mark: [UInt16] = dice.roll(4) == 0 ? [] : [0xFEFF]
    bytes = (mark + Array(units)).flatMap { unit in
      let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
      return isBig ? [high, low] : [low, high]
    }
  }
}

extension [String] {
  /// One of them as UTF-8, now and then in quotes.
  fileprivate func randomText(_ dice: inout Dice) -> [UInt8] {
    let text = [UInt8]((dice.pick(self) ?? "").utf8)
    return dice.roll(5) == 0 ? [34] + text + [34] : text
  }
}

extension Mutation {
  fileprivate static let texts = [
    "2026-01", "2026-M01", "2026-01-01", "2025-12", "2026-13", "yanvar 2026", "01/02/2026", "46023",
    "N1", "S2", "Bərdə", "B?rd?", "B\u{FFFD}rd\u{FFFD}", "BAKI", "İsmayıllı", "S\u{327}us\u{327}a",
    "N1\u{200B}", "\u{A0}N1", "=1+1", "F", "f", "Qadın", "\u{41C}", "SYR", "syr", "Suriya", "XYZ",
    "NA",
    "", " ", "-", "…", "TOTAL", "CƏMİ", "N\n1", "N\r\n1", "N \"\"1\"\"", "1990-02-30", "31.12.1999",
    "12E0004", "120000", "7ABCDEF", "\u{410}BCDEF1", "bəli", "yox", "2025/2026", "2026-Q1", "p-6",
  ]

  fileprivate static let numbers = [
    "0", "-0", "+88", "0088", "88.0", "88.5", "88,5", "1 088", "1\u{A0}088", "1\u{202F}088",
    "12 34",
    "1,088", "1.088", "9223372036854775807", "9223372036854775808", "-9223372036854775808",
    "99999999999999999999", "1e9", "0x58", "NaN", "inf", "(88)", "\u{2212}88", "88%", "\u{668}",
    "[c]",
    "c", "[x]", "88[p]", "88[r][e]", "[", "[[c]]", "<5", "1-4", ":", "#N/A", "120400", ".5", "5.",
    ".",
  ]

  fileprivate static let lines = [
    "", "   ", ",,,,", "period,region,sex,citizenship,persons", "TOTAL,,,,2669", "Yekun,,,,1",
    "Source: agency", "2026-01,N1,F,SYR,1204", "2026-01,N1,F,SYR,9", "sep=;",
    "#date,#adm1,#sex,#c,#n",
    "2026-01,\"N1", "2026-01,\"N\"1,F,SYR,1", "fin,born,wage,note,open",
    "7ABCDEF,1990-01-01,1.50,,yes",
  ]

  fileprivate static let beginnings: [[UInt8]] = [
    [0xEF, 0xBB, 0xBF], [0xFF, 0xFE], [0xFE, 0xFF], [0xFF, 0xFE, 0, 0], Array("sep=;\n".utf8),
    Array("Title\n\n".utf8), [10], [13, 10], [0x1F, 0x8B, 8], Array("PK\u{3}\u{4}".utf8), [0],
    Array("<html>".utf8), Array("\u{FEFF}\u{FEFF}".utf8),
  ]
}
