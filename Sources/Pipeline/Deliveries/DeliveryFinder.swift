public import Model

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

  /// Lists all deliveries.
  ///
  /// - Throws: status 66 where the folder of the extracts cannot be read.
  public func survey() throws(RunError) -> DeliverySurvey {
    guard let names = FolderListing.names(in: fullPath(folder)) else {
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
      throw RunProblem.unreadable(path).error
    }
    survey.periods.append(period)
    for name in names {
      let isFile = FolderListing.kind(of: fullPath("\(path)/\(name)")) == .file
      let readers = isFile ? contracts.filter { $0.file == name } : []
      for contract in readers {
        survey.deliveries.append(
          Delivery(extract: contract.id, period: period, path: "\(path)/\(name)"))
      }
      if isFile, name == Self.manifestName {
        survey.manifests.append((period, "\(path)/\(name)"))
      } else if readers.isEmpty {
        survey.warnings.append(DeliveryProblem.unknownFile(path: "\(path)/\(name)").diagnostic)
      }
    }
  }
}
