public import Model

extension Workspace {
  /// Runs a period from the extracts to the release in force.
  ///
  /// A run report is written whatever happens once the private folder is there, but for a run that
  /// finds nothing new: that touches no file. A run that fails leaves the release in force as it is.
  ///
  /// - Parameters:
  ///   - period: period to run; nil is the newest complete one.
  ///   - isForced: whether to compute and publish again although nothing changed.
  ///   - revised: periods that were printed before and are to be shown as they are computed now.
  ///   - now: the present moment.
  ///   - observer: who watches.
  /// - Returns: what was done; its status is 0, or 3 with rows quarantined.
  /// - Throws: everything else that ends a run; see `ExitStatus`.
  public func run(
    period: ReferencePeriod?, isForced: Bool = false, revised: Set<ReferencePeriod> = [],
    now: Timestamp = .now, observer: any RunObserver = NoObserver()
  ) async throws(RunError) -> RunReport {
    try await run(
      period: period, isForced: isForced, revised: revised, now: now, observer: observer,
      stages: .wired)
  }

  /// Runs with other stages than the wired ones: for tests.
  func run(
    period: ReferencePeriod?, isForced: Bool = false, revised: Set<ReferencePeriod> = [],
    now: Timestamp, observer: any RunObserver, stages: Stages
  ) async throws(RunError) -> RunReport {
    try privateFolder.prepare()
    let lock = try RunLock(root: root, path: privateFolder.lock)
    defer { lock.release() }
    privateFolder.removeLeftovers()
    var session = RunSession(
      workspace: self, stages: stages, started: now, observer: observer)
    do throws(RunError) {
      try await session.run(requested: period, isForced: isForced, revised: revised)
    } catch {
      let error = relative(error)
      let found = session.report.diagnostics
      session.close(after: error)
      throw RunError(found + error.diagnostics, status: error.status)
    }
    return session.report
  }

  /// Names files as the person who runs Yol knows them: from the folder of the workspace on.
  private func relative(_ error: RunError) -> RunError {
    let prefix = "\(root)/"
    let diagnostics = error.diagnostics.map { diagnostic in
      var diagnostic = diagnostic
      if let file = diagnostic.location?.file, file.hasPrefix(prefix) {
        diagnostic.location?.file = String(file.dropFirst(prefix.count))
      }
      return diagnostic
    }
    return RunError(diagnostics, status: error.status)
  }
}
