internal import Model

/// Reads the lines of a list of received files and collects what is wrong with them.
struct ManifestReader {
  /// Faults in the order of the lines.
  private(set) var problems: [Diagnostic] = []

  private let file: String
  private let extracts: Set<String>
  private var seen: Set<String> = []

  /// Reads for a set of known extracts.
  init(file: String, extracts: Set<String>) {
    self.file = file
    self.extracts = extracts
  }

  /// The lines without faults.
  mutating func read(_ bytes: [UInt8]) -> [ReceivedManifest.Entry] {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    var lines = bytes.dropFirst(bytes.starts(with: mark) ? 3 : 0)
      .split(separator: 0x0A, omittingEmptySubsequences: false)
      .map { $0.last == 0x0D ? $0.dropLast() : $0 }
    if lines.last?.isEmpty == true { lines.removeLast() }
    guard let first = lines.first, first.elementsEqual(ReceivedManifest.header.utf8) else {
      report(.header, line: 1, column: 1)
      return []
    }
    var entries: [ReceivedManifest.Entry] = []
    for (index, line) in lines.enumerated().dropFirst() {
      if let entry = entry(in: line, number: index + 1) { entries.append(entry) }
    }
    return entries
  }

  private mutating func entry(
    in line: ArraySlice<UInt8>, number: Int
  ) -> ReceivedManifest.Entry? {
    if let quotation = line.firstIndex(of: UInt8(ascii: "\"")) {
      report(.quotation, line: number, column: quotation - line.startIndex + 1)
      return nil
    }
    let fields = line.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
    guard fields.count == ReceivedManifest.Column.allCases.count else {
      report(.fieldCount, line: number, column: 1)
      return nil
    }
    let faults = problems.count
    func text(_ place: Int) -> String { String(decoding: fields[place], as: UTF8.self) }
    func column(_ place: Int) -> Int { fields[place].startIndex - line.startIndex + 1 }
    func value<Value>(_ place: Int, _ value: Value?) -> Value? {
      if value == nil {
        report(
          .field(ReceivedManifest.Column.allCases[place]), line: number, column: column(place))
      }
      return value
    }
    let extract = value(0, extracts.contains(text(0)) ? text(0) : nil)
    let period = value(1, ReferencePeriod(text(1)))
    let due = value(2, Self.day(text(2)))
    let received = value(3, Self.day(text(3)))
    let rows = value(4, Self.count(fields[4]))
    let digest = value(5, Self.digest(text(5)))
    if let extract, !seen.insert(extract).inserted { report(.repeated, line: number, column: 1) }
    guard problems.count == faults, let extract, let period, let due, let received, let rows,
      let digest
    else { return nil }
    return ReceivedManifest.Entry(
      extract: extract, period: period, dueDay: due, receivedDay: received, rowCount: rows,
      digest: digest, location: Location(file: file, line: number))
  }

  private mutating func report(_ problem: ManifestProblem, line: Int, column: Int) {
    problems.append(problem.diagnostic(at: Location(file: file, line: line, column: column)))
  }

  /// A day, the inner nil for an empty field; the outer nil for anything else.
  private static func day(_ text: String) -> Day?? {
    if text.isEmpty { return .some(nil) }
    return Day(iso: text).map { .some($0) }
  }

  private static func count(_ bytes: ArraySlice<UInt8>) -> Int? {
    let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
    guard !bytes.isEmpty, bytes.count <= 18, bytes.allSatisfy({ digits.contains($0) }) else {
      return nil
    }
    return Int(String(decoding: bytes, as: UTF8.self))
  }

  private static func digest(_ text: String) -> String? {
    let lower = text.lowercased()
    let digits = Array("0123456789abcdef".utf8)
    return lower.utf8.count == 64 && lower.utf8.allSatisfy(digits.contains) ? lower : nil
  }
}
