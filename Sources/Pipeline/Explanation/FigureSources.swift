internal import Archive
internal import Compute
internal import Definitions
internal import Model

/// Reads what a figure is computed from, and nothing else.
struct FigureSources {
  /// Folder of the workspace.
  let workspace: Workspace
  /// The methodology and the configuration.
  let definitions: CheckedDefinitions
  /// The indicator and all that it is computed from.
  let catalogue: Catalogue
  /// What was delivered.
  let survey: DeliverySurvey
  /// The newest period of which deliveries are read: that of the release in force, or else the newest
  /// complete one.
  let run: ReferencePeriod
  /// The release in force, where there is one.
  let release: ArchivedReleaseRecord?
  /// Earlier releases; nil before the first run.
  let archive: Archive?

  /// Looks at the deliveries and the archive.
  init(
    of indicator: Indicator, _ workspace: Workspace, _ definitions: CheckedDefinitions
  ) throws(RunError) {
    self.workspace = workspace
    self.definitions = definitions
    catalogue = definitions.catalogue.holding(indicator)
    survey = try DeliveryFinder(
      root: workspace.root, folder: definitions.configuration.paths.extracts,
      contracts: definitions.catalogue.contracts
    ).survey()
    archive = try Archive.existing(
      path: WorkspaceFile(root: workspace.root, path: workspace.privateFolder.archive).fullPath)
    release = try archive?.releaseInForce()
    if let period = release?.release.period, survey.periods.contains(period) {
      run = period
    } else {
      run = try survey.choose(nil, today: Timestamp.now.bakuDay).period
    }
  }

  /// The first and the last period of an indicator's series.
  func series(of indicator: Indicator) -> ClosedRange<ReferencePeriod>? {
    let first = definitions.configuration.seriesStart ?? survey.inputs(for: run).map(\.period).min()
    let frequency = indicator.description.frequency
    let start = [first, indicator.seriesStart].compactMap { $0 }.max()?.converted(to: frequency)
    var last = run.converted(to: frequency)
    if last.lastDay > run.lastDay { last = last.advanced(by: -1) }
    guard let start, start <= last else { return nil }
    return start...last
  }

  /// Reads the deliveries that the indicator and its inputs need.
  ///
  /// - Throws: status 65 and others where a delivery cannot be used.
  func read() throws(RunError) -> ReadDeliveries {
    let used = ColumnUse(catalogue, withClusters: true).columns.keys
    let needed = catalogue.withReferences(Set(used))
    let deliveries = survey.inputs(for: run).filter { needed.contains($0.extract) }
    let stage = ReadingStage(
      root: workspace.root, catalogue: catalogue,
      trails: try workspace.readmissions.trails(of: deliveries))
    var read = stage.read(deliveries) {}
    if let error = read.error([]) { throw error }
    if catalogue.contracts.contains(where: { $0.file == nil && needed.contains($0.id) }) {
      let lists = survey.manifests.filter { $0.period <= run }
      read.add(try workspace.manifests(lists, of: catalogue), of: catalogue)
    }
    return read
  }

  /// What the release in force says about a figure, as disclosure control lets it say.
  func published(
    _ indicator: Indicator, _ observation: Observation, codes: [Explanation.PositionCode],
    isShown: Bool
  ) throws(RunError) -> PublishedFigure {
    guard let release = release?.release,
      let found = try archive?.observations(
        indicator: indicator.description.id, vintage: release.vintage
      ).first(where: { $0.period == observation.period && $0.stands(at: codes) })
    else { return .none }
    let value = isShown ? observation.value : nil
    let absence = observation.value == nil || isShown ? observation.absence : .notPublished
    return found.value == value && found.absence == absence
      ? .same(release: release.name)
      : .other(release: release.name, value: found.value, absence: found.absence)
  }
}

extension FigureSources {
  /// Why the release in force has a figure in no table; nil where it has, or where nothing is known of it;
  /// `isComputed` says whether the rows have the figure now.
  func leftOut(
    _ indicator: Indicator, codes: [Explanation.PositionCode], in period: ReferencePeriod,
    isComputed: Bool, _ inputs: FigureInputs
  ) throws(RunError) -> Explanation.LeftOut? {
    guard let archive, let vintage = release?.release.vintage else { return nil }
    let rows = try archive.observations(indicator: indicator.description.id, vintage: vintage)
    let tables = Set(rows.map(\.table))
    let table = Set(codes.map(\.dimension))
    if !tables.isEmpty, !table.isEmpty, !tables.contains(table) {
      if let choice = indicator.coarsenings.first(where: { $0.map(Set.init).contains(table) }) {
        return .detail(shown: choice.filter { tables.contains(Set($0)) })
      }
      // A table of which nothing is kept is newer than the release.
      return inputs.history.hasKept(table, of: indicator.description, in: period)
        ? .unprotected : nil
    }
    let series = rows.filter { $0.period == period }
    guard case .units = indicator.plan,
      definitions.configuration.disclosure.policy.profile == .suppress,
      series.contains(where: { $0.stands(at: codes) && $0.absence == .notYetDue }),
      series.allSatisfy({ $0.value == nil }), isComputed,
      !inputs.history.hasKept(indicator.description, in: period)
    else { return nil }
    return .late
  }

  /// The observations of some datasets that the release in force does not show to protect people.
  func hidden(in datasets: [Dataset]) throws(RunError) -> Set<ObservationKey> {
    guard let archive, let vintage = release?.release.vintage else { return [] }
    var hidden: Set<ObservationKey> = []
    for dataset in datasets {
      let id = dataset.indicator.id
      for found in try archive.observations(indicator: id, vintage: vintage)
      where found.absence == .notPublished {
        guard let position = found.position(on: dataset.dimensions) else { continue }
        hidden.insert(ObservationKey(indicator: id, period: found.period, position: position))
      }
    }
    return hidden
  }
}

extension ArchivedObservation {
  /// Its place on the dimensions of a dataset; nil where it has a code that these have not.
  fileprivate func position(on known: [Dimension]) -> [DimensionValue]? {
    var values: [DimensionValue] = []
    for dimension in known {
      let code =
        zip(dimensions, position).first { $0.0 == dimension.id }.map(\.1) ?? CodeList.total
      switch code {
      case CodeList.total: values.append(.total)
      case CodeList.unknown: values.append(.unknown)
      case CodeList.notApplicable: values.append(.notApplicable)
      default:
        guard let index = dimension.codeList.position(of: code) else { return nil }
        values.append(.code(index))
      }
    }
    return values
  }
}

extension ArchivedObservation {
  /// The dimensions on which it is not the total.
  fileprivate var table: Set<String> {
    Set(zip(dimensions, position).filter { $1 != CodeList.total }.map(\.0))
  }

  /// Whether it has these codes and is a total on all other dimensions.
  fileprivate func stands(at codes: [Explanation.PositionCode]) -> Bool {
    zip(dimensions, position).allSatisfy { dimension, code in
      code == (codes.first { $0.dimension == dimension }?.code ?? CodeList.total)
    }
  }
}

extension Catalogue {
  /// The catalogue with an indicator and all that it is computed from, and no other.
  func holding(_ indicator: Indicator) -> Catalogue {
    var needed: Set<String> = []
    var open = [indicator.description.id]
    while let id = open.popLast() {
      guard needed.insert(id).inserted else { continue }
      open += self.indicator(id)?.inputs ?? []
    }
    var part = self
    part.indicators = indicators.filter { needed.contains($0.description.id) }
    return part
  }
}
