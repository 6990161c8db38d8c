public import Model

/// The optional list of what was received for a period, `manifest.csv`: when it was due and came,
/// how many rows it has and what its digest is.
///
/// The list is written by the ministry, so its form is strict: these columns, commas, no quotation
/// marks. Both dates may be empty.
public struct ReceivedManifest: Hashable, Sendable {
  /// The columns in order.
  enum Column: String, CaseIterable, Sendable {
    case extract
    case period
    case dueDate = "due_date"
    case receivedDate = "received_date"
    case rowCount = "row_count"
    case digest = "sha256"

    /// What a field of the column is.
    var expectation: String {
      switch self {
      case .extract: "an extract that the contracts know"
      case .period: "a period such as 2026-10, 2026-Q4 or 2026"
      case .dueDate, .receivedDate: "empty or a day such as 2026-11-10"
      case .rowCount: "a whole number"
      case .digest: "a SHA-256 digest of 64 hexadecimal digits"
      }
    }
  }

  /// One line of the list.
  public struct Entry: Hashable, Sendable {
    /// Id of the extract.
    public var extract: String
    /// Period that the file is about.
    public var period: ReferencePeriod
    /// Day on which it was due.
    public var dueDay: Day?
    /// Day on which it came.
    public var receivedDay: Day?
    /// Rows without the header.
    public var rowCount: Int
    /// SHA-256 in lower-case hexadecimal digits.
    public var digest: String
    /// Where the line stands.
    public var location: Location
  }

  /// Lines in the order of the file.
  public private(set) var entries: [Entry] = []

  /// The first line of the file.
  static let header = Column.allCases.map(\.rawValue).joined(separator: ",")

  /// Reads a list.
  ///
  /// - Parameters:
  ///   - bytes: content of the file.
  ///   - file: its path, for messages.
  ///   - extracts: ids that the contracts know.
  /// - Throws: status 65 with every fault and its place.
  public init(_ bytes: [UInt8], file: String, extracts: Set<String>) throws(RunError) {
    var reader = ManifestReader(file: file, extracts: extracts)
    entries = reader.read(bytes)
    guard reader.problems.isEmpty else { throw RunError(reader.problems, status: .badData) }
  }

  /// The day on which an extract came, or nil where the list does not say.
  public func receivedDay(of extract: String) -> Day? {
    entries.first { $0.extract == extract }?.receivedDay
  }

  /// Compares the list with the files that are there.
  ///
  /// - Parameters:
  ///   - digests: SHA-256 by extract, in lower-case digits; extracts that are not here pass.
  ///   - rowCounts: rows read by extract; extracts that are not here pass.
  /// - Returns: one finding for each file that is not the one listed.
  public func differences(
    digests: [String: String] = [:], rowCounts: [String: Int] = [:]
  ) -> [Diagnostic] {
    entries.flatMap { entry in
      var problems: [ManifestProblem] = []
      if let digest = digests[entry.extract], digest != entry.digest {
        problems.append(.otherDigest(extract: entry.extract))
      }
      if let count = rowCounts[entry.extract], count != entry.rowCount {
        problems.append(.otherRowCount(extract: entry.extract))
      }
      return problems.map { $0.diagnostic(at: entry.location) }
    }
  }
}
