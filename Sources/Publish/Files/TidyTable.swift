import Disclosure
import Model

/// Writes observations as tidy CSV: RFC 4180, UTF-8 without a byte order mark, line feeds.
///
/// Value, observation status, confidentiality and the reason for an absence are columns of their
/// own. A dimension that a dataset does not have is `_T`: all of it together.
struct TidyTable: Sendable {
  /// Columns between the period and the value.
  let dimensions: [String]
  let vintage: String

  private static let identifying = ["indicator", "version", "period"]
  private static let describing = [
    "value", "unit", "numerator", "denominator", "obs_status", "conf_status", "absence_reason",
    "value_note", "vintage",
  ]

  /// Column names that dimensions cannot have.
  static let reservedColumns = Set(identifying + describing)

  /// The dimensions of several datasets in order of first appearance.
  static func dimensions(of datasets: [ProtectedDataset]) -> [String] {
    var seen: Set<String> = []
    return datasets.flatMap(\.dimensions).map(\.id).filter { seen.insert($0).inserted }
  }

  /// The header line.
  var header: [UInt8] {
    let columns = TidyTable.identifying + dimensions + TidyTable.describing
    return TidyTable.line(columns)
  }

  /// The lines of one dataset.
  func lines(of dataset: ProtectedDataset) -> [UInt8] {
    let row = RowParts(dataset, columns: dimensions, vintage: vintage)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(dataset.observations.count * 128)
    var period: (value: ReferencePeriod, text: [UInt8])?
    for observation in dataset.observations {
      if period?.value != observation.period {
        period = (observation.period, Array(observation.period.description.utf8))
      }
      row.append(observation, period: period?.text ?? [], to: &bytes)
    }
    return bytes
  }

  private static func line(_ fields: [String]) -> [UInt8] {
    Array(fields.map(quoted).joined(separator: ",").utf8) + [UInt8(ascii: "\n")]
  }

  /// A field in quotes where RFC 4180 asks for them.
  static func quoted(_ field: String) -> String {
    let needsQuotes = field.utf8.contains { byte in
      switch byte {
      case UInt8(ascii: ","), UInt8(ascii: "\""), UInt8(ascii: "\n"), UInt8(ascii: "\r"): true
      default: false
      }
    }
    guard needsQuotes else { return field }
    return "\""
      + field.split(separator: "\"", omittingEmptySubsequences: false)
      .joined(separator: "\"\"") + "\""
  }
}

/// The repeated parts of a dataset's lines, made ready once.
private struct RowParts {
  private let beginning: [UInt8]
  private let unit: [UInt8]
  private let ending: [UInt8]
  private let decimals: Int
  /// For each column the dataset's dimension and the text of each code; nil where it has none.
  private let columns: [Column?]

  private struct Column {
    let dimension: Int
    let codes: [[UInt8]]
  }

  init(_ dataset: ProtectedDataset, columns: [String], vintage: String) {
    let indicator = dataset.indicator
    beginning = Array("\(TidyTable.quoted(indicator.id)),\(indicator.version),".utf8)
    unit = Array(",\(indicator.unit.rawValue),".utf8)
    ending = Array(",\(TidyTable.quoted(vintage))\n".utf8)
    decimals = indicator.decimals
    self.columns = columns.map { id in
      dataset.dimensions.firstIndex { $0.id == id }.map { index in
        Column(
          dimension: index,
          codes: dataset.dimensions[index].codeList.codes.map {
            Array(TidyTable.quoted($0.id).utf8)
          })
      }
    }
  }

  func append(
    _ observation: ProtectedObservation, period: [UInt8], to bytes: inout [UInt8]
  ) {
    bytes += beginning
    bytes += period
    bytes.append(comma)
    for column in columns {
      appendCode(column, observation.position, to: &bytes)
      bytes.append(comma)
    }
    let valueStart = bytes.count
    let value = observation.value.flatMap { $0.isFinite ? $0 : nil }
    if let value { DecimalText.append(value, decimals: decimals, to: &bytes) }
    let roundsToZero =
      (value ?? 0) != 0
      && !bytes[valueStart...].contains { (UInt8(ascii: "1")...UInt8(ascii: "9")).contains($0) }
    bytes += unit
    if let numerator = observation.numerator { DecimalText.appendQuantity(numerator, to: &bytes) }
    bytes.append(comma)
    if let divisor = observation.denominator { DecimalText.appendQuantity(divisor, to: &bytes) }
    appendStatus(observation, roundsToZero: roundsToZero, to: &bytes)
    bytes += ending
  }

  private func appendCode(
    _ column: Column?, _ position: [DimensionValue], to bytes: inout [UInt8]
  ) {
    guard let column, position.indices.contains(column.dimension) else {
      bytes += CodeList.total.utf8
      return
    }
    switch position[column.dimension] {
    case .total: bytes += CodeList.total.utf8
    case .unknown: bytes += CodeList.unknown.utf8
    case .notApplicable: bytes += CodeList.notApplicable.utf8
    case .code(let index):
      if column.codes.indices.contains(index) { bytes += column.codes[index] }
    }
  }

  private func appendStatus(
    _ observation: ProtectedObservation, roundsToZero: Bool, to bytes: inout [UInt8]
  ) {
    bytes.append(comma)
    if observation.status.isEmpty {
      bytes.append(UInt8(ascii: "A"))
    } else {
      bytes += observation.status.codes.joined(separator: ";").utf8
    }
    bytes.append(comma)
    bytes += observation.confidentiality.rawValue.utf8
    bytes.append(comma)
    bytes += (observation.absence?.rawValue ?? "").utf8
    bytes.append(comma)
    if roundsToZero { bytes += "low".utf8 }
  }

  private let comma = UInt8(ascii: ",")
}
