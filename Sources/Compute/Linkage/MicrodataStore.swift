public import Model

/// All tables of a run, linked through persons.
public struct MicrodataStore: Sendable {
  /// Snapshots by period; one table for an extract of any other kind.
  private let snapshots: [String: [ReferencePeriod: LinkedTable]]
  private let others: [String: LinkedTable]
  /// For extracts whose rows lag, the months that have rows, and how far rows can be expected.
  private let lagging: [String: LaggingMonths]
  /// Who could be found by which extract; nil where no person snapshot was agreed.
  let findablePersons: FindablePersons?
  /// By number of a person the key in the person snapshot.
  public let personKeys: [String]
  /// How the rows of each extract found their persons, by extract id.
  public let linkage: [String: LinkageAccount]

  /// Links the tables of a run.
  ///
  /// - Parameters:
  ///   - deliveries: for each extract its tables by the period of the delivery; snapshots keep all,
  ///     other extracts hold one table, the deliveries concatenated or the newest.
  ///   - catalogue: the agreements; the person snapshot and an extract of grain `link` give the keys.
  ///   - columns: columns that are evaluated by extract, others are dropped; nil keeps everything.
  ///   - threads: threads at work at one time.
  public init(
    deliveries: [String: [ReferencePeriod: Table]], catalogue: Catalogue,
    columns: [String: Set<String>]? = nil, threads: Int = 1
  ) {
    let index = PersonIndex(deliveries, catalogue, threads: threads)
    let extracts = catalogue.contracts.flatMap { contract in
      (deliveries[contract.id] ?? [:]).sorted { $0.key < $1.key }.map {
        DeliveredTable($0.value, contract, $0.key, columns)
      }
    }
    var snapshots: [String: [ReferencePeriod: LinkedTable]] = [:]
    var others: [String: LinkedTable] = [:]
    var lagging: [String: LaggingMonths] = [:]
    var linkage: [String: LinkageAccount] = [:]
    var holders: [ReferencePeriod: [String: PersonMask]] = [:]
    let schemes = catalogue.linkingSchemes.subtracting([index?.scheme].compactMap { $0 })
    let all = extracts.linked(through: index, schemes: schemes, threads: threads)
    for (extract, linked) in zip(extracts, all) {
      let contract = extract.contract
      linkage[contract.id] = linked.account
      if contract.id == catalogue.personExtract?.id { holders[extract.period] = linked.holders }
      if contract.time == .snapshot {
        snapshots[contract.id, default: [:]][extract.period] = linked.table
      } else {
        others[contract.id] = linked.table
        lagging[contract.id] = LaggingMonths(
          extract.table, contract: contract, newest: extract.period)
      }
    }
    self.snapshots = snapshots
    self.others = others
    self.lagging = lagging
    self.linkage = linkage
    personKeys = index?.keys ?? []
    findablePersons = index.map { FindablePersons(catalogue, $0, snapshots: holders) }
  }

  /// Why an extract says nothing about a reference period, or nil where it does.
  func absence(of extract: String, for period: ReferencePeriod) -> AbsenceReason? {
    guard table(extract, for: period) != nil else { return .sourceMissing }
    return lagging[extract]?.isAwaited(period) == true ? .notYetDue : nil
  }

  /// The table of an extract that holds for a reference period, or nil where none was delivered.
  ///
  /// A snapshot holds for its own period, and for a longer period that ends with it.
  func table(_ extract: String, for period: ReferencePeriod) -> LinkedTable? {
    guard let states = snapshots[extract] else { return others[extract] }
    return period.held(in: states)
  }
}
