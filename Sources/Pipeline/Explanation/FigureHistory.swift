internal import Definitions
internal import Disclosure
internal import Model
internal import Suppression

/// What the releases of a workspace made of figures that are computed again: which of them they repeat.
struct FigureHistory {
  private let kept: KeptFolder.Reading
  private let catalogue: Catalogue
  private let computed: [ObservationKey: Observation]
  /// The figures over units, those that were printed as they were printed.
  let figures: [Dataset]

  /// Reads what is kept; nothing where no release was made, or where figures are not kept as they are computed.
  ///
  /// - Parameters:
  ///   - workspace: the workspace.
  ///   - profile: how its people are protected.
  ///   - catalogue: the definitions.
  ///   - computed: figures over units, as they are computed now.
  /// - Throws: status 4 where it is not known what was printed.
  init(
    of workspace: Workspace, _ profile: DisclosurePolicy.Profile, _ catalogue: Catalogue,
    computed: [Dataset]
  ) throws(RunError) {
    self.catalogue = catalogue
    let folder = workspace.privateFolder
    let ledger = try LedgerFile(root: workspace.root, path: folder.ledger).read().ledger
    let isSame = profile == .suppress && ledger.policy == profile.rawValue
    kept = try KeptFolder(root: workspace.root, folder: folder).read(isSame ? ledger.kept : [:])
    figures = kept.figures.freeze(computed, of: catalogue).datasets
    self.computed = Dictionary(
      computed.flatMap { dataset in
        dataset.observations.map { observation in
          let key = ObservationKey(
            indicator: dataset.indicator.id, period: observation.period,
            position: observation.position)
          return (key, observation)
        }
      }, uniquingKeysWith: { first, _ in first })
  }

  /// A figure over units as it is computed now.
  func now(_ key: ObservationKey) -> Observation? {
    computed[key]
  }

  /// The release whose figure is repeated; nil where none is kept of this version of the definition.
  func release(of key: ObservationKey) -> String? {
    guard let indicator = catalogue.indicator(key.indicator)?.description,
      hasKept(indicator, in: key.period)
    else { return nil }
    return kept.releases[KeptFigures.Series(indicator: indicator.id, period: key.period)]
  }

  /// Whether figures of this version of a definition are kept.
  func hasKept(_ indicator: IndicatorDescription, in period: ReferencePeriod) -> Bool {
    let series = KeptFigures.Series(indicator: indicator.id, period: period)
    return kept.figures.tables[series]?.version == indicator.version
  }

  /// Whether figures of a table are kept, so that the release in force was computed with it.
  func hasKept(
    _ table: Set<String>, of indicator: IndicatorDescription, in period: ReferencePeriod
  ) -> Bool {
    let series = KeptFigures.Series(indicator: indicator.id, period: period)
    guard hasKept(indicator, in: period), let kept = kept.figures.tables[series] else {
      return false
    }
    return kept.rows.contains { row in
      Set(zip(kept.dimensions, row.codes).filter { $1 != CodeList.total }.map(\.0)) == table
    }
  }
}
