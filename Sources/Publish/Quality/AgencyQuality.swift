public import Model

/// What an agency delivered for one run and what became of it, without any value of the data.
///
/// It is for the agency and the ministry alone: it holds exact numbers of rows.
public struct AgencyQuality: Sendable {
  /// The agency.
  public var agency: Localized
  /// Who sends the report.
  public var publisher: Localized
  /// Period of the run.
  public var period: ReferencePeriod
  /// A warning at the top, such as that the people are invented.
  public var notice: Localized?
  /// The newest delivery of each of its extracts.
  public var deliveries: [DeliveryQuality]

  /// Describes an agency's deliveries.
  public init(
    agency: Localized, publisher: Localized, period: ReferencePeriod, notice: Localized? = nil,
    deliveries: [DeliveryQuality]
  ) {
    self.agency = agency
    self.publisher = publisher
    self.period = period
    self.notice = notice
    self.deliveries = deliveries
  }
}

/// One delivery as an agency is told about it.
public struct DeliveryQuality: Sendable {
  /// Id of the extract.
  public var extract: String
  /// Its title.
  public var title: Localized
  /// What was delivered, in one line.
  public var summary: DeliverySummary
  /// Why it was not used, and why rows were set aside.
  public var reasons: [QualityReason] = []
  /// What was understood although it was written otherwise, and other remarks.
  public var remarks: [QualityReason] = []
  /// Earlier deliveries, the newest first.
  public var earlier: [DeliverySummary] = []

  /// Describes a delivery; reasons and remarks are set afterwards.
  public init(extract: String, title: Localized, summary: DeliverySummary) {
    self.extract = extract
    self.title = title
    self.summary = summary
  }
}

/// What is known about one delivery as a whole.
public struct DeliverySummary: Hashable, Sendable {
  /// Period that it is about.
  public var period: ReferencePeriod
  /// Agreed day of delivery.
  public var due: Day?
  /// Day of arrival; nil where nobody recorded it.
  public var received: Day?
  /// Whether it came at all.
  public var hasArrived = true
  /// Rows announced or read; nil where neither is known.
  public var read: Int?
  /// Rows accepted; nil where it was not read or not used.
  public var accepted: Int?
  /// Rows set aside; nil where it was not read.
  public var quarantined: Int?
  /// What became of it; nil where it was not read.
  public var verdict: Verdict?

  /// Names a delivery; what is known is set afterwards.
  public init(period: ReferencePeriod, due: Day?) {
    self.period = period
    self.due = due
  }

  /// Days after the due day; 0 where it was on time, nil where nobody knows.
  public var daysLate: Int? {
    guard let due, let received else { return nil }
    return max(0, received - due)
  }
}

/// One reason, with the lines that it is about.
public struct QualityReason: Hashable, Sendable {
  /// Most lines that are listed.
  public static let mostLines = 1000

  /// Stable code.
  public var code: String
  /// What it means, in English.
  public var english: String
  /// Name of the column, if one is meant.
  public var column: String?
  /// How many rows or values it is about; 0 for the file as a whole.
  public var count: Int
  /// Physical lines, at most `mostLines`.
  public var lines: [Int]

  /// Names a reason.
  public init(code: String, english: String, column: String?, count: Int, lines: [Int]) {
    self.code = code
    self.english = english
    self.column = column
    self.count = count
    self.lines = Array(lines.prefix(Self.mostLines))
  }

  /// What it means.
  var text: Localized {
    Localized(az: ReasonWording.azerbaijani(code) ?? english, en: english)
  }
}
