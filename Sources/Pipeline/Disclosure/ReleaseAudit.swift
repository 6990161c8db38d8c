internal import Attack
internal import Model

/// Attacks a release that is ready, as a reader would, before it is put in force.
struct ReleaseAudit {
  /// The text of the description of its files.
  let specification: [UInt8]
  /// Where it lies.
  let folder: String
  /// Releases that readers may still have.
  var earlier = EarlierReleases()

  /// Stops the run where something can be found out that should not be.
  ///
  /// - Returns: warnings about the attack.
  /// - Throws: status 4 with one finding for each file that gives something away.
  func examine() throws(RunError) -> [Diagnostic] {
    let report: AttackReport
    let warnings: [AuditProblem]
    do {
      (report, warnings) = try self.report()
    } catch {
      throw RunError([AuditProblem.unsettled(error.message).diagnostic], status: .gateClosed)
    }
    guard report.isClean else {
      throw RunError(
        (problems(of: report) + warnings).map(\.diagnostic), status: .gateClosed)
    }
    return warnings.map(\.diagnostic)
  }

  /// Attacks with all that readers have; without earlier releases where these were damaged: the ledger has
  /// protected against them.
  private func report() throws(AttackError) -> (AttackReport, [AuditProblem]) {
    do {
      return (try attacker(earlier.releases).report(), [])
    } catch {
      guard !earlier.releases.isEmpty else { throw error }
      return (
        try attacker([]).report(), [.withoutEarlier(earlier.place(of: error), error.message)]
      )
    }
  }

  private func attacker(_ earlier: [EarlierRelease]) -> Attacker {
    Attacker(specification: specification, folder: folder, earlier: earlier, options: options)
  }

  private var options: AttackOptions {
    var options = AttackOptions()
    options.threads = Threads.count
    options.revised = earlier.revised
    return options
  }

  private func problems(of report: AttackReport) -> [AuditProblem] {
    var ways: [String: Set<String>] = [:]
    for finding in report.findings {
      for file in finding.files.isEmpty ? [finding.measure] : finding.files {
        ways[file, default: []].insert(finding.kind.rawValue)
      }
    }
    var problems = ways.sorted { $0.key < $1.key }.map {
      AuditProblem.givesAway($0.key, ways: $0.value)
    }
    if !report.contradictions.isEmpty || !report.unsettled.isEmpty {
      problems.append(
        .unsettled(
          "\(report.contradictions.count) contradictions, \(report.unsettled.count) unsettled"))
    }
    return problems
  }
}
