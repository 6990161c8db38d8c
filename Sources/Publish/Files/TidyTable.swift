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
    "value", "unit", "numerator", "denominator", "lower", "upper", "interval_type",
    "linked_coverage", "cohort", "change_previous", "change_year", "target_progress", "obs_status",
    "conf_status", "absence_reason", "range_least", "range_greatest", "value_note", "vintage",
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
    let comparison = ComparisonColumns(dataset)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(dataset.observations.count * 128)
    var period: PeriodParts?
    for (place, observation) in dataset.observations.enumerated() {
      let current =
        period?.period == observation.period
        ? period : PeriodParts(observation.period, dataset.indicator.cohort)
      period = current
      guard let current else { continue }
      row.appendValue(observation, period: current, to: &bytes)
      comparison.append(place, observation.period, to: &bytes)
      row.appendStatus(observation, to: &bytes)
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
