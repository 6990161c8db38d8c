internal import Disclosure
internal import Model
internal import Suppression

extension ReleaseRecord {
  /// Stops the run where a printed number would change without an announced revision.
  ///
  /// - Parameter folder: folder of the figures of others, for messages.
  /// - Returns: what somebody should know about what readers know.
  /// - Throws: status 4.
  func report(outside folder: String) throws(RunError) -> [Diagnostic] {
    guard application.contradicted.isEmpty else {
      throw LedgerProblem.contradicted(application.contradicted.count).error
    }
    var problems: [LedgerProblem] = []
    if !application.alreadyPublic.isEmpty {
      problems.append(.alreadyPublic(application.alreadyPublic.count))
    }
    if !application.differsElsewhere.isEmpty {
      problems.append(.differsElsewhere(file: folder, application.differsElsewhere.count))
    }
    if !unused.isEmpty { problems.append(.unusedElsewhere(file: folder, unused.count)) }
    return problems.map(\.diagnostic)
  }
}
