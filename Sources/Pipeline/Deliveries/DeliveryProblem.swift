internal import Model

/// Everything that can be wrong with what was delivered, with the words for it in one place.
enum DeliveryProblem: Hashable, Sendable {
  /// There is no delivery of any period.
  case noPeriod(folder: String)
  /// Nothing was delivered for the period asked for.
  case periodMissing(folder: String)
  /// An expected extract is not there.
  case extractMissing(Expectation)
  /// A newer period waits for an extract.
  case waiting(Expectation, isLate: Bool)
  /// A file that no contract names.
  case unknownFile(path: String)
  /// A folder or file among the periods that is no period.
  case unknownFolder(path: String)
  /// A folder, pipe, device or dead link has the name of a file that is read.
  case notRegular(path: String)
  /// A file lies there as it is and compressed.
  case twice(path: String)
  /// Earlier deliveries of an extract are missing.
  case gap(extract: String, count: Int, first: ReferencePeriod, file: String)

  /// An extract that should be there.
  struct Expectation: Hashable, Sendable {
    /// Id of the extract.
    var extract: String
    /// Who delivers it.
    var agency: String
    /// Period it is about.
    var period: ReferencePeriod
    /// Day on which it is due, where the contract says.
    var due: Day?
    /// Where it should lie, relative to the workspace.
    var path: String
  }

  /// The finding.
  var diagnostic: Diagnostic {
    Diagnostic(
      code: code, severity: severity, message: message, location: Location(file: file),
      remedy: remedy)
  }

  private var code: String {
    switch self {
    case .noPeriod: "DLV001"
    case .periodMissing: "DLV002"
    case .extractMissing: "DLV003"
    case .waiting: "DLV004"
    case .unknownFile: "DLV005"
    case .unknownFolder: "DLV006"
    case .gap: "DLV007"
    case .notRegular: "DLV008"
    case .twice: "DLV009"
    }
  }

  private var severity: Diagnostic.Severity {
    switch self {
    case .noPeriod, .periodMissing, .extractMissing, .notRegular, .twice: .error
    case .waiting, .unknownFile, .unknownFolder, .gap: .warning
    }
  }

  private var file: String {
    switch self {
    case .noPeriod(let path), .periodMissing(let path), .unknownFile(let path),
      .unknownFolder(let path), .notRegular(let path), .gap(_, _, _, let path), .twice(let path):
      path
    case .extractMissing(let expectation), .waiting(let expectation, _): expectation.path
    }
  }

  private var message: String {
    switch self {
    case .noPeriod: "no agency has delivered anything yet"
    case .periodMissing: "nothing was delivered for this period"
    case .extractMissing(let expectation): "extract \(expectation.text) is missing"
    case .waiting(let expectation, false): "extract \(expectation.text) has not come yet"
    case .waiting(let expectation, true): "extract \(expectation.text) is late"
    case .unknownFile: "no contract names this file, it was not read"
    case .unknownFolder: "this is no period, it was not read"
    case .notRegular: "a folder, a pipe or a dead link stands where a file belongs"
    case .twice: "the file lies there twice: as it is and compressed"
    case .gap(let extract, let count, let first, _):
      "extract \(extract) has no delivery for \(count) earlier periods, the first is \(first)"
    }
  }

  private var remedy: String {
    switch self {
    case .noPeriod:
      "put the agencies' files into a folder named after their period, such as 2026-10"
    case .periodMissing: "name a period that was delivered, or put its files into this folder"
    case .extractMissing(let expectation), .waiting(let expectation, _):
      "ask \(expectation.agency) for it, or change its frequency in the contract"
    case .unknownFile:
      "correct its name, describe it in indicators/extracts/contracts.yaml, or take it away"
    case .unknownFolder: "name the folder YYYY-MM, YYYY-Qn or YYYY, or take it away"
    case .notRegular: "put the file in its place, or take it away"
    case .twice: "take one of the two away"
    case .gap: "put the missing files into the folders of their periods; figures stay empty without"
    }
  }
}

extension DeliveryProblem.Expectation {
  /// `contracts of State Employment Agency for 2026-10, due 2026-11-10,`.
  fileprivate var text: String {
    let due = due.map { ", due \($0)," } ?? ""
    return "\(extract) of \(agency) for \(period)\(due)"
  }
}
