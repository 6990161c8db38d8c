internal import Digest
internal import Disclosure
internal import Model

/// The observations of one indicator for one period: the unit in which vintages share storage.
///
/// A block is named by the digest of its content. A month adds one block an indicator, a revision
/// another one, and a rerun that changes nothing adds none; vintages are lists of blocks, so that
/// any vintage may be written again in any order without touching the others.
struct Block {
  /// Indicator id.
  var indicator: String
  /// Version of the definition.
  var version: Int
  /// The time that all values are about.
  var period: ReferencePeriod
  /// Ids of the dimensions, as a key.
  var dimensions: String
  /// Observations in order.
  var rows: [BlockRow]

  /// SHA-256 over everything in the block.
  var digest: String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(64 * (rows.count + 1))
    for text in [indicator, String(version), period.description, dimensions] {
      bytes.appendField(text)
    }
    for row in rows {
      row.append(to: &bytes)
    }
    return SHA256.hash(bytes)
  }
}

/// One observation of a block.
struct BlockRow: Hashable {
  /// Codes, as a key.
  var position: String
  /// Value, where there is one.
  var value: Double?
  /// Numerator, where there is one.
  var numerator: Double?
  /// Denominator, where there is one.
  var denominator: Double?
  /// Bits of the observation status.
  var status: UInt16
  /// SDMX letter of the confidentiality status.
  var confidentiality: String
  /// Why there is no value.
  var absence: String?
  /// Lower end of the interval, where there is one.
  var lower: Double?
  /// Upper end of the interval, where there is one.
  var upper: Double?
  /// What the interval means, where there is one.
  var intervalType: String?
  /// Percentage of units that linked extracts could find, where it may be shown.
  var linkedCoverage: Double?

  fileprivate func append(to bytes: inout [UInt8]) {
    bytes.appendField(position)
    bytes.appendNumber(value)
    bytes.appendNumber(numerator)
    bytes.appendNumber(denominator)
    bytes.append(UInt8(truncatingIfNeeded: status >> 8))
    bytes.append(UInt8(truncatingIfNeeded: status))
    bytes.appendField(confidentiality)
    bytes.appendField(absence ?? "")
    guard lower != nil || upper != nil || intervalType != nil || linkedCoverage != nil else {
      return
    }
    // Rows of the first schema have none of these and keep their digests; no text is so long that the
    // next row could begin like this.
    bytes += [0xFF, 0xFF, 0xFF, 0xFF]
    bytes.appendNumber(lower)
    bytes.appendNumber(upper)
    bytes.appendField(intervalType ?? "")
    bytes.appendNumber(linkedCoverage)
  }
}

extension [UInt8] {
  /// A text behind its length, so that no two lists of texts give the same bytes.
  fileprivate mutating func appendField(_ text: String) {
    let bytes = text.utf8
    Swift.withUnsafeBytes(of: UInt32(truncatingIfNeeded: bytes.count).littleEndian) {
      append(contentsOf: $0)
    }
    append(contentsOf: bytes)
  }

  fileprivate mutating func appendNumber(_ number: Double?) {
    guard let number else {
      append(0)
      return
    }
    append(1)
    Swift.withUnsafeBytes(of: number.bitPattern.littleEndian) { append(contentsOf: $0) }
  }
}

extension Block {
  /// Cuts a dataset into blocks, in the order of its observations.
  ///
  /// Returns nil where a number is not finite or a position does not fit the dimensions: a database
  /// keeps neither.
  static func blocks(of dataset: ProtectedDataset) -> [Block]? {
    let dimensions = KeyText.joined(dataset.dimensions.map(\.id))
    var keys: [[DimensionValue]: String] = [:]
    var blocks: [Block] = []
    for observation in dataset.observations {
      guard observation.isStorable,
        let position = key(observation.position, dataset.dimensions, &keys)
      else { return nil }
      if blocks.last?.period != observation.period {
        blocks.append(
          Block(
            indicator: dataset.indicator.id, version: dataset.indicator.version,
            period: observation.period, dimensions: dimensions, rows: []))
      }
      blocks[blocks.count - 1].rows.append(
        BlockRow(observation, position: position, interval: dataset.indicator.interval))
    }
    return blocks
  }

  private static func key(
    _ position: [DimensionValue], _ dimensions: [Dimension],
    _ keys: inout [[DimensionValue]: String]
  ) -> String? {
    if let known = keys[position] { return known }
    guard position.count == dimensions.count else { return nil }
    var codes: [String] = []
    for (dimension, value) in zip(dimensions, position) {
      if case .code(let index) = value, !dimension.codeList.codes.indices.contains(index) {
        return nil
      }
      codes.append(dimension.codeID(value))
    }
    let text = KeyText.joined(codes)
    keys[position] = text
    return text
  }
}

extension BlockRow {
  fileprivate init(
    _ observation: ProtectedObservation, position: String, interval: IntervalKind?
  ) {
    // Adding zero turns minus zero, which the database does not keep, into zero.
    self.init(
      position: position, value: observation.value.map { $0 + 0 },
      numerator: observation.numerator.map { $0 + 0 },
      denominator: observation.denominator.map { $0 + 0 }, status: observation.status.rawValue,
      confidentiality: observation.confidentiality.rawValue,
      absence: observation.absence?.rawValue,
      lower: observation.interval.map { $0.lowerBound + 0 },
      upper: observation.interval.map { $0.upperBound + 0 },
      intervalType: observation.interval == nil ? nil : interval?.rawValue,
      linkedCoverage: observation.linkedCoverage.map { $0 + 0 })
  }
}

extension ProtectedObservation {
  fileprivate var isStorable: Bool {
    [
      value, numerator, denominator, interval?.lowerBound, interval?.upperBound, linkedCoverage,
    ].allSatisfy { $0?.isFinite ?? true }
  }
}
