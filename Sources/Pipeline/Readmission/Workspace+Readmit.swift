internal import Ingest
public import Model

extension Workspace {
  /// Takes corrected rows back: all of them, or none where one is wrong.
  ///
  /// Every correction is checked by reading the delivery with it, as the next run will.
  ///
  /// - Parameters:
  ///   - request: the edited file and who gives it back.
  ///   - now: the present moment, for the trail.
  /// - Returns: what was taken.
  /// - Throws: status 65 with every fault and its line in the edited file, 75 while a run is at work.
  public func readmit(
    _ request: ReadmissionRequest, now: Timestamp = .now
  ) throws(RunError) -> Readmission {
    let (extract, period) = try request.delivery()
    let definitions = try definitions()
    try privateFolder.prepare()
    let lock = try RunLock(root: root, path: privateFolder.lock)
    defer { lock.release() }
    let survey = try finder(definitions).survey()
    guard
      let delivery = survey.deliveries.first(where: {
        $0.extract == extract && $0.period == period
      })
    else {
      throw ReadmissionProblem.noDelivery(file: request.file, extract: extract, period: period)
        .error
    }
    let bytes = try WorkspaceFile(root: ".", path: request.file).bytes()
    let edited = try EditedQuarantine(bytes, file: request.file)
    let desk = ReadmissionDesk(
      workspace: self, catalogue: definitions.catalogue, survey: survey, delivery: delivery)
    let corrections = try desk.matched(edited.decisions, file: request.file)
    var trail = try readmissions.trail(of: delivery) ?? ReadmissionTrail()
    trail.entries += corrections.map {
      ReadmissionTrail.Entry(
        time: now.isoText, person: request.person, note: request.note, correction: $0)
    }
    let quarantined = try desk.check(trail, edited.decisions, file: request.file)
    try readmissions.write(trail, of: delivery)
    let withdrawn = corrections.count { $0.corrected == nil }
    return Readmission(
      delivery: delivery,
      taken: ReadmittedRows(corrected: corrections.count - withdrawn, withdrawn: withdrawn),
      inForce: trail.counts, quarantined: quarantined,
      trail: readmissions.file(of: delivery).path)
  }
}

/// Compares decisions about rows with the delivery that they belong to.
struct ReadmissionDesk {
  let workspace: Workspace
  let catalogue: Catalogue
  let survey: DeliverySurvey
  let delivery: Delivery

  /// Decisions as corrections of the rows that the delivery has, whose bytes an editor may have changed
  /// where they are no text.
  func matched(
    _ decisions: [EditedQuarantine.Decision], file: String
  ) throws(RunError) -> [RowCorrection] {
    let aside = try rowsAside(nil).rows
    let byLine = Dictionary(aside.map { ($0.line, $0) }, uniquingKeysWith: { first, _ in first })
    var (corrections, found) = ([RowCorrection](), [ReadmissionProblem]())
    for decision in decisions {
      guard let row = byLine[decision.line] else {
        found.append(.notAside(file: file, line: decision.fileLine))
        continue
      }
      guard Self.isSame(row.bytes, decision.original) else {
        found.append(.otherOriginal(file: file, line: decision.fileLine))
        continue
      }
      corrections.append(
        RowCorrection(
          line: decision.line, original: row.bytes, corrected: decision.corrected))
    }
    guard found.isEmpty else { throw RunError(found.map(\.diagnostic), status: .badData) }
    return corrections
  }

  /// Reads the delivery with a trail; returns how many rows stay aside.
  ///
  /// - Throws: status 65 with every fault of a corrected row, at its line in the edited file.
  func check(
    _ trail: ReadmissionTrail, _ decisions: [EditedQuarantine.Decision], file: String
  ) throws(RunError) -> Int {
    let read = try rowsAside(trail)
    let places = Dictionary(
      decisions.filter { $0.corrected != nil }.map { ($0.line, $0.fileLine) },
      uniquingKeysWith: { first, _ in first })
    let wrong = read.findings.compactMap { finding -> Diagnostic? in
      guard let line = finding.location?.line, let place = places[line],
        ExtractCatalogue.unmadeCorrections.contains(finding.code)
          || read.rows.contains(where: { $0.line == line && $0.reason == finding.code })
      else { return nil }
      var moved = finding
      moved.location = Location(file: file, line: place, field: finding.location?.field)
      moved.severity = .error
      return moved
    }
    guard wrong.isEmpty else { throw RunError(wrong, status: .badData) }
    return read.count
  }

  /// Findings of each code that are looked at: more rows than anybody corrects by hand.
  private static let shown = 100_000

  /// What is set aside of the delivery, read as a run reads it, with all findings.
  private func rowsAside(
    _ trail: ReadmissionTrail?
  ) throws(RunError) -> (rows: [QuarantinedRow], count: Int, findings: [Diagnostic]) {
    let needed = catalogue.withReferences([delivery.extract])
    var deliveries = survey.inputs(for: delivery.period).filter {
      needed.contains($0.extract) && ($0.extract != delivery.extract || $0 == delivery)
    }
    if !deliveries.contains(delivery) { deliveries.append(delivery) }
    var trails = try workspace.readmissions.trails(of: deliveries)
    trails[delivery.path] = trail
    let stage = ReadingStage(
      root: workspace.root, catalogue: catalogue, trails: trails, shown: Self.shown)
    let read = stage.read(deliveries) {}
    if let own = read.readings.first(where: { $0.delivery == delivery })?.reading {
      return (own.quarantined, own.account.quarantined, own.diagnostics)
    }
    guard let refused = read.refused.first(where: { $0.delivery == delivery })?.refusal,
      refused.quarantinedCount > 0
    else {
      throw read.refused.first { $0.delivery == delivery }?.refusal.error
        ?? RunProblem.unreadable(delivery.path).error
    }
    return (refused.quarantined, refused.quarantinedCount, refused.error.diagnostics)
  }

  /// Whether two rows are the same text, where neither an editor nor a transfer can keep bytes that are
  /// none.
  private static func isSame(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    left == right || String(decoding: left, as: UTF8.self) == String(decoding: right, as: UTF8.self)
  }
}
