internal import Definitions
internal import Ingest
internal import Model

/// What the list of received files says about one delivery, compared with what was read.
struct DeclaredFigures {
  /// The line of the list.
  let entry: ReceivedManifest.Entry
  /// The agreement about the extract.
  let contract: ExtractContract

  /// One finding for each figure that is not the one listed, or that cannot be compared.
  ///
  /// - Parameters:
  ///   - reading: the delivery.
  ///   - isCorrected: whether rows were put in the place of others, so that sums are no longer those of
  ///     the agency.
  /// - Returns: the findings, at the lines of the list.
  func differences(from reading: ExtractReading, isCorrected: Bool = false) -> [Diagnostic] {
    let isWhole = reading.account.quarantined == 0 && !isCorrected
    return differences(
      sha256: reading.sha256, rows: reading.account.read,
      sums: isWhole ? reading.profile?.sums : nil)
  }

  /// The same from single figures; sums by column are nil where they are not those of the file.
  func differences(sha256: String, rows: Int, sums: [String: Int64]?) -> [Diagnostic] {
    var found: [Diagnostic] = []
    if sha256 != entry.digest {
      found.append(
        ManifestProblem.otherDigest(extract: entry.extract).diagnostic(at: entry.location))
    }
    if rows != entry.rowCount {
      found.append(
        ManifestProblem.otherRowCount(extract: entry.extract).diagnostic(at: entry.location))
    }
    return found
      + entry.controls.compactMap { control in
        problem(control, sums)?.diagnostic(at: control.location)
      }
  }

  private func problem(
    _ control: ReceivedManifest.ControlTotal, _ sums: [String: Int64]?
  ) -> ManifestProblem? {
    let (extract, column) = (entry.extract, control.column)
    guard let places = contract.column(column)?.type.decimalPlaces else {
      return .noSuchTotal(extract: extract, column: column)
    }
    guard let sum = sums?[column] else {
      return .totalNotCompared(extract: extract, column: column)
    }
    return DecimalText(control.total)?.scaled(places: places) == sum
      ? nil : .otherTotal(extract: extract, column: column)
  }
}

extension ValueType {
  /// Decimal places of a number that a column stores; nil where it is no number.
  fileprivate var decimalPlaces: Int? {
    switch self {
    case .integer: 0
    case .decimal(let places): max(0, min(places, 18))
    default: nil
    }
  }
}
