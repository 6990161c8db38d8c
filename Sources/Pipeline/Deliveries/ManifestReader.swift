internal import Definitions
internal import Model

/// Reads the lines of a list of received files and collects what is wrong with them.
struct ManifestReader {
  /// Faults in the order of the lines.
  private(set) var problems: [Diagnostic] = []

  private let file: String
  private let extracts: Set<String>?
  private var columns = 0

  /// Reads for a set of known extracts; nil knows all.
  init(file: String, extracts: Set<String>?) {
    self.file = file
    self.extracts = extracts
  }

  /// The extracts without faults.
  mutating func read(_ bytes: [UInt8]) -> [ReceivedManifest.Entry] {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    var lines = bytes.dropFirst(bytes.starts(with: mark) ? 3 : 0)
      .split(separator: 0x0A, omittingEmptySubsequences: false)
      .map { $0.last == 0x0D ? $0.dropLast() : $0 }
    if lines.last?.isEmpty == true { lines.removeLast() }
    columns = Self.columns(of: lines.first)
    guard columns > 0 else {
      report(.header, line: 1, column: 1)
      return []
    }
    var entries: [ReceivedManifest.Entry] = []
    for (index, line) in lines.enumerated().dropFirst() {
      if let entry = entry(in: line, number: index + 1) { add(entry, to: &entries) }
    }
    return entries
  }

  /// How many columns a header announces; 0 where it is none.
  private static func columns(of header: ArraySlice<UInt8>?) -> Int {
    guard let header else { return 0 }
    if header.elementsEqual(ReceivedManifest.header.utf8) {
      return ReceivedManifest.Column.required.count
    }
    return header.elementsEqual(ReceivedManifest.longHeader.utf8)
      ? ReceivedManifest.Column.allCases.count : 0
  }

  /// Adds a line, or its sum to the extract that has a line already.
  private mutating func add(
    _ entry: ReceivedManifest.Entry, to entries: inout [ReceivedManifest.Entry]
  ) {
    guard let place = entries.firstIndex(where: { $0.extract == entry.extract }) else {
      entries.append(entry)
      return
    }
    let line = entry.location.line ?? 1
    guard let control = entry.controls.first, !entries[place].controls.isEmpty,
      !entries[place].controls.contains(where: { $0.column == control.column })
    else {
      report(.repeated, line: line, column: 1)
      return
    }
    var same = entry
    (same.controls, same.location) = (entries[place].controls, entries[place].location)
    guard same == entries[place] else {
      report(.contradiction, line: line, column: 1)
      return
    }
    entries[place].controls.append(control)
  }

  private mutating func entry(
    in line: ArraySlice<UInt8>, number: Int
  ) -> ReceivedManifest.Entry? {
    if let quotation = line.firstIndex(of: UInt8(ascii: "\"")) {
      report(.quotation, line: number, column: quotation - line.startIndex + 1)
      return nil
    }
    let fields = line.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
    guard fields.count == columns else {
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
    let isKnown = extracts.map { $0.contains(text(0)) } ?? !fields[0].isEmpty
    let extract = value(0, isKnown ? text(0) : nil)
    let period = value(1, ReferencePeriod(text(1)))
    let due = value(2, Self.day(text(2)))
    let received = value(3, Self.day(text(3)))
    let rows = value(4, Self.count(fields[4]))
    let digest = value(5, Self.digest(text(5)))
    let location = Location(file: file, line: number)
    var controls: [ReceivedManifest.ControlTotal] = []
    if columns > 6, !(fields[6].isEmpty && fields[7].isEmpty) {
      let name = value(6, fields[6].isEmpty ? nil : text(6))
      let total = value(7, DecimalText(text(7))?.scaled(places: 6).map { _ in text(7) })
      if let name, let total {
        controls = [.init(column: name, total: total, location: location)]
      }
    }
    guard problems.count == faults, let extract, let period, let due, let received, let rows,
      let digest
    else { return nil }
    return ReceivedManifest.Entry(
      extract: extract, period: period, dueDay: due, receivedDay: received, rowCount: rows,
      digest: digest, controls: controls, location: location)
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
