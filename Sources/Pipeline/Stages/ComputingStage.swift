internal import Compute
internal import Definitions
internal import Disclosure
internal import Model

/// What a run computes from the rows that were read.
struct ComputedFigures {
  /// The figures of the release: those of printed periods as they were printed.
  var datasets: [Dataset]
  /// The indicators that must have one value, as the rows have it.
  var balances: [Dataset]
  /// How persons were found, by extract.
  var linkage: [String: LinkageAccount]
  /// What somebody should know of periods that were printed before.
  var diagnostics: [Diagnostic]
}

/// Computes the figures of a release.
struct ComputingStage {
  /// The methodology.
  let catalogue: Catalogue
  /// First period of the series.
  let first: ReferencePeriod
  /// Period of the run.
  let last: ReferencePeriod
  /// What earlier releases printed.
  let history: PrintedHistory
  /// Disclosure control to come.
  let policy: DisclosurePolicy

  /// Computes everything.
  ///
  /// - Parameters:
  ///   - tables: the rows that were read.
  ///   - profile: how people are protected; rounding alters the counts that all else is computed from.
  /// - Returns: the figures, with what they are judged by.
  /// - Throws: status 4 where earlier roundings cannot be read, 73, 74 or 77 where a secret cannot be kept.
  func figures(
    of tables: [String: [ReferencePeriod: Table]], _ profile: inout ReleaseProfile
  ) throws(RunError) -> ComputedFigures {
    let store = MicrodataStore(
      deliveries: tables, catalogue: catalogue,
      columns: ColumnUse(catalogue, withClusters: true).evaluated, threads: Threads.count)
    let computation = Computation(
      catalogue: catalogue, store: store, threads: Threads.count, policy: policy)
    let figures = try profile.figures(computation, store, from: first)
    let frozen = history.frozen(figures.present, of: catalogue)
    let datasets = computation.datasets(from: figures.replacing(by: frozen.datasets))
    return ComputedFigures(
      datasets: datasets,
      balances: frozen.changed.isEmpty && !figures.isRounded
        ? datasets : balances(computation, figures, store),
      linkage: store.linkage, diagnostics: history.diagnostics(of: frozen))
  }

  /// What must balance is judged by the rows, neither rounded nor as it was printed.
  private func balances(
    _ computation: Computation, _ figures: UnitFigures, _ store: MicrodataStore
  ) -> [Dataset] {
    let indicators = catalogue.balances
    guard figures.isRounded else {
      return computation.datasets(from: figures, of: Set(indicators.map(\.description.id)))
    }
    var catalogue = catalogue
    catalogue.indicators = indicators
    return Computation(catalogue: catalogue, store: store, threads: Threads.count)
      .datasets(from: first, through: last)
  }
}

extension Catalogue {
  /// The indicators that must have one value, with all that they are computed from.
  fileprivate var balances: [Indicator] {
    var needed = Set(indicators.filter { $0.invariant != nil }.map(\.description.id))
    var open = needed.sorted()
    while let id = open.popLast() {
      for input in indicator(id)?.inputs ?? [] where needed.insert(input).inserted {
        open.append(input)
      }
    }
    return indicators.filter { needed.contains($0.description.id) }
  }
}
