internal import Ingest
internal import Model
internal import Publish

/// What is known about one extract: its newest delivery and those before.
struct DeliveryHistory {
  private let contract: ExtractContract
  private let input: StageInput
  private let read: ReadDeliveries

  /// Most earlier deliveries that a report lists.
  private static let mostEarlier = 12

  /// Looks at an extract.
  init(_ contract: ExtractContract, _ input: StageInput, _ read: ReadDeliveries) {
    self.contract = contract
    self.input = input
    self.read = read
  }

  /// The extract as its agency is told about it; nil where it neither came nor was promised.
  var quality: DeliveryQuality? {
    let own = input.deliveries.filter { $0.extract == contract.id }
    guard let newest = own.max(by: { $0.period < $1.period }) else { return missing }
    var quality = DeliveryQuality(
      extract: contract.id, title: contract.title, summary: summary(of: newest))
    let reasons = ReasonList(of: newest, read)
    quality.reasons = reasons.reasons
    quality.remarks = reasons.remarks
    quality.earlier = earlier(than: newest, own)
    return quality
  }

  /// An extract that was promised and never came.
  private var missing: DeliveryQuality? {
    guard let frequency = contract.frequency else { return nil }
    let period = input.period.converted(to: frequency)
    guard period.lastDay <= input.period.lastDay else { return nil }
    return DeliveryQuality(extract: contract.id, title: contract.title, summary: absent(period))
  }

  private func absent(_ period: ReferencePeriod) -> DeliverySummary {
    var summary = DeliverySummary(period: period, due: contract.dueDay(after: period))
    summary.hasArrived = false
    return summary
  }

  private func earlier(than newest: Delivery, _ own: [Delivery]) -> [DeliverySummary] {
    var known: [ReferencePeriod: DeliverySummary] = [:]
    for (period, manifest) in input.manifests where period < newest.period {
      guard manifest.entries.contains(where: { $0.extract == contract.id }) else { continue }
      known[period] = listed(period)
    }
    for compared in read.compared where compared.delivery.extract == contract.id {
      var summary = listed(compared.delivery.period)
      summary.take(compared.rows)
      summary.verdict = compared.verdict
      known[compared.delivery.period] = summary
    }
    for delivery in own where delivery != newest { known[delivery.period] = summary(of: delivery) }
    for missing in input.missing where missing.extract == contract.id {
      known[missing.period] = absent(missing.period)
    }
    let periods = known.keys.sorted(by: >).prefix(Self.mostEarlier)
    return periods.compactMap { known[$0] }
  }

  private func summary(of delivery: Delivery) -> DeliverySummary {
    var summary = listed(delivery.period)
    if let reading = read.readings.first(where: { $0.delivery == delivery })?.reading {
      summary.take(reading.account)
      summary.verdict = reading.verdict
    } else if let refused = read.refused.first(where: { $0.delivery == delivery })?.refusal {
      summary.read = refused.account?.read ?? summary.read
      summary.verdict = .reject
    }
    return summary
  }

  /// What the list of received files says.
  private func listed(_ period: ReferencePeriod) -> DeliverySummary {
    let entry = input.manifests[period]?.entries.first { $0.extract == contract.id }
    var summary = DeliverySummary(
      period: period, due: entry?.dueDay ?? contract.dueDay(after: period))
    summary.received = entry?.receivedDay
    summary.read = entry?.rowCount
    return summary
  }
}

extension DeliverySummary {
  /// Takes over what became of the rows.
  fileprivate mutating func take(_ rows: RowAccount) {
    (read, accepted, quarantined) = (rows.read, rows.accepted, rows.quarantined)
  }
}

/// Why a delivery or its rows are not used, and what else was noticed.
struct ReasonList {
  /// What stops the delivery first, then why rows were set aside, by code and column.
  private(set) var reasons: [QualityReason] = []
  /// The rest.
  private(set) var remarks: [QualityReason] = []

  /// Collects what was found about a delivery.
  init(of delivery: Delivery, _ read: ReadDeliveries) {
    if let reading = read.readings.first(where: { $0.delivery == delivery })?.reading {
      reasons = Self.rows(reading.quarantined, count: reading.account.quarantined)
      let told = Set(reading.quarantined.map(\.reason) + reading.normalised.map(\.code))
      remarks =
        reading.normalised.map { kind in
          QualityReason(
            code: kind.code, english: kind.meaning, column: kind.column,
            count: kind.count, lines: kind.lines)
        } + Self.grouped(reading.diagnostics.filter { !told.contains($0.code) })
    } else if let refused = read.refused.first(where: { $0.delivery == delivery })?.refusal {
      let findings = refused.error.diagnostics
      let aside = Self.rows(refused.quarantined, count: refused.quarantinedCount)
      let told = Set(refused.quarantined.map(\.reason))
      reasons = Self.grouped(findings.filter { $0.severity == .error }) + aside
      remarks = Self.grouped(
        findings.filter { $0.severity != .error && !told.contains($0.code) })
    }
  }

  private struct Kind: Hashable, Comparable {
    var code: String
    var column: String

    static func < (left: Kind, right: Kind) -> Bool {
      (left.code, left.column) < (right.code, right.column)
    }
  }

  /// Rows set aside by reason and column.
  private static func rows(_ rows: [QuarantinedRow], count: Int) -> [QualityReason] {
    let groups = Dictionary(grouping: rows) { Kind(code: $0.reason, column: $0.field ?? "") }
    return groups.sorted { $0.key < $1.key }.map { kind, rows in
      QualityReason(
        code: kind.code, english: ReasonTitle.english(kind.code),
        column: kind.column.isEmpty ? nil : kind.column, count: rows.count,
        lines: rows.map(\.line).sorted())
    }
  }

  /// Findings by code and column; what only says how many more there are has no line.
  private static func grouped(_ findings: [Diagnostic]) -> [QualityReason] {
    let groups = Dictionary(grouping: findings) {
      Kind(code: $0.code, column: $0.location?.field ?? "")
    }
    return groups.sorted { $0.key < $1.key }.map { kind, findings in
      // A line of another file, such as the list of received files, is none of the agency's.
      let isOfFile = kind.code.hasPrefix("EXT")
      let lines = isOfFile ? findings.compactMap(\.location?.line).sorted() : []
      return QualityReason(
        code: kind.code,
        english: ReasonTitle.english(kind.code, otherwise: findings.first?.message),
        column: kind.column.isEmpty ? nil : kind.column, count: lines.count, lines: lines)
    }
  }
}
