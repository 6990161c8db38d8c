public import Model
public import Suppression

/// What a release must take into account: what readers know, and which periods are shown anew.
public struct ReleaseHistory: Sendable {
  /// What earlier releases printed.
  public var knowledge: PriorKnowledge
  /// What others have published.
  public var outside: [OutsideFigure]
  /// Periods that are shown in a new vintage.
  public var revised: Set<ReferencePeriod>

  /// Collects what is known; nothing unless said.
  public init(
    knowledge: PriorKnowledge = PriorKnowledge(), outside: [OutsideFigure] = [],
    revised: Set<ReferencePeriod> = []
  ) {
    self.knowledge = knowledge
    self.outside = outside
    self.revised = revised
  }
}

/// What a release adds to what readers know.
public struct ReleaseRecord: Sendable {
  /// The cells that tables show, as the protector saw them.
  public let table: LedgerTable
  /// For each of them whether it is hidden.
  public let isHidden: [Bool]
  /// What earlier releases and others meant for them.
  public let application: PriorKnowledge.Application
  /// Figures of others, about cells of tables that are left out as well.
  var figures: FiguresElsewhere
  /// Least count that no rule hides.
  let threshold: Int

  /// Figures of others about cells of the release.
  public var elsewhere: [(key: LedgerKey, range: ClosedRange<Int>)] { figures.known }

  /// Figures of others that are about none of them.
  public var unused: [OutsideFigure] { figures.unused }

  /// Counts that others have published, however small: no rule can make them secret again.
  var toldElsewhere: Set<Int> {
    let exact = zip(application.knownElsewhere, application.rangesElsewhere)
      .filter { $1.count == 1 }.map(\.0)
    return Set(exact.filter { table.cells[$0].isCount })
  }

  /// Of these, the ones that are small, which are not printed either: their tables are left out, since parts of so few
  /// persons cannot be protected.
  var smallElsewhere: [Int] {
    toldElsewhere.filter {
      let cell = table.cells[$0].linked
      return cell.standing == .known && (1..<max(2, threshold)).contains(cell.value)
    }.sorted()
  }

  /// Periods of which earlier releases printed numbers that a rule would hide now.
  var reopenedPeriods: [String] {
    let printed = Set(application.printedBefore)
    let periods = application.alreadyPublic.filter(printed.contains).map {
      table.periods[table.cells[$0].period]
    }
    return Set(periods).sorted()
  }

  /// How far readers come who take hidden counts for what is printed beside them.
  public var guesses: ChangeAttack {
    ChangeAttack(table, isHidden: isHidden, previous: KnownCells.previous)
  }

  /// The block of the ledger that says so.
  ///
  /// - Parameters:
  ///   - release: name of the release.
  ///   - policy: name of the policy that protected it.
  /// - Returns: the block, without kept files.
  public func block(release: String, policy: String) -> LedgerBlock {
    var block = LedgerBlock(release: release, policy: policy)
    block.elsewhere = elsewhere
    block.show(table, isHidden: isHidden)
    return block
  }
}

/// The cells of a release with what is known of them.
struct KnownCells {
  /// The system that is to be protected.
  private(set) var system: LinkedSystem
  /// Cells that are to be preferred where something must be hidden.
  var hiddenBefore: Set<Int> { Set(application.hiddenBefore) }

  private let application: PriorKnowledge.Application
  private let table: LedgerTable
  private let outside: FiguresElsewhere
  private let threshold: Int

  init(_ assembly: ReleaseAssembly, _ history: ReleaseHistory, _ policy: DisclosurePolicy) {
    var table = assembly.ledgerTable
    threshold = policy.threshold
    outside = FiguresElsewhere(history.outside, assembly, table)
    var knowledge = history.knowledge
    for figure in outside.known { knowledge.publishElsewhere(figure.range, at: figure.key) }
    application = knowledge.apply(
      to: &table,
      .init(
        threshold: policy.threshold, width: policy.width,
        release: policy.threshold &+ policy.hysteresis.margin,
        periods: policy.hysteresis.periods,
        revised: Set(history.revised.map(\.description))),
      previous: Self.previous)
    system = assembly.links.system
    for (index, cell) in table.cells.enumerated() { system.cells[index] = cell.linked }
    self.table = table
  }

  /// The period before one.
  static func previous(_ period: String) -> String? {
    ReferencePeriod(period)?.advanced(by: -1).description
  }

  /// What the release adds to what readers know.
  func record(_ suppression: Suppression) -> ReleaseRecord {
    ReleaseRecord(
      table: table, isHidden: Array(suppression.isHidden.prefix(table.cells.count)),
      application: application, figures: outside, threshold: threshold)
  }
}

extension ReleaseAssembly {
  /// The cells that tables show, under names that are the same in every release with the same definitions.
  fileprivate var ledgerTable: LedgerTable {
    LedgerTable(
      measures: cells.groups.groups.map(\.text),
      positions: cells.places.places.indices.map {
        LedgerKey.position(cells.places.values(at: $0))
      },
      periods: cells.periods.map(\.description),
      cells: zip(cells.cells, links.system.cells).map { cell, linked in
        LedgerTable.Cell(
          measure: cell.group, position: cell.place, period: cell.period, isCount: !cell.isSum,
          linked: linked)
      })
  }
}

extension Places {
  /// The codes of a place, each with the expression that gives it: names of dimensions may change.
  fileprivate func values(at place: Int) -> [(dimension: String, code: String)] {
    zip(places[place], codes(of: place)).map { (axes[$0.axis].value, $1.code) }
  }
}

/// Figures of others with the cells that they are about.
struct FiguresElsewhere: Sendable {
  private(set) var known: [(key: LedgerKey, range: ClosedRange<Int>)] = []
  private(set) var unused: [OutsideFigure] = []

  init(_ figures: [OutsideFigure], _ assembly: ReleaseAssembly, _ table: LedgerTable) {
    let wanted = Set(figures.map(\.indicator))
    var places: [Place: RowCells] = [:]
    for (dataset, rows) in zip(assembly.datasets, assembly.cells.rows)
    where wanted.contains(dataset.indicator.id) {
      for (observation, row) in zip(dataset.observations, rows) {
        places[Place(dataset, observation)] = row
      }
    }
    for figure in figures {
      let row = places[Place(figure)]
      let cell: Int? =
        switch figure.number {
        case .value: row?.value
        case .numerator: row?.numerator
        case .denominator: row?.denominator
        }
      if let cell, table.cells.indices.contains(cell) {
        known.append((table.key(of: table.cells[cell]), figure.range))
      } else {
        unused.append(figure)
      }
    }
  }

  private struct Place: Hashable {
    var indicator: String
    var period: ReferencePeriod
    var codes: [String: String]

    init(_ figure: OutsideFigure) {
      (indicator, period, codes) = (figure.indicator, figure.period, figure.codes)
    }

    init(_ dataset: Dataset, _ observation: Observation) {
      indicator = dataset.indicator.id
      period = observation.period
      codes = [:]
      for (dimension, value) in zip(dataset.dimensions, observation.position)
      where value != .total {
        codes[dimension.id] = dimension.codeID(value)
      }
    }
  }
}
