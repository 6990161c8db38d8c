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

  fileprivate func append(to bytes: inout [UInt8]) {
    bytes.appendField(position)
    bytes.appendNumber(value)
    bytes.appendNumber(numerator)
    bytes.appendNumber(denominator)
    bytes.append(UInt8(truncatingIfNeeded: status >> 8))
    bytes.append(UInt8(truncatingIfNeeded: status))
    bytes.appendField(confidentiality)
    bytes.appendField(absence ?? "")
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
      blocks[blocks.count - 1].rows.append(BlockRow(observation, position: position))
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
  fileprivate init(_ observation: ProtectedObservation, position: String) {
    // Adding zero turns minus zero, which the database does not keep, into zero.
    self.init(
      position: position, value: observation.value.map { $0 + 0 },
      numerator: observation.numerator.map { $0 + 0 },
      denominator: observation.denominator.map { $0 + 0 }, status: observation.status.rawValue,
      confidentiality: observation.confidentiality.rawValue,
      absence: observation.absence?.rawValue)
  }
}

extension ProtectedObservation {
  fileprivate var isStorable: Bool {
    (value ?? 0).isFinite && (numerator ?? 0).isFinite && (denominator ?? 0).isFinite
  }
}
