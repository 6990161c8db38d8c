internal import Compute
internal import Definitions
internal import Disclosure
internal import Model
internal import Publish
internal import Suppression

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// How the people of a release are protected: what each profile does at each stage of a run.
struct ReleaseProfile {
  /// The workspace.
  let workspace: Workspace
  /// What the run works on.
  let input: StageInput
  /// What readers know from earlier releases and from elsewhere.
  let history: ReleaseHistory
  /// What rounding chose; nil in other profiles.
  private(set) var memory: RoundingMemory?

  private var policy: DisclosurePolicy { input.definitions.configuration.disclosure.policy }
  private var catalogue: Catalogue { input.definitions.catalogue }

  /// Whether what is printed is true, so that earlier releases tell of what is hidden.
  var keepsNumbers: Bool { policy.profile == .suppress }

  /// Prepares the profile that the configuration names.
  init(_ workspace: Workspace, _ input: StageInput, history: ReleaseHistory) {
    self.history = history
    self.workspace = workspace
    self.input = input
  }

  /// Whether files are attacked before readers see them; nobody but their owner sees unprotected ones.
  var isAudited: Bool { policy.profile != .none }

  /// Computes the figures over units, from rounded counts where the profile says so.
  mutating func figures(
    _ computation: Computation, _ store: MicrodataStore, from first: ReferencePeriod
  ) throws(RunError) -> UnitFigures {
    guard policy.profile == .round else {
      return computation.unitFigures(from: first, through: input.period)
    }
    var rounding = HypercubeRounding(
      base: policy.roundingBase, secret: try secret(), personKeys: store.personKeys,
      memory: try RoundingFolder(root: workspace.root, folder: workspace.privateFolder).memory())
    let figures = computation.unitFigures(from: first, through: input.period) {
      rounding.counts(of: $0)
    }
    memory = rounding.memory
    return figures
  }

  /// Protects the datasets.
  func release(_ datasets: [Dataset]) throws(RunError) -> ProtectedRelease {
    let detail = try DetailFile(root: workspace.root, folder: workspace.privateFolder).read()
    switch policy.profile {
    case .suppress:
      var control = DisclosureControl(
        policy: policy, catalogue: catalogue,
        options: SuppressionOptions(seed: try secret(), threads: Threads.count), history: history)
      control.detail = detail
      return try control.protect(datasets)
    case .round:
      var control = RoundingControl(policy: policy, catalogue: catalogue)
      control.detail = detail
      return try control.protect(datasets)
    case .none:
      var release = SecuredRelease(policy: policy, catalogue: catalogue)
      release.detail = detail
      return release.showing(datasets)
    }
  }

  /// Keeps what the next run must know; called before readers see the release.
  func keep() throws(RunError) {
    guard let memory else { return }
    try RoundingFolder(root: workspace.root, folder: workspace.privateFolder).write(memory)
  }

  /// The bytes that readers cannot know.
  private func secret() throws(RunError) -> [UInt8] {
    try DisclosureFolder(root: workspace.root, folder: workspace.privateFolder).seed()
  }
}

extension ReleaseProfile {
  /// What every page says: what the configuration wants, after a warning where nobody is protected.
  static func notice(_ notice: Localized?, _ profile: DisclosurePolicy.Profile) -> Localized? {
    guard profile == .none else { return notice }
    let warning = SecuredRelease.notice
    guard let notice else { return warning }
    return Localized(
      az: "\(warning.az) \(notice.az)", en: "\(warning.en) \(notice.en)")
  }

  /// Stops the run where unprotected pages would leave the private folder or lack the warning.
  ///
  /// - Throws: status 78.
  func examine(_ files: [PublishedFile]) throws(RunError) {
    guard policy.profile == .none else { return }
    let paths = input.definitions.configuration.paths
    try examine(published: paths.published)
    let warning = SecuredRelease.notice
    for file in files where file.path.hasSuffix(".html") {
      let text = String(decoding: file.bytes, as: UTF8.self)
      guard text.contains(warning.az) || text.contains(warning.en) else {
        throw ProfileProblem.withoutNotice(page: file.path).error
      }
    }
  }

  /// Links are followed: what counts is where the pages would really lie.
  private func examine(published: String) throws(RunError) {
    let parent = published.split(separator: "/", omittingEmptySubsequences: false).dropLast()
      .joined(separator: "/")
    let folder = WorkspaceFile(root: workspace.root, path: parent.isEmpty ? "." : parent).fullPath
    let secured = WorkspaceFile(root: workspace.root, path: workspace.privateFolder.path).fullPath
    guard let place = Self.realPath(folder), let root = Self.realPath(secured),
      place == root || place.hasPrefix(root + "/")
    else { throw ProfileProblem.notSecured(published).error }
  }

  private static func realPath(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }
}
