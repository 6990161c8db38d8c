internal import Digest
public import Model
internal import Suppression
internal import Verification

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Protects tidy tables that were made elsewhere: `yol protect`.
///
/// What is written is read again and checked by the certificate before it is put in place.
public struct TidyProtector: Sendable {
  private let request: ProtectionRequest

  /// Takes a request.
  public init(_ request: ProtectionRequest) {
    self.request = request
  }

  /// Protects the tables.
  ///
  /// - Throws: what is wrong with files or specification; status 4 where a cell cannot be protected. Nothing is
  ///   written then.
  public func protect() throws(RunError) -> ProtectionReport {
    guard FolderListing.kind(of: request.folder) == .other else {
      throw ProtectionProblem.exists(request.folder).error
    }
    let specification = try specification()
    let release = try release(specification)
    let linked = SystemBuilder(specification).build(release.tabulation)
    try stop(at: linked.problems.map { .system($0, file: request.specification) })
    let options = SuppressionOptions(
      width: specification.width,
      seed: try SecretSeed(file: WorkspaceFile(root: ".", path: request.seedPath)).bytes(),
      threads: Threads.count)
    let suppression = Suppressor(options).protect(linked.system)
    try stop(at: unprotected(suppression, linked))
    let outcome = release.shown(isHidden: suppression.isHidden, base: request.base)
    let certificate = CertificateFile(
      linked, suppression, width: specification.width, places: release.places)
    try write(outcome.files, certificate.bytes, specification)
    let entries = 0..<linked.entryCount
    return ProtectionReport(
      files: outcome.files.count, cells: entries.count,
      sensitive: linked.system.cells.count { $0.need != nil },
      hidden: entries.count { suppression.isHidden[$0] }, hiddenNumbers: outcome.hidden,
      hiddenQuotients: outcome.hiddenQuotients, account: suppression.account,
      certificate: request.certificatePath)
  }

  private func specification() throws(RunError) -> ReleaseSpecification {
    let file = WorkspaceFile(root: ".", path: request.specification)
    let bytes = try file.bytes()
    var specification: ReleaseSpecification
    do throws(SpecificationReader.Fault) {
      specification = try SpecificationReader().read(bytes)
    } catch {
      throw ProtectionProblem.specification(error, file: request.specification).error
    }
    if let threshold = request.threshold { specification.threshold = threshold }
    if let width = request.width { specification.width = width }
    return specification
  }

  private func release(_ specification: ReleaseSpecification) throws(RunError) -> TidyRelease {
    var release = TidyRelease(
      specification, files: try TidyFolder(path: request.truth).files(),
      rules: request.rules(specification))
    var problems = release.problems
    if problems.isEmpty {
      for folder in request.earlier {
        problems += release.know(try TidyFolder(path: folder).files())
      }
    }
    try stop(at: problems.map { .tidy($0) })
    return release
  }

  private func stop(at problems: [ProtectionProblem]) throws(RunError) {
    guard let first = problems.first else { return }
    throw RunError(problems.map(\.diagnostic), status: first.status)
  }

  /// Cells that cannot be protected, by measure and dimensions: which codes they have would say that they are small.
  private func unprotected(
    _ suppression: Suppression, _ linked: ReleaseSystem
  ) -> [ProtectionProblem] {
    var counts: [(measure: String, dimensions: [String], cells: Int)] = []
    for cell in suppression.unprotected.map(\.cell) {
      let name = linked.names[cell]
      let measure = linked.tabulation.measures[name.measure]
      let dimensions = linked.tabulation.coordinates(of: name.position).map(\.dimension)
      let known = counts.firstIndex { $0.measure == measure && $0.dimensions == dimensions }
      if let known { counts[known].cells += 1 } else { counts.append((measure, dimensions, 1)) }
    }
    return counts.map {
      .unprotected(cells: $0.cells, measure: $0.measure, dimensions: $0.dimensions)
    }
  }
}

extension TidyProtector {
  /// Writes beside the place, checks what lies there, and puts it in place.
  private func write(
    _ files: [TidyFile], _ certificate: [UInt8], _ specification: ReleaseSpecification
  ) throws(RunError) {
    let partial = TidyFolder(path: request.folder + WorkspaceFile.partialSuffix)
    partial.remove()
    do throws(RunError) {
      try partial.write(files)
      try check(partial.path, certificate, specification)
      try WorkspaceFile(root: ".", path: request.certificatePath).writePrivately(certificate)
      guard rename(partial.path, request.folder) == 0 else {
        throw RunProblem.cannotCreate(request.folder).error
      }
    } catch {
      partial.remove()
      throw error
    }
  }

  private func check(
    _ folder: String, _ certificate: [UInt8], _ specification: ReleaseSpecification
  ) throws(RunError) {
    let text = SpecificationReader().text(of: specification) ?? []
    let verifier = Verifier(specification: text, certificate: certificate, folder: folder)
    guard let report = try? verifier.report(), report.findings.isEmpty else {
      let count = (try? verifier.report())?.findings.count ?? 0
      throw ProtectionProblem.unproven(findings: count).error
    }
  }
}
