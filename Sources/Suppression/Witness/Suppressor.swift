import Parallel

/// Chooses which cells of a release to hide so that nobody can compute a hidden one.
///
/// For each sensitive cell a linear programme finds the cheapest other release that prints the same numbers; the cells
/// in which it differs from the true one are hidden. Cells that turn out not to be needed are printed again. Every
/// release that protects a cell is checked in whole numbers, so that a wrong answer of a solver can only leave a cell
/// unprotected, which is reported. Source: Kelly, Golden and Assad, "Cell Suppression: Disclosure Protection for
/// Sensitive Tabular Data", Networks 22 (1992).
public struct Suppressor: Sendable {
  /// What is asked.
  public var options: SuppressionOptions
  /// Makes a solver for each batch of cells.
  var solver: @Sendable () -> any LinearSolver = { SolverChain() }

  /// Sets what is asked.
  public init(_ options: SuppressionOptions = SuppressionOptions()) {
    self.options = options
  }

  /// Protects a release.
  ///
  /// - Parameters:
  ///   - system: all cells and what readers know of how they follow from each other.
  ///   - previouslyHidden: indices of cells that were hidden in earlier periods and are cheaper to hide again.
  /// - Returns: what is hidden, with the proof; the same for the same arguments.
  public func protect(
    _ system: LinkedSystem, previouslyHidden: Set<Int> = []
  ) -> Suppression {
    let prepared = PreparedSystem(system)
    var secret = SecretCosts(seed: options.seed)
    let cost = secret.costs(
      of: system, options: options, previouslyHidden: previouslyHidden)
    let searches = parallelMap(prepared.batches, threads: options.threads) { batch in
      var search = WitnessSearch(batch, cost: cost, options: options, solver: solver())
      search.run()
      return SearchResult(search)
    }
    var suppression = SuppressionAssembly(system, prepared, options: options)
    for search in searches { suppression.add(search) }
    return suppression.finished()
  }
}
