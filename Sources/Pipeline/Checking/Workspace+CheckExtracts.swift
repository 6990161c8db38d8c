internal import Definitions
internal import Ingest
public import Model

extension Workspace {
  /// Reads all deliveries as a run would, with everything that they are compared with; writes nothing.
  ///
  /// - Parameter requested: period of the run; nil for the newest for which all extracts are there.
  /// - Returns: each delivery with its verdict, its account and everything found.
  /// - Throws: status 5 where an extract is missing, 65 where a list of received files is wrong, 66 where
  ///   nothing was delivered, 78 where a definition is wrong.
  public func checkExtracts(period requested: ReferencePeriod?) throws(RunError) -> ExtractCheck {
    let definitions = try definitions()
    let catalogue = definitions.catalogue
    let survey = try finder(definitions).survey()
    let choice = try survey.choose(requested, today: Timestamp.now.bakuDay)
    let deliveries = survey.inputs(for: choice.period)
    let stage = ReadingStage(
      root: root, catalogue: catalogue, trails: try readmissions.trails(of: deliveries),
      shown: Self.shownInChecks)
    let compared = survey.comparisons(for: choice.period) {
      WorkspaceFile(root: root, path: $0).size
    }
    var read = stage.read(deliveries, comparedWith: compared) {}
    let lists = survey.manifests.filter { $0.period <= choice.period }
    read.examine(try manifests(lists, of: catalogue), of: catalogue)
    var check = ExtractCheck(period: choice.period)
    check.findings =
      definitions.diagnostics + survey.warnings + survey.gaps(before: choice.period)
      + choice.waiting
    check.deliveries = deliveries.compactMap { read.finding(of: $0) }
    check.status = read.refused.first?.refusal.error.status ?? .published
    if check.status == .published, check.deliveries.contains(where: { $0.verdict == .quarantine }) {
      check.status = .publishedWithQuarantine
    }
    return check
  }

  /// Findings of each code that are told one by one.
  private static let shownInChecks = 1000
}

extension ReadDeliveries {
  /// What became of one delivery.
  fileprivate func finding(of delivery: Delivery) -> ExtractCheck.Finding? {
    let corrected = readmitted[delivery.path] ?? ReadmittedRows()
    if let reading = readings.first(where: { $0.delivery == delivery })?.reading {
      return ExtractCheck.Finding(
        delivery: delivery, verdict: reading.verdict, rows: reading.account, readmitted: corrected,
        findings: reading.diagnostics, normalised: reading.normalised)
    }
    guard let refusal = refused.first(where: { $0.delivery == delivery })?.refusal else {
      return nil
    }
    return ExtractCheck.Finding(
      delivery: delivery, verdict: .reject, rows: refusal.account, readmitted: corrected,
      findings: refusal.error.diagnostics, normalised: [])
  }
}
