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
    try ProtectionPlaces(request).check()
    let seed = try ProtectionSeed(request.seedPath)
    let specification = try specification()
    let release = try release(specification)
    let linked = SystemBuilder(specification).build(release.tabulation)
    try stop(at: linked.problems.map { problem($0, release) })
    let options = SuppressionOptions(
      width: specification.width, seed: seed.bytes, threads: Threads.count)
    let suppression = Suppressor(options).protect(linked.system)
    try stop(at: unprotected(suppression, linked))
    let outcome = release.shown(isHidden: suppression.isHidden, base: request.base)
    let certificate = CertificateFile(
      linked, suppression, width: specification.width, places: release.places)
    try write(outcome.files, certificate.bytes, seed, specification)
    return report(release, outcome, linked, suppression)
  }

  private func report(
    _ release: TidyRelease, _ outcome: TidyRelease.Outcome, _ linked: ReleaseSystem,
    _ suppression: Suppression
  ) -> ProtectionReport {
    let cells = linked.system.cells
    let held = release.heldEntries
    let hidden = held.filter { suppression.isHidden[$0] }
    return ProtectionReport(
      files: outcome.files.count, cells: held.count,
      sensitive: hidden.count { cells[$0].need != nil || cells[$0].standing == .withheld },
      unprinted: cells.count { $0.standing == .unprinted && $0.need != nil },
      hidden: hidden.count, hiddenNumbers: outcome.hidden,
      hiddenQuotients: outcome.hiddenQuotients, knownSmall: release.knownSmallCells,
      unruledAmounts: release.amountsWithoutContributions, account: suppression.account,
      certificate: request.certificatePath)
  }

  /// What is wrong, in the file and line of the cell where a file holds it.
  private func problem(_ problem: SystemProblem, _ release: TidyRelease) -> ProtectionProblem {
    let place = problem.cell.flatMap { release.place(ofCell: $0) }
    return .system(problem, file: place?.file ?? request.specification, line: place?.line)
  }

  private func specification() throws(RunError) -> ReleaseSpecification {
    let file = WorkspaceFile(root: ".", path: request.specification)
    let bytes = try file.bytes()
    do throws(SpecificationReader.Fault) {
      return try SpecificationReader().read(
        bytes, threshold: request.threshold, width: request.width)
    } catch {
      throw ProtectionProblem.specification(error, file: request.specification).error
    }
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
    try stop(
      at: problems.map { problem in
        guard problem.file.isEmpty else { return .tidy(problem) }
        return .tidy(TidyProblem(kind: problem.kind, file: request.specification))
      })
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
    _ files: [TidyFile], _ certificate: [UInt8], _ seed: ProtectionSeed,
    _ specification: ReleaseSpecification
  ) throws(RunError) {
    let partial = TidyFolder(path: request.folder + WorkspaceFile.partialSuffix)
    partial.remove()
    do throws(RunError) {
      try partial.write(files)
      try check(partial.path, certificate, specification)
      try seed.keep()
      try WorkspaceFile(root: ".", path: request.certificatePath).writePrivately(certificate)
      guard rename(partial.path, request.folder) == 0 else {
        throw RunProblem.cannotCreate(request.folder).error
      }
    } catch {
      partial.remove()
      seed.forget()
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
