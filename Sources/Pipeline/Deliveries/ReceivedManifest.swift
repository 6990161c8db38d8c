public import Model

/// The optional list of what was received for a period, `manifest.csv`: when it was due and came,
/// how many rows it has and what its digest is.
///
/// The list is written by the ministry, so its form is strict: these columns, commas, no quotation
/// marks. Both dates may be empty. Two further columns may hold the sum of a numeric column as the agency
/// announced it; an extract with several sums has a line for each, equal but for these two.
public struct ReceivedManifest: Hashable, Sendable {
  /// The columns in order.
  enum Column: String, CaseIterable, Sendable {
    case extract
    case period
    case dueDate = "due_date"
    case receivedDate = "received_date"
    case rowCount = "row_count"
    case digest = "sha256"
    case controlColumn = "control_column"
    case controlTotal = "control_total"

    /// The columns that every list has.
    static let required = Array(allCases.prefix(6))

    /// What a field of the column is.
    var expectation: String {
      switch self {
      case .extract: "an extract that the contracts know"
      case .period: "a period such as 2026-10, 2026-Q4 or 2026"
      case .dueDate, .receivedDate: "empty or a day such as 2026-11-10"
      case .rowCount: "a whole number"
      case .digest: "a SHA-256 digest of 64 hexadecimal digits"
      case .controlColumn: "a column of its own for each sum, or empty together with the sum"
      case .controlTotal: "a number such as 1204 or 1204.50, or empty together with the column"
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
    /// Sums that the agency announced.
    public var controls: [ControlTotal] = []
    /// Where the line stands.
    public var location: Location
  }

  /// The announced sum of a numeric column over all rows.
  public struct ControlTotal: Hashable, Sendable {
    /// Name of the column.
    public var column: String
    /// The sum: digits, with a full stop before decimals.
    public var total: String
    /// Where the line stands.
    public var location: Location
  }

  /// Extracts in the order of the file.
  public private(set) var entries: [Entry] = []

  /// The first line of the file without the optional columns.
  static let header = Column.required.map(\.rawValue).joined(separator: ",")
  /// The first line of the file with them.
  static let longHeader = Column.allCases.map(\.rawValue).joined(separator: ",")

  /// Reads a list.
  ///
  /// - Parameters:
  ///   - bytes: content of the file.
  ///   - file: its path, for messages.
  ///   - extracts: ids that the contracts know; nil where any will do.
  /// - Throws: status 65 with every fault and its place.
  public init(_ bytes: [UInt8], file: String, extracts: Set<String>?) throws(RunError) {
    var reader = ManifestReader(file: file, extracts: extracts)
    entries = reader.read(bytes)
    guard reader.problems.isEmpty else { throw RunError(reader.problems, status: .badData) }
  }

  /// The day on which an extract came, or nil where the list does not say.
  public func receivedDay(of extract: String) -> Day? {
    entries.first { $0.extract == extract }?.receivedDay
  }
}
