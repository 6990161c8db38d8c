import Glibc
import Model
import Testing

@testable import Ingest

/// Builds contracts and deliveries for the tests.
struct Delivery {
  var contract: ExtractContract
  var columns: Set<String>?
  var codeLists: [String: CodeList] = [
    "sex": CodeList(id: "sex", codes: [Delivery.code("F"), Delivery.code("M")]),
    "pair": CodeList(
      id: "pair",
      codes: ["A", "B"].map { Code(id: $0, label: Localized(az: "Same", en: $0 + "x")) }),
  ]

  static func code(_ id: String) -> Code {
    Code(id: id, label: Localized(az: id, en: id))
  }

  static func place(_ line: Int) -> Location {
    Location(file: "contracts.yaml", line: line, column: 3)
  }

  init(
    _ columns: [ColumnContract], key: [String] = [], time: ExtractContract.Time = .snapshot,
    delivery: ExtractContract.Delivery = .period, dialect: Dialect = Dialect(),
    limits: QuarantineLimits = QuarantineLimits(rows: 1000, percent: 100)
  ) {
    contract = ExtractContract(
      id: "sample", title: Localized(az: "Nümunə", en: "Sample"),
      agency: Localized(az: "Agentlik", en: "Agency"), grain: "row", file: "sample.csv",
      time: time, delivery: delivery, frequency: .monthly, dueDay: 10, personColumns: [],
      householdColumn: nil, key: key, limits: limits, dialect: dialect, columns: columns,
      location: Delivery.place(1))
  }
}

extension ColumnContract {
  /// A column at line 9 of the contracts.
  static func column(
    _ name: String, _ type: ValueType, required: Bool = false, pattern: String? = nil,
    minimum: Int64? = nil, maximum: Int64? = nil
  ) -> ColumnContract {
    ColumnContract(
      name: name, type: type, isRequired: required, pattern: pattern, minimum: minimum,
      maximum: maximum, location: Delivery.place(9))
  }
}

extension Delivery {
  /// Reads bytes as a delivery for 2026-10.
  func read(
    _ bytes: [UInt8], threads: Int = 1, pieceSize: Int = 1 << 20, period: String = "2026-10"
  ) throws -> ExtractReading {
    let file = try TemporaryFile(bytes)
    var reader = ExtractReader(contract: contract, codeLists: codeLists, columns: columns)
    reader.pieceSize = pieceSize
    return try reader.read(
      path: file.path, displayName: "sample.csv", period: #require(ReferencePeriod(period)),
      threads: threads)
  }

  /// Reads text as a delivery for 2026-10.
  func read(_ text: String) throws -> ExtractReading {
    try read(Array(text.utf8))
  }

  /// The error that reading bytes must end with.
  func failure(_ bytes: [UInt8]) -> RunError? {
    #expect(throws: RunError.self) { try read(bytes) }
  }
}

/// A file that goes with its owner.
final class TemporaryFile {
  let path: String

  init(_ bytes: [UInt8]) throws {
    let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/var/tmp"
    var template = Array((folder + "/ingest-test-XXXXXX").utf8CString)
    let descriptor = mkstemp(&template)
    try #require(descriptor >= 0)
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    try #require(bytes.isEmpty || write(descriptor, bytes, bytes.count) == bytes.count)
    close(descriptor)
  }

  deinit {
    unlink(path)
  }
}

/// Text in which `¦` marks the place that a finding must name.
struct MarkedText {
  var bytes: [UInt8]
  var line: Int
  var column: Int

  init(_ text: String) {
    let parts = text.split(separator: "¦", maxSplits: 1, omittingEmptySubsequences: false)
    let before = Array(String(parts[0]).utf8)
    bytes = before + Array((parts.count > 1 ? String(parts[1]) : "").utf8)
    line = 1 + before.count { $0 == 10 }
    column = before.count - (before.lastIndex(of: 10) ?? -1)
  }
}

extension Table {
  /// The stored values of a column.
  func values(_ name: String) -> [Int64] {
    guard let column = columns[name] else { return [] }
    return (0..<column.count).map { column[$0] }
  }

  /// The texts of a column, row by row; nil for missing.
  func texts(_ name: String) -> [String?] {
    values(name).map { $0 == Column.missingWide ? nil : columns[name]?.dictionary[Int($0)] }
  }
}
