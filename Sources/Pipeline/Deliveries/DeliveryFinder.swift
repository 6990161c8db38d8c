public import Model

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Looks up what the agencies delivered: `extracts/PERIOD/FILE` for each contract and period.
public struct DeliveryFinder: Sendable {
  private let root: String
  private let folder: String
  private let contracts: [ExtractContract]

  /// Looks in a folder of a workspace.
  public init(root: String, folder: String = "extracts", contracts: [ExtractContract]) {
    self.root = root
    self.folder = folder
    self.contracts = contracts
  }

  /// Name of the optional list of what was received, in the folder of a period.
  public static let manifestName = "manifest.csv"

  /// What the name of a file compressed by gzip ends with: it may lie in the place of the file itself.
  public static let compressed = ".gz"

  /// Lists all deliveries.
  ///
  /// - Throws: status 66 where there is no folder of extracts, 77 where a folder may not be read, 65
  ///   where something else than a file has the name of one.
  public func survey() throws(RunError) -> DeliverySurvey {
    guard let names = FolderListing.names(in: fullPath(folder)) else {
      if errno == EACCES { throw RunProblem.forbidden(folder).error }
      throw RunError(DeliveryProblem.noPeriod(folder: folder).diagnostic, status: .noInput)
    }
    var survey = DeliverySurvey(folder: folder, contracts: contracts)
    for name in names {
      let path = "\(folder)/\(name)"
      guard let period = ReferencePeriod(name), FolderListing.kind(of: fullPath(path)) == .folder
      else {
        survey.warnings.append(DeliveryProblem.unknownFolder(path: path).diagnostic)
        continue
      }
      try look(into: path, of: period, adding: &survey)
    }
    guard survey.refused.isEmpty else { throw RunError(survey.refused, status: .badData) }
    survey.sort()
    return survey
  }

  private func fullPath(_ path: String) -> String {
    WorkspaceFile(root: root, path: path).fullPath
  }

  private func look(
    into path: String, of period: ReferencePeriod, adding survey: inout DeliverySurvey
  ) throws(RunError) {
    guard let names = FolderListing.names(in: fullPath(path)) else {
      throw (errno == EACCES ? RunProblem.forbidden(path) : .unreadable(path)).error
    }
    survey.periods.append(period)
    for name in names {
      add("\(path)/\(name)", named: name, of: period, to: &survey)
    }
  }

  /// Sorts a file into deliveries, lists of what was received and what no contract names.
  private func add(
    _ path: String, named name: String, of period: ReferencePeriod, to survey: inout DeliverySurvey
  ) {
    let plain =
      name.hasSuffix(Self.compressed) ? String(name.dropLast(Self.compressed.count)) : name
    let plainPath = String(path.dropLast(name.utf8.count - plain.utf8.count))
    let readers = contracts.filter { $0.file == name || $0.file == plain }
    guard !readers.isEmpty || name == Self.manifestName else {
      survey.warnings.append(DeliveryProblem.unknownFile(path: path).diagnostic)
      return
    }
    guard FolderListing.kind(of: fullPath(path)) == .file else {
      survey.refused.append(DeliveryProblem.notRegular(path: path).diagnostic)
      return
    }
    let isTwice = survey.deliveries.contains {
      $0.period == period && ($0.path == plainPath || $0.path == plainPath + Self.compressed)
    }
    if isTwice, !readers.isEmpty {
      survey.refused.append(DeliveryProblem.twice(path: path).diagnostic)
    }
    survey.deliveries += readers.map { Delivery(extract: $0.id, period: period, path: path) }
    if name == Self.manifestName { survey.manifests.append((period, path)) }
  }
}
