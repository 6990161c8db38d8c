internal import Model

extension Workspace {
  /// Reads lists of what was received.
  ///
  /// - Throws: status 65 with every fault of the first list that has any, 74 or 77 where one cannot be
  ///   read.
  func manifests(
    _ lists: [(period: ReferencePeriod, path: String)], of catalogue: Catalogue
  ) throws(RunError) -> [ReferencePeriod: ReceivedManifest] {
    let extracts = Set(catalogue.contracts.filter { $0.file != nil }.map(\.id))
    var manifests: [ReferencePeriod: ReceivedManifest] = [:]
    for list in lists {
      let bytes = try WorkspaceFile(root: root, path: list.path).bytes()
      manifests[list.period] = try ReceivedManifest(bytes, file: list.path, extracts: extracts)
    }
    return manifests
  }
}
