internal import Attack
internal import Disclosure
internal import Model
internal import Suppression

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
  /// - Throws: status 4 with one finding for each file that gives something away.
  func examine() throws(RunError) {
    let report: AttackReport
    do {
      report = try self.report()
    } catch {
      throw RunError([DisclosureProblem.auditFailed(error.message)], status: .gateClosed)
    }
    guard report.isClean else { throw error(of: report) }
  }

  /// Attacks with all that readers have; without earlier releases where these were damaged: the ledger has
  /// protected against them.
  private func report() throws(AttackError) -> AttackReport {
    do {
      return try Attacker(
        specification: specification, folder: folder, earlier: earlier.releases, options: options
      ).report()
    } catch {
      guard !earlier.releases.isEmpty else { throw error }
      return try Attacker(specification: specification, folder: folder, options: options).report()
    }
  }

  private var options: AttackOptions {
    var options = AttackOptions()
    options.threads = Threads.count
    options.revised = earlier.revised
    return options
  }

  private func error(of report: AttackReport) -> RunError {
    var kinds: [String: Set<String>] = [:]
    for finding in report.findings {
      for file in finding.files.isEmpty ? [finding.measure] : finding.files {
        kinds[file, default: []].insert(finding.kind.rawValue)
      }
    }
    var diagnostics = kinds.sorted { $0.key < $1.key }.map { file, kinds in
      Diagnostic(
        code: "DSC002", severity: .error,
        message: "\(file) gives hidden numbers away: \(kinds.sorted().joined(separator: ", "))",
        remedy: "show fewer breakdowns, or tell the maintainers: protection and audit disagree")
    }
    if !report.contradictions.isEmpty || !report.unsettled.isEmpty {
      diagnostics.append(
        DisclosureProblem.auditFailed(
          "\(report.contradictions.count) contradictions, \(report.unsettled.count) unsettled"))
    }
    return RunError(diagnostics, status: .gateClosed)
  }
}

private enum DisclosureProblem {
  static func auditFailed(_ reason: String) -> Diagnostic {
    Diagnostic(
      code: "DSC003", severity: .error, message: "the release could not be audited: \(reason)",
      remedy: "nothing was published; correct what is named")
  }
}
