public import Model
import Parallel

/// Reads the records of a file as they stand, without a meaning: what RFC 4180 says and no more.
public struct RecordReader: Sendable {
  /// What the records of a file are.
  public struct Records: Sendable {
    /// Fields as texts, the header first; nil where a record is malformed or its text no UTF-8.
    ///
    /// Blanks are kept, line ends within quotes stay as they are, and lines without a field are left
    /// out.
    public var records: [[String]]?
    /// Physical lines on which records begin, malformed ones included.
    public var lines: [Int]
    /// Physical lines on which malformed records begin.
    public var malformed: [Int]
    /// How the file was read.
    public var form: DeliveryForm
  }

  private let contract: ExtractContract?
  private let codeLists: [String: CodeList]
  private let encoding: String?

  /// Prepares to read files; without a contract the delimiter is told from the file.
  ///
  /// `encoding` counts whatever the contract declares.
  public init(
    contract: ExtractContract? = nil, codeLists: [String: CodeList] = [:], encoding: String? = nil
  ) {
    self.contract = contract
    self.codeLists = codeLists
    self.encoding = encoding
  }

  /// Reads a file; `displayName` is how messages call it.
  ///
  /// The error has status 66 for a missing file, 77 for a forbidden one, 74 for a failed read, and 65
  /// for a file that is not text.
  public func read(path: String, displayName: String) throws(RunError) -> Records {
    var findings = FindingList(file: displayName)
    let file: SourceFile
    do {
      file = try SourceFile(path: path)
    } catch {
      findings.add(ExtractReader.problem(error))
      throw RecordReader.error(findings)
    }
    let form = FormReader(
      contract: contract ?? RecordReader.anyContract, codeLists: codeLists, encoding: encoding,
      jobs: ParallelJobs(threads: 1))
    guard let text = form.read(file, &findings) else {
      let errors = findings.diagnostics.filter { $0.severity == .error }
      // Where nothing arrived, there are no records, and that is no fault of the text.
      if errors.count == 1, errors[0].code == ExtractProblem.empty.code {
        return Records(records: [], lines: [], malformed: [], form: DeliveryForm())
      }
      throw RecordReader.error(findings)
    }
    return records(text, &findings)
  }

  private func records(_ text: FormReader.Text, _ findings: inout FindingList) -> Records {
    let delivery = text.delivery
    let head = delivery.copy(0..<min(delivery.count, 1 << 16))
    let contract = contract ?? RecordReader.anyContract
    var (position, line, delimiter) = (0, 1, contract.dialect.delimiter)
    var quiet = FindingList(file: "")
    head.withUnsafeBytes { head in
      let start = HeaderStart(head, contract.dialect)
      (position, line) = (start.position, start.line)
      if self.contract == nil {
        delimiter = start.separator ?? DelimiterGuess(head, from: position).delimiter
      } else {
        delimiter = HeaderReader(contract).read(head, &quiet).delimiter
      }
    }
    let list = read(delivery, from: position, delimiter)
    var result = Records(
      records: list.isWellFormed ? list.texts : nil, lines: list.lines.map { $0 + line },
      malformed: list.malformed.map { $0 + line }, form: text.form)
    let ends = list.ends
    result.form.delimiter = delimiter
    result.form.headerLine = line
    result.form.lineEnds = ends.name
    return result
  }

  private func read(_ delivery: DeliveryBytes, from start: Int, _ delimiter: UInt8) -> RawRecords {
    let head = delivery.copy(0..<start)
    let stream = head.withUnsafeBytes {
      PieceStream(delivery, after: $0, size: 1 << 19, isHashed: false)
    }
    let read = PieceReader(
      delivery: delivery, stream: stream, delimiter: delimiter, jobs: ParallelJobs(threads: 1),
      capacity: .max
    ) { _ in RawRecords() }.read()
    var line = 0
    let whole = RawRecords()
    for reading in read.readings {
      whole.add(reading.visitor, line: line, reading.outcome)
      line += reading.outcome.lines
    }
    if let line = read.overlong { whole.addMalformed(line) }
    return whole
  }

