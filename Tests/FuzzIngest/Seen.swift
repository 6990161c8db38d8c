import Model

@testable import Ingest

/// All that a reading gives, so that two readings can be compared.
struct Seen: Equatable {
  var status: String
  var diagnostics: [Diagnostic]
  var account = RowAccount()
  var quarantined: [QuarantinedRow]
  var quarantinedCount = 0
  var values: [String: [Int64]] = [:]
  var dictionaries: [String: [String]] = [:]
  var form = DeliveryForm()
  var normalised: [Normalisation] = []
  var sha256 = ""

  init(_ outcome: Result<ExtractReading, RefusedDelivery>) {
    switch outcome {
    case .success(let reading):
      status = reading.verdict.rawValue
      diagnostics = reading.diagnostics
      account = reading.account
      quarantined = reading.quarantined
      form = reading.form
      normalised = reading.normalised
      sha256 = reading.sha256
      for (name, column) in reading.table.columns {
        values[name] = (0..<column.count).map { column[$0] }
        dictionaries[name] = column.dictionary
      }
    case .failure(let refused):
      status = "reject \(refused.error.status)"
      diagnostics = refused.error.diagnostics
      quarantined = refused.quarantined
      quarantinedCount = refused.quarantinedCount
    }
  }

  var isRefused: Bool { status.hasPrefix("reject") }

  /// What differs, for the message.
  func difference(from other: Seen) -> String {
    if status != other.status { return "status \(status), \(other.status)" }
    if diagnostics != other.diagnostics {
      let (some, others) = (Set(diagnostics), Set(other.diagnostics))
      return "diagnostics \(some.subtracting(others)), \(others.subtracting(some))"
    }
    if account != other.account { return "account \(account), \(other.account)" }
    if quarantined != other.quarantined {
      return "quarantine \(quarantined.map(\.line)), \(other.quarantined.map(\.line))"
    }
    if form != other.form { return "form \(form), \(other.form)" }
    if normalised != other.normalised { return "normalised \(normalised), \(other.normalised)" }
    return "table"
  }
}
