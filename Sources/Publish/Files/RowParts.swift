import Disclosure
import Model

/// The texts of a period, made once for all its lines.
struct PeriodParts: Sendable {
  let period: ReferencePeriod
  let text: [UInt8]
  /// First and last month of the cohorts, as an interval of ISO 8601.
  let cohort: [UInt8]

  init(_ period: ReferencePeriod, _ window: CohortWindow?) {
    self.period = period
    text = Array(period.description.utf8)
    let months = window?.months(for: period)
    cohort = Array((months.map { "\($0.lowerBound)/\($0.upperBound)" } ?? "").utf8)
  }
}

/// The repeated parts of a dataset's lines, made ready once.
struct RowParts: Sendable {
  private let beginning: [UInt8]
  private let unit: [UInt8]
  private let ending: [UInt8]
  private let interval: [UInt8]
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
    interval = Array((indicator.interval?.rawValue ?? "").utf8)
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

  /// The columns from the first one to the cohort.
  func appendValue(
    _ observation: ProtectedObservation, period: PeriodParts, to bytes: inout [UInt8]
  ) {
    bytes += beginning
    bytes += period.text
    bytes.append(comma)
    for column in columns {
      appendCode(column, observation.position, to: &bytes)
      bytes.append(comma)
    }
    if let value = observation.value { DecimalText.append(value, decimals: decimals, to: &bytes) }
    bytes += unit
    if let numerator = observation.numerator { DecimalText.appendQuantity(numerator, to: &bytes) }
    bytes.append(comma)
    if let divisor = observation.denominator { DecimalText.appendQuantity(divisor, to: &bytes) }
    bytes.append(comma)
    appendInterval(observation.interval, to: &bytes)
    if let coverage = observation.linkedCoverage {
      DecimalText.append(coverage, decimals: RowParts.coverageDecimals, to: &bytes)
    }
    bytes.append(comma)
    bytes += period.cohort
    bytes.append(comma)
  }

  private func appendInterval(_ bounds: ClosedRange<Double>?, to bytes: inout [UInt8]) {
    if let bounds { DecimalText.append(bounds.lowerBound, decimals: decimals, to: &bytes) }
    bytes.append(comma)
    if let bounds { DecimalText.append(bounds.upperBound, decimals: decimals, to: &bytes) }
    bytes.append(comma)
    if bounds != nil { bytes += interval }
    bytes.append(comma)
  }

  private func appendRange(_ range: ClosedRange<Double>?, to bytes: inout [UInt8]) {
    if let range { DecimalText.append(range.lowerBound, decimals: decimals, to: &bytes) }
    bytes.append(comma)
    if let range { DecimalText.append(range.upperBound, decimals: decimals, to: &bytes) }
    bytes.append(comma)
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

  /// The columns from the observation status to the end of the line.
  func appendStatus(_ observation: ProtectedObservation, to bytes: inout [UInt8]) {
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
    appendRange(observation.range?.value, to: &bytes)
    if Mark(observation, decimals: decimals).roundsToZero { bytes += "low".utf8 }
    bytes += ending
  }

  /// Decimal places of a linked coverage.
  static let coverageDecimals = 1
  private let comma = UInt8(ascii: ",")
}

/// The columns that compare an observation with others: changes, and progress to the target.
struct ComparisonColumns: Sendable {
  private let comparison: DatasetComparison
  private let decimals: Int
  private let year: Int

  init(_ dataset: ProtectedDataset) {
    comparison = DatasetComparison(dataset)
    decimals = dataset.indicator.decimals
    year = 12 / dataset.indicator.frequency.months
  }

  /// Appends the columns of an observation.
  func append(_ place: Int, _ period: ReferencePeriod, to bytes: inout [UInt8]) {
    for back in [1, year] {
      if let change = comparison.change(of: place, in: period, back: back) {
        DecimalText.append(change, decimals: decimals, to: &bytes)
      }
      bytes.append(UInt8(ascii: ","))
    }
    bytes += (comparison.progress(of: place, in: period)?.rawValue ?? "").utf8
    bytes.append(UInt8(ascii: ","))
  }
}
