import Model
import Parallel

/// What several indicators look up for a period, made once: who shares a household, and whom extracts
/// could find.
struct PeriodLookups: Sendable {
  /// Extracts and the period for which somebody is looked for in them.
  private struct Search: Hashable {
    var extracts: [String]
    var period: ReferencePeriod
  }

  /// The households of each period for which a plan, or disclosure control, asks.
  let households: [ReferencePeriod: HouseholdIndex]
  private let found: [Search: LinkedPersons]
  private let contracts: [ExtractContract]

  /// Makes what the indicators ask for in the periods of their series.
  init(
    _ catalogue: Catalogue, _ store: MicrodataStore, _ series: [[ReferencePeriod]],
    withHouseholds: Bool = false, threads: Int
  ) {
    var periods: Set<ReferencePeriod> = []
    var searches: Set<Search> = []
    for (indicator, ownPeriods) in zip(catalogue.indicators, series) {
      guard case .units(let plan) = indicator.plan else { continue }
      if plan.usesHouseholds || withHouseholds { periods.formUnion(ownPeriods) }
      let extracts = plan.linkedExtracts(catalogue.contracts)
      guard !extracts.isEmpty else { continue }
      searches.formUnion(ownPeriods.map { Search(extracts: extracts, period: $0) })
    }
    let persons = catalogue.personExtract
    households = Self.looked(up: periods, threads) { store.households(persons, for: $0) }
    found = Self.looked(up: searches, threads) {
      LinkedPersons(isFindable: store.findable(in: $0.extracts, for: $0.period))
    }
    contracts = catalogue.contracts
  }

  /// Whom the linked extracts of a plan could find, by period; none where it links nothing.
  func linkedPersons(
    of plan: UnitPlan, for periods: [ReferencePeriod]
  ) -> [ReferencePeriod: LinkedPersons] {
    let extracts = plan.linkedExtracts(contracts)
    return periods.reduce(into: [:]) { $0[$1] = found[Search(extracts: extracts, period: $1)] }
  }

  private static func looked<Key: Hashable & Sendable, Value: Sendable>(
    up keys: Set<Key>, _ threads: Int, _ body: @Sendable (Key) -> Value?
  ) -> [Key: Value] {
    let all = Array(keys)
    return zip(all, parallelMap(all, threads: threads) { body($0) })
      .reduce(into: [:]) { $0[$1.0] = $1.1 }
  }
}
