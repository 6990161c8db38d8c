/// Reads the text of a ledger and checks its chain.
struct LedgerReader {
  /// What was read so far.
  private(set) var ledger = Ledger()
  /// Bytes up to the end of the last whole block.
  private(set) var length = 0

  private let bytes: ArraySlice<UInt8>
  private var line = 1
  /// Where the block that is being read begins.
  private var blockStart = 0
  /// The block that is being read; nil between blocks.
  private var open: LedgerBlock?
  /// What is known with the block that is being read.
  private var knowledge = PriorKnowledge()

  init(_ bytes: [UInt8]) {
    self.bytes = bytes[...]
  }

  /// Reads all blocks that are whole; what follows the last one was being written when something failed.
  mutating func read() throws(LedgerFault) {
    let signature = Array(Ledger.signature.utf8)
    guard bytes.starts(with: signature) else {
      // The first line itself may have been cut off by a failure; some file systems fill up with zeros.
      guard signature.starts(with: bytes.prefix { $0 != 0 }) else { throw .notALedger }
      return
    }
    var start = signature.count
    blockStart = start
    let end = lastBlockEnd
    while start < end {
      guard let newline = bytes[start..<end].firstIndex(of: UInt8(ascii: "\n")) else { return }
      line += 1
      try read(bytes[start..<newline], from: start, to: newline + 1)
      start = newline + 1
    }
  }

  /// Position after the last line that ends a block; only what lies before can be a fault.
  private var lastBlockEnd: Int {
    var end = bytes.endIndex
    while let newline = bytes[..<end].lastIndex(of: UInt8(ascii: "\n")) {
      let start = (bytes[..<newline].lastIndex(of: UInt8(ascii: "\n")) ?? -1) + 1
      if bytes[start..<newline].starts(with: Array("end,".utf8)), newline - start == 68 {
        return newline + 1
      }
      end = newline
    }
    return blockStart
  }

  private mutating func read(
    _ text: ArraySlice<UInt8>, from start: Int, to next: Int
  ) throws(LedgerFault) {
    let comma = text.firstIndex(of: UInt8(ascii: ",")) ?? text.endIndex
    let word = String(decoding: text[..<comma], as: UTF8.self)
    let rest = comma < text.endIndex ? text[(comma + 1)...] : []
    switch word {
    case "release", "withdrawal": try begin(Self.text(rest), isWithdrawal: word == "withdrawal")
    case "end": try close(Self.text(rest), at: start, next)
    case "printed", "hidden", "elsewhere": try cell(word, rest)
    default: try note(word, Self.text(rest))
    }
  }

  private mutating func begin(_ release: String, isWithdrawal: Bool) throws(LedgerFault) {
    guard open == nil, !release.isEmpty else { throw .malformed(line: line) }
    open =
      isWithdrawal ? .withdrawal(of: release) : LedgerBlock(release: release, policy: "")
    knowledge = ledger.knowledge
  }

  private mutating func close(
    _ digest: String, at start: Int, _ next: Int
  ) throws(LedgerFault) {
    guard let block = open else { throw .malformed(line: line) }
    guard digest == Ledger.digest(of: bytes[blockStart..<start], after: ledger.head) else {
      throw .broken(line: line)
    }
    ledger.take(block, knowledge, digest: digest)
    open = nil
    (length, blockStart) = (next, next)
  }

  private mutating func note(_ word: String, _ text: String) throws(LedgerFault) {
    guard var block = open else { throw .malformed(line: line) }
    open = nil
    switch word {
    case "policy": block.policy = text
    case "note": block.note = text
    case "revised":
      block.revised.append(text)
      knowledge.revise(text)
    case "kept":
      let parts = text.split(separator: ",", maxSplits: 1)
      guard parts.count == 2 else { throw .malformed(line: line) }
      block.kept[String(parts[1])] = String(parts[0])
    case "measure": _ = knowledge.name(measure: text)
    case "position": _ = knowledge.name(position: text)
    case "period": _ = knowledge.name(period: text)
    default: throw .malformed(line: line)
    }
    open = block
  }

  private mutating func cell(_ word: String, _ text: ArraySlice<UInt8>) throws(LedgerFault) {
    guard open != nil, let numbers = Self.numbers(text), numbers.count >= 3,
      let cell = knowledge.cell(numbers[0], numbers[1], numbers[2])
    else { throw .malformed(line: line) }
    switch (word, numbers.count) {
    case ("printed", 4): knowledge.show(.printed(numbers[3]), at: cell)
    case ("hidden", 3): knowledge.show(.hidden, at: cell)
    case ("elsewhere", 5) where numbers[3] <= numbers[4]:
      knowledge.publishElsewhere(numbers[3]...numbers[4], at: cell)
    default: throw .malformed(line: line)
    }
  }
}

extension LedgerReader {
  /// Whole numbers separated by commas; nil where one is none.
  private static func numbers(_ text: ArraySlice<UInt8>) -> [Int]? {
    var numbers: [Int] = []
    var number = 0
    var isNegative = false
    var digits = 0
    for byte in text {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        digits += 1
        guard digits <= 18 else { return nil }
        number = number * 10 + Int(byte - UInt8(ascii: "0"))
      case UInt8(ascii: "-") where digits == 0 && !isNegative: isNegative = true
      case UInt8(ascii: ",") where digits > 0:
        numbers.append(isNegative ? -number : number)
        (number, isNegative, digits) = (0, false, 0)
      default: return nil
      }
    }
    guard digits > 0 else { return nil }
    return numbers + [isNegative ? -number : number]
  }

  /// A text without its backslashes.
  private static func text(_ bytes: ArraySlice<UInt8>) -> String {
    guard bytes.contains(UInt8(ascii: "\\")) else { return String(decoding: bytes, as: UTF8.self) }
    var plain: [UInt8] = []
    var isEscaped = false
    for byte in bytes {
      if isEscaped {
        plain.append(byte == UInt8(ascii: "n") ? UInt8(ascii: "\n") : byte)
        isEscaped = false
      } else if byte == UInt8(ascii: "\\") {
        isEscaped = true
      } else {
        plain.append(byte)
      }
    }
    return String(decoding: plain, as: UTF8.self)
  }
}

extension Ledger {
  /// Reads the content of a file.
  ///
  /// - Parameter bytes: the content; empty for a ledger that does not exist yet.
  /// - Returns: the ledger, and the length of what is whole; what lies behind was being written when a run was cut off,
  ///   so that no release of it was seen.
  /// - Throws: where the content is not what was written.
  public static func read(
    _ bytes: [UInt8]
  ) throws(LedgerFault) -> (ledger: Ledger, length: Int) {
    var reader = LedgerReader(bytes)
    try reader.read()
    return (reader.ledger, reader.length)
  }

  fileprivate mutating func take(
    _ block: LedgerBlock, _ knowledge: PriorKnowledge, digest: String
  ) {
    self.knowledge = knowledge
    entries.append(
      Entry(release: block.release, isWithdrawal: block.isWithdrawal, digest: digest))
    kept.merge(block.kept) { _, new in new }
    revised.formUnion(block.revised)
    policy = block.isWithdrawal ? policy : block.policy
  }
}
