import Digest

extension Ledger {
  /// First line of a file.
  static let signature = "yol-ledger,1\n"

  /// Adds a block; what readers know already is not repeated.
  ///
  /// - Parameter block: what a release shows.
  /// - Returns: the bytes to add to the file, the first line of an empty one included.
  public mutating func append(_ block: LedgerBlock) -> [UInt8] {
    var text = LedgerText(ledger: self)
    text.write(block)
    let digest = Self.digest(of: text.bytes[...], after: head)
    let isFirst = entries.isEmpty
    knowledge = text.knowledge
    note(block, digest: digest)
    return (isFirst ? Array(Self.signature.utf8) : []) + text.bytes + Array("end,\(digest)\n".utf8)
  }

  /// Takes note of what a block says beside its cells.
  private mutating func note(_ block: LedgerBlock, digest: String) {
    entries.append(
      Entry(release: block.release, isWithdrawal: block.isWithdrawal, digest: digest))
    kept.merge(block.kept) { _, new in new }
    revised.formUnion(block.revised)
    policy = block.policy ?? policy
  }

  /// The digest that ends a block.
  static func digest(of block: ArraySlice<UInt8>, after previous: String) -> String {
    let digest = SHA256()
    Array((previous + "\n").utf8).withUnsafeBytes { digest.update($0) }
    block.withUnsafeBytes { digest.update($0) }
    return digest.finalize()
  }
}

/// Writes the lines of a block, and learns from them what a reader does.
private struct LedgerText {
  private(set) var bytes: [UInt8] = []
  private(set) var knowledge: PriorKnowledge

  init(ledger: Ledger) {
    knowledge = ledger.knowledge
  }

  mutating func write(_ block: LedgerBlock) {
    line(block.isWithdrawal ? "withdrawal" : "release", block.release)
    if let policy = block.policy { line("policy", policy) }
    if let note = block.note { line("note", note) }
    for period in block.revised.sorted() {
      line("revised", period)
      knowledge.revise(period)
    }
    for (name, digest) in block.kept.sorted(by: { $0.key < $1.key }) {
      line("kept", "\(digest),\(name)")
    }
    for (key, range) in block.elsewhere.sorted(by: { $0.key < $1.key }) {
      write(range, at: key)
    }
    for (key, shown) in Self.sorted(block.shown) { write(shown, at: key) }
  }

  /// Cells in the order of their keys: names are compared once each, not with every pair of cells.
  private static func sorted(
    _ shown: [(key: LedgerKey, shown: PriorKnowledge.Shown)]
  ) -> [(key: LedgerKey, shown: PriorKnowledge.Shown)] {
    func ranks(_ name: (LedgerKey) -> String) -> [String: Int] {
      Dictionary(
        Set(shown.map { name($0.key) }).sorted().enumerated().map { ($1, $0) },
        uniquingKeysWith: { first, _ in first })
    }
    let (measures, positions) = (ranks(\.measure), ranks(\.position))
    let periods = ranks(\.period)
    return shown.map { key, shown in
      let rank = (
        measures[key.measure] ?? 0, positions[key.position] ?? 0, periods[key.period] ?? 0
      )
      return (rank, (key: key, shown: shown))
    }.sorted { $0.0 < $1.0 }.map(\.1)
  }

  private mutating func write(_ shown: PriorKnowledge.Shown, at key: LedgerKey) {
    let cell = number(of: key)
    guard knowledge.fact(at: cell)?.shown != shown else { return }
    switch shown {
    case .printed(let value): line("printed", cell, ",\(value)")
    case .hidden: line("hidden", cell, "")
    }
    knowledge.show(shown, at: cell)
  }

  private mutating func write(_ range: ClosedRange<Int>, at key: LedgerKey) {
    let cell = number(of: key)
    guard knowledge.publishElsewhere(range, at: cell) else { return }
    line("elsewhere", cell, ",\(range.lowerBound),\(range.upperBound)")
  }

  /// The numbers of a cell's names; a name that is new is written first.
  private mutating func number(of key: LedgerKey) -> PriorKnowledge.CellNumber {
    let counts = (
      knowledge.measures.names.count, knowledge.positions.names.count,
      knowledge.periods.names.count
    )
    let cell = knowledge.named(key)
    if knowledge.measures.names.count > counts.0 { line("measure", key.measure) }
    if knowledge.positions.names.count > counts.1 { line("position", key.position) }
    if knowledge.periods.names.count > counts.2 { line("period", key.period) }
    return cell
  }

  private mutating func line(_ word: String, _ cell: PriorKnowledge.CellNumber, _ rest: String) {
    bytes += word.utf8
    for number in [cell.measure, cell.position, cell.period] {
      bytes.append(UInt8(ascii: ","))
      bytes += String(number).utf8
    }
    bytes += rest.utf8
    bytes.append(UInt8(ascii: "\n"))
  }

  /// A line that ends with a text; a line feed or backslash within it is written behind a backslash.
  private mutating func line(_ word: String, _ text: String) {
    bytes += word.utf8
    bytes.append(UInt8(ascii: ","))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\n"): bytes += "\\n".utf8
      case UInt8(ascii: "\\"): bytes += "\\\\".utf8
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\n"))
  }
}
