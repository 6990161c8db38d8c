public import Model

extension Workspace {
  /// Runs a period from the extracts to the release in force.
  ///
  /// A run report is written whatever happens once the private folder is there. A run that fails
  /// leaves the release in force as it is.
  ///
  /// - Parameters:
  ///   - period: period to run; nil is the newest complete one.
  ///   - now: the present moment.
  ///   - observer: who watches.
  /// - Returns: what was done; its status is 0, or 3 with rows quarantined.
  /// - Throws: everything else that ends a run; see `ExitStatus`.
  public func run(
    period: ReferencePeriod?, now: Timestamp = .now, observer: any RunObserver = NoObserver()
  ) async throws(RunError) -> RunReport {
    try await run(period: period, now: now, observer: observer, stages: .wired)
  }

  /// Runs with other stages than the wired ones: for tests.
  func run(
    period: ReferencePeriod?, now: Timestamp, observer: any RunObserver, stages: Stages
  ) async throws(RunError) -> RunReport {
    try privateFolder.prepare()
    let lock = try RunLock(root: root, path: privateFolder.lock)
    defer { lock.release() }
    var session = RunSession(
      workspace: self, stages: stages, started: now, observer: observer)
    do throws(RunError) {
      try await session.run(requested: period)
    } catch {
      try? session.close(after: error)
      throw error
    }
    try session.close()
    return session.report
  }
}
