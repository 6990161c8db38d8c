/// Attacks a release as a reader would: by its files and a description of their columns alone.
///
/// Everything printed, everything that the layout of tables implies, and what readers know of the
/// publisher's habits becomes a system of linear relations between numbers. What remains possible
/// of each hidden number is then computed. It shares no code with what protects releases.
/// `docs/attack.md` describes the method and the format of the specification.
public struct Attacker: Sendable {
  private let specification: [UInt8]
  private let folder: String
  private let earlier: [EarlierRelease]
  private let options: AttackOptions

  /// Prepares an attack.
  ///
  /// - Parameters:
  ///   - specification: text of the `SPEC.json` of the release.
  ///   - folder: folder of the release.
  ///   - priors: folders of earlier releases, the oldest first.
  ///   - options: how the attack is made.
  public init(
    specification: [UInt8], folder: String, priors: [String] = [],
    options: AttackOptions = AttackOptions()
  ) {
    self.init(
      specification: specification, folder: folder,
      earlier: priors.map { EarlierRelease(folder: $0) }, options: options)
  }

  /// Prepares an attack with earlier releases that have descriptions of their own, the oldest first.
  public init(
    specification: [UInt8], folder: String, earlier: [EarlierRelease],
    options: AttackOptions = AttackOptions()
  ) {
    self.specification = specification
    self.folder = folder
    self.earlier = earlier
    self.options = options
  }

  /// Reads a file, such as a `SPEC.json`.
  public static func read(_ file: String) throws(AttackError) -> [UInt8] {
    try ReleaseFolder.read(file)
  }

  /// Makes the attack.
  public func report() throws(AttackError) -> AttackReport {
    var specification = try SpecificationReader.read(self.specification)
    if let threshold = options.threshold { specification.threshold = Double(threshold) }
    var reader = ReleaseReader(specification)
    try reader.read(folder, as: .present)
    try reader.know(specification.known)
    for release in earlier.reversed() { try read(release, &reader) }
    var builder = try SystemBuilder(
      reader.specification, reader.release, totals: reader.totals)
    builder.build(latent: options.latent)
    var inference = Inference(LinkedNumbers(builder), options: options)
    inference.run()
    var list = FindingList(inference)
    var programmes = inference.programmes
    var untrue: [String] = []
    if let truth = options.truth {
      try reader.read(truth, as: .truth)
      untrue = Self.untrue(reader.truth, inference)
      let insiders = InsiderAttack(inference, truth: reader.truth, most: options.insiders)
      list.add(insiders.findings)
      programmes += insiders.programmes
    }
    return report(inference, list.findings, programmes, untrue)
  }

  /// Reads an earlier release; errors name it.
  private func read(
    _ release: EarlierRelease, _ reader: inout ReleaseReader
  ) throws(AttackError) {
    do throws(AttackError) {
      try reader.read(release, revised: options.revised)
    } catch {
      var error = error
      error.earlier = release.folder
      throw error
    }
  }

  /// Cells of which the attack says that their true value is impossible.
  private static func untrue(_ truth: [Double], _ inference: Inference) -> [String] {
    truth.indices.filter { cell in
      let slack = Bounds.tolerance(truth[cell])
      return inference.system.isNumber[cell]
        && (truth[cell] < inference.bounds.low[cell] - slack
          || truth[cell] > inference.bounds.high[cell] + slack)
    }.map { cell in
      "the true value of \(inference.system.names.name(cell)) is not possible by the release"
    }
  }

  private func report(
    _ inference: Inference, _ findings: [Finding], _ programmes: Int, _ untrue: [String]
  ) -> AttackReport {
    let system = inference.system
    var report = AttackReport()
    report.findings = findings
    report.contradictions = system.release.contradictions + inference.contradictions + untrue
    report.unsettled = inference.unsettled.map { system.names.name($0) }
    report.notes = system.specification.notes + system.release.notes
    if system.release.revised > 0 {
      let small = system.release.revisedSmall
      report.notes.append(
        """
        \(AttackReport.count(system.release.revised, "number")) \
        \(system.release.revised == 1 ? "was" : "were") printed before with another value; \(small) of \
        them moved by less than the threshold, and such a difference is a small count by itself
        """)
    }
    if inference.relaxed > 0 {
      report.notes.append(
        """
        of \(AttackReport.count(inference.relaxed, "cell")), whole numbers may tell more than was \
        searched for
        """)
    }
    for cell in system.release.states.indices where system.isNumber[cell] {
      let marks = system.release.states[cell].marks
      guard marks.contains(.hidden), !marks.contains(.printed) else { continue }
      if inference.isWide[cell], !options.wantsIntervals { continue }
      let high = inference.bounds.high[cell]
      report.intervals.append(
        .init(
          cell: system.names.name(cell), least: inference.bounds.low[cell],
          greatest: high.isFinite ? high : nil))
    }
    report.account = account(inference, programmes)
    return report
  }

  private func account(_ inference: Inference, _ programmes: Int) -> AttackReport.Account {
    let release = inference.system.release
    var account = AttackReport.Account()
    account.files = release.files.count
    account.rows = release.rows
    for state in release.states {
      if state.marks.isDisjoint(with: [.printed, .hidden, .rounded]) {
        account.unprinted += 1
      } else {
        account.cells += 1
        if state.marks.contains(.hidden), !state.marks.contains(.printed) { account.hidden += 1 }
      }
    }
    account.relations = inference.system.rows.count
    account.components = inference.components.count { !$0.rows.isEmpty }
    account.programmes = programmes
    return account
  }
}
