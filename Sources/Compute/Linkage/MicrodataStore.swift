public import Model
import Parallel

/// All tables of a run, linked through persons.
public struct MicrodataStore: Sendable {
  /// Snapshots by period; one table for an extract of any other kind.
  private let snapshots: [String: [ReferencePeriod: LinkedTable]]
  private let others: [String: LinkedTable]
  /// For extracts whose rows lag, the months that have rows, and how far rows can be expected.
  private let lagging: [String: LaggingMonths]
  /// How the rows of each extract found their persons, by extract id.
  public let linkage: [String: LinkageAccount]

  /// Links the tables of a run.
  ///
  /// - Parameters:
  ///   - deliveries: for each extract its tables by the period of the delivery; snapshots keep all,
  ///     other extracts hold one table, the deliveries concatenated or the newest.
  ///   - catalogue: the agreements; the person snapshot and an extract of grain `link` give the keys.
  ///   - threads: how many extracts are linked at a time.
  public init(
    deliveries: [String: [ReferencePeriod: Table]], catalogue: Catalogue, threads: Int = 1
  ) {
    let index = Self.personIndex(deliveries, catalogue, threads)
    let tasks = catalogue.contracts.flatMap { contract in
      (deliveries[contract.id] ?? [:]).sorted { $0.key < $1.key }
        .map { Task(contract: contract, period: $0.key, table: $0.value) }
    }
    let linked = parallelMap(tasks, threads: threads) { Self.link($0, index) }
    var snapshots: [String: [ReferencePeriod: LinkedTable]] = [:]
    var others: [String: LinkedTable] = [:]
    var lagging: [String: LaggingMonths] = [:]
    var linkage: [String: LinkageAccount] = [:]
    for (task, (table, account)) in zip(tasks, linked) {
      let id = task.contract.id
      linkage[id] = account
      if task.contract.time == .snapshot {
        snapshots[id, default: [:]][task.period] = table
      } else {
        others[id] = table
        lagging[id] = LaggingMonths(table, newest: task.period)
      }
    }
    self.snapshots = snapshots
    self.others = others
    self.lagging = lagging
    self.linkage = linkage
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
    return states[period]
      ?? Frequency.allCases.lazy.map { period.converted(to: $0) }
      .filter { $0.lastDay == period.lastDay }.compactMap { states[$0] }.first
  }

  private static func personIndex(
    _ deliveries: [String: [ReferencePeriod: Table]], _ catalogue: Catalogue, _ threads: Int
  ) -> PersonIndex? {
    guard let persons = catalogue.personExtract, let column = persons.personColumn,
      case .identifier(let scheme)? = persons.column(column)?.type
    else { return nil }
    var index = PersonIndex(scheme: scheme)
    for (_, table) in (deliveries[persons.id] ?? [:]).sorted(by: { $0.key < $1.key }) {
      if let keys = table.columns[column] { index.add(keys) }
    }
    for contract in catalogue.contracts where contract.isLinking {
      for (_, table) in (deliveries[contract.id] ?? [:]).sorted(by: { $0.key < $1.key }) {
        index.add(crosswalk: table, contract: contract, threads: threads)
      }
    }
    return index
  }

  /// One table to be linked.
  private struct Task: Sendable {
    var contract: ExtractContract
    var period: ReferencePeriod
    var table: Table
  }

  private static func link(
    _ task: Task, _ index: PersonIndex?
  ) -> (LinkedTable, LinkageAccount?) {
    let (table, contract, period) = (task.table, task.contract, task.period)
    guard let index, let name = contract.personColumn, let keys = table.columns[name],
      case .identifier(let scheme) = keys.type
    else { return (LinkedTable(unlinked: table, contract: contract), nil) }
    let days = table.columns[contract.time.dayColumn ?? ""]
    let snapshotDay = contract.time == .snapshot ? period.lastDay.number : nil
    let (persons, account) = index.resolve(keys, scheme: scheme) { row in
      guard let days, days[row] != Column.missingWide else { return snapshotDay }
      return days.type == .month ? Self.lastDay(ofMonth: days[row]) : Int32(clamping: days[row])
    }
    return (
      LinkedTable(table, contract: contract, persons: persons, personCount: index.count), account
    )
  }
}

extension MicrodataStore {
  private static func lastDay(ofMonth stored: Int64) -> Int32 {
    let month = Int(Int32(clamping: stored))
    return ReferencePeriod(frequency: .monthly, ordinal: month).lastDay.number
  }
}

extension ExtractContract.Time {
  /// The column that says on which day a row's key was used.
  fileprivate var dayColumn: String? {
    switch self {
    case .spell(let from, _): from
    case .event(let date): date
    case .month(let column): column
    case .snapshot, .period: nil
    }
  }
}
