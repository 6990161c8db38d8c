internal import Archive
internal import Definitions
public import Model
internal import Publish
internal import Suppression

extension Workspace {
  /// Takes a release back: the one before it is put in force, or none.
  ///
  /// What it printed stays known: it stays in the ledger, and later releases are protected against it. Its folder
  /// stays as well, beside the link.
  ///
  /// - Parameters:
  ///   - name: name of the release.
  ///   - person: who withdraws it.
  ///   - note: why.
  ///   - now: the present moment, for the ledger.
  /// - Returns: what was done.
  /// - Throws: status 64 where there is no such release, 4 where it was withdrawn before, 75 while a run is at work;
  ///   what readers see is unchanged then.
  public func withdraw(
    _ name: String, by person: String, note: String, now: Timestamp = .now
  ) throws(RunError) -> Withdrawal {
    let configuration = try ConfigurationReader.read(
      path: "\(root)/\(Self.configurationName)", displayName: Self.configurationName)
    try privateFolder.prepare()
    let lock = try RunLock(root: root, path: privateFolder.lock)
    defer { lock.release() }
    let archive = try Archive.existing(
      path: WorkspaceFile(root: root, path: privateFolder.archive).fullPath)
    let records = try archive?.releases() ?? []
    guard let archive, let record = records.first(where: { $0.release.name == name }) else {
      throw LedgerProblem.noRelease(
        name, nearest: nearestName(to: name, among: records.map(\.release.name))
      ).error
    }
    guard record.state != .withdrawn else { throw LedgerProblem.withdrawnBefore(name).error }
    try self.note(name, "\(now.isoText) \(person): \(note)")
    let folder = ReleaseFolder(
      path: WorkspaceFile(root: root, path: configuration.paths.published).fullPath)
    var result = Withdrawal(
      release: name, period: record.release.period, wasInForce: folder.current == name,
      inForce: folder.current)
    if result.wasInForce {
      result.inForce = try Self.putBack(before: name, records, folder)
    }
    try archive.withdraw(release: name)
    // The link may have been switched by an earlier attempt that was cut off.
    if record.state == .inForce, let inForce = result.inForce,
      records.contains(where: { $0.release.name == inForce })
    {
      try archive.putInForce(release: inForce)
    }
    return result
  }

  /// Adds the withdrawal to the ledger, where there is one.
  private func note(_ name: String, _ text: String) throws(RunError) {
    try privateFolder.prepare(privateFolder.disclosure)
    let file = LedgerFile(root: root, path: privateFolder.ledger)
    var reading = try file.read()
    try file.append(.withdrawal(of: name, note: text), to: &reading)
  }

  /// Puts the newest release in force that was in force before and is still there, or none.
  private static func putBack(
    before name: String, _ records: [ArchivedReleaseRecord], _ folder: ReleaseFolder
  ) throws(RunError) -> String? {
    var withdrawn: Set = [name]
    for record in records {
      let candidate = record.release.name
      switch record.state {
      case .withdrawn: withdrawn.insert(candidate)
      case .superseded where !withdrawn.contains(candidate) && folder.holds(candidate):
        try folder.putInForce(candidate)
        return candidate
      default: break
      }
    }
    try folder.putNoneInForce()
    return nil
  }
}