  private static func error(_ findings: FindingList) -> RunError {
    findings.error ?? RunError([], status: .inputOutput)
  }

  /// The contract of a file about which nothing is agreed.
  private static let anyContract = ExtractContract(
    id: "", title: Localized(az: "", en: ""), agency: Localized(az: "", en: ""), grain: "",
    file: nil,
    time: .snapshot, delivery: .full, frequency: nil, dueDay: nil, personColumns: [],
    householdColumn: nil, key: [], limits: QuarantineLimits(rows: 0, percent: 0),
    dialect: Dialect(), columns: [], location: Location(file: ""))
}

/// Keeps the texts of all fields as they stand.
final class RawRecords: RecordVisitor {
  /// Fields by record.
  private(set) var texts: [[String]] = []
  /// Lines on which records begin, from zero.
  private(set) var lines: [Int] = []
  /// Lines on which malformed records begin.
  private(set) var malformed: [Int] = []
  /// Records by their line ends.
  private(set) var ends = RecordEnds()

  /// Whether every record could be read.
  var isWellFormed: Bool { malformed.isEmpty }

  override func visit(_ record: RecordSpan) {
    let fields = record.fields.indices.compactMap { index -> String? in
      let field = record.fields[index]
      guard !field.marks.contains(.blanksOutsideQuotes) else { return nil }
      if field.marks.contains(.quoted) { return String(validating: field.bytes, as: UTF8.self) }
      let isLast = index + 1 == record.fields.count
      let end = isLast ? record.bytes.count : record.fields[index + 1].offset - 1
      guard field.offset <= end, end <= record.bytes.count else { return nil }
      return String(validating: record.bytes[field.offset..<end], as: UTF8.self)
    }
    lines.append(record.line)
    if fields.count == record.fields.count {
      texts.append(fields)
    } else {
      malformed.append(record.line)
    }
  }

  override func visit(malformed record: MalformedRecord) {
    lines.append(record.line)
    malformed.append(record.line)
  }

  /// Adds the records of the next piece.
  func add(_ piece: RawRecords, line: Int, _ outcome: CSVParser.Outcome) {
    texts += piece.texts
    lines += piece.lines.map { $0 + line }
    malformed += piece.malformed.map { $0 + line }
    if let open = outcome.open { addMalformed(line + open.recordLine) }
    ends += outcome.ends
  }

  /// Adds a record that cannot be read.
  func addMalformed(_ line: Int) {
    lines.append(line)
    malformed.append(line)
  }
}

/// The delimiter of a file about which nothing is agreed.
struct DelimiterGuess {
  /// Records that are looked at.
  private static let records = 20

  /// The delimiter that cuts most of the first records into as many fields as the first one, and
  /// that into the most fields; a comma where none does.
  let delimiter: UInt8

  /// Looks at the beginning of a file.
  init(_ bytes: UnsafeRawBufferPointer, from start: Int) {
    var best = (delimiter: UInt8(ascii: ","), score: 0)
    for delimiter in HeaderReader.delimiters {
      let list = RecordList()
      _ = CSVParser(delimiter: delimiter).parse(
        bytes, range: start..<bytes.count, isLast: false, visitor: list)
      let counts = list.records.prefix(DelimiterGuess.records).map(\.count)
      let first = Header.firstRecord(bytes, from: start)
      let width = DelimiterGuess.width(bytes, start..<first.end, delimiter)
      guard width > 1 else { continue }
      let score = (counts.count { $0 == width } + 1) * 1000 + width
      if score > best.score { best = (delimiter, score) }
    }
    delimiter = best.delimiter
  }

  private static func width(
    _ bytes: UnsafeRawBufferPointer, _ range: Range<Int>, _ delimiter: UInt8
  ) -> Int {
    let list = RecordList()
    _ = CSVParser(delimiter: delimiter).parse(bytes, range: range, isLast: true, visitor: list)
    return list.records.first?.count ?? 0
  }
}
