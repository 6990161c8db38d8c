extension PriorKnowledge {
  /// What earlier releases and other publishers mean for the cells of a release; cells by index.
  public struct Application: Sendable {
    /// Nothing is known.
    public init() {}

    /// Cells that an earlier release printed.
    public internal(set) var printedBefore: [Int] = []
    /// Of these, cells that now have another value although their period is not revised.
    public internal(set) var contradicted: [Int] = []
    /// Cells that a rule would hide, if readers did not know them already.
    public internal(set) var alreadyPublic: [Int] = []
    /// Cells that stay hidden although no rule asks for it now.
    public internal(set) var withheld: [Int] = []
    /// Cells that can be printed and were hidden in the period before: to be preferred where something must be hidden.
    public internal(set) var hiddenBefore: [Int] = []
    /// Cells of revised periods that would tell of a few late registrations.
    public internal(set) var smallRevisions: [Int] = []
    /// Cells of which somebody else published another value, which is therefore not used.
    public internal(set) var differsElsewhere: [Int] = []
    /// Cells of which somebody else published the value, or a range that holds it.
    public internal(set) var knownElsewhere: [Int] = []
    /// What was published of each of these.
    public internal(set) var rangesElsewhere: [ClosedRange<Int>] = []
  }

  /// The numbers that decide what stays hidden.
  public struct Rules: Hashable, Sendable {
    /// Counts of 1 to one less are sensitive.
    public var threshold: Int
    /// Least difference of the greatest and least value that a reader must think possible of a hidden cell.
    public var width: Int
    /// A cell that was hidden stays so until its count has been this for some periods.
    public var release: Int
    /// For how many periods; with 0 what was hidden in one period means nothing for the next.
    public var periods: Int
    /// Periods that are shown in a new vintage.
    public var revised: Set<String>

    /// Sets the numbers; a hidden cell stays so until two above the threshold for two periods unless
    /// said.
    public init(
      threshold: Int, width: Int, release: Int? = nil, periods: Int = 2, revised: Set<String> = []
    ) {
      self.threshold = threshold
      self.width = width
      self.release = release ?? threshold &+ 2
      self.periods = periods
      self.revised = revised
    }
  }

  /// Tells the cells of a release what readers know already.
  ///
  /// A number that was printed is known. A cell that was hidden stays so in its period; in later ones until its count
  /// has been large enough for some periods, since counts move by little and the month before, or after,
  /// would tell. In a revised period the difference to each earlier vintage is a number like any other.
  ///
  /// - Parameters:
  ///   - table: the cells of a release.
  ///   - rules: the numbers that decide.
  ///   - previous: the period before one, or nil.
  /// - Returns: what was found.
  public func apply(
    to table: inout LedgerTable, _ rules: Rules, previous: (String) -> String?
  ) -> Application {
    var work = KnowledgeWork(self, rules, table)
    for index in table.cells.indices { work.take(&table.cells[index], index) }
    work.withhold(in: &table, previous)
    return work.found
  }
}

/// One application of what is known.
private struct KnowledgeWork {
  var found = PriorKnowledge.Application()
  private let knowledge: PriorKnowledge
  private let rules: PriorKnowledge.Rules
  private let numbers: LedgerNumbers
  private let isRevised: [Bool]

  init(_ knowledge: PriorKnowledge, _ rules: PriorKnowledge.Rules, _ table: LedgerTable) {
    self.knowledge = knowledge
    self.rules = rules
    numbers = LedgerNumbers(table, in: knowledge)
    isRevised = table.periods.map(rules.revised.contains)
  }

  private func isSensitive(_ cell: LedgerTable.Cell) -> Bool {
    cell.linked.need != nil
      || cell.isCount && cell.linked.value >= 1 && cell.linked.value < rules.threshold
  }

  /// What is known of one cell of its own period.
  mutating func take(_ cell: inout LedgerTable.Cell, _ index: Int) {
    guard let number = numbers.cell(cell), let fact = knowledge.fact(at: number) else { return }
    if let range = fact.elsewhere { take(range, &cell, index) }
    switch fact.shown {
    case .printed(let value)?:
      found.printedBefore.append(index)
      if isRevised[cell.period] {
        compare(&cell, index, with: [value] + knowledge.superseded(at: number))
      } else if value == cell.linked.value {
        know(&cell, index)
      } else {
        found.contradicted.append(index)
      }
    case .hidden? where cell.linked.standing == .printable:
      cell.linked.standing = .withheld
      if !isSensitive(cell) { found.withheld.append(index) }
      if isRevised[cell.period] {
        compare(&cell, index, with: knowledge.superseded(at: number))
      }
    default:
      break
    }
  }

  private mutating func take(
    _ range: ClosedRange<Int>, _ cell: inout LedgerTable.Cell, _ index: Int
  ) {
    guard range.contains(cell.linked.value) else {
      found.differsElsewhere.append(index)
      return
    }
    found.knownElsewhere.append(index)
    found.rangesElsewhere.append(range)
    if range.count == 1 {
      know(&cell, index)
    } else {
      let (least, greatest) = (range.lowerBound, range.upperBound)
      cell.linked.least = max(cell.linked.least ?? least, least)
      cell.linked.greatest = min(cell.linked.greatest ?? greatest, greatest)
    }
  }

  private mutating func know(_ cell: inout LedgerTable.Cell, _ index: Int) {
    guard cell.linked.standing != .known else { return }
    if isSensitive(cell) { found.alreadyPublic.append(index) }
    cell.linked.standing = .known
    cell.linked.need = nil
  }

  /// Late registrations are persons as well: one to a few of them are as sensitive as a count of them.
  private mutating func compare(
    _ cell: inout LedgerTable.Cell, _ index: Int, with vintages: [Int]
  ) {
    let few = 1..<max(2, UInt(rules.threshold.magnitude))
    guard cell.isCount, cell.linked.standing != .known,
      vintages.contains(where: { few.contains((cell.linked.value &- $0).magnitude) })
    else { return }
    found.smallRevisions.append(index)
    let need = cell.linked.need ?? LinkedSystem.Need(width: rules.width)
    cell.linked.need = LinkedSystem.Need(
      width: max(need.width, rules.width), above: need.above, below: need.below)
  }

  /// What was hidden in the period before stays hidden until the count is no longer close to the threshold.
  mutating func withhold(in table: inout LedgerTable, _ previous: (String) -> String?) {
    let series = PeriodSeries(table, previous)
    let periods = series.previous.map { $0.flatMap(knowledge.periods.number) }
    for index in series.order {
      let cell = table.cells[index]
      guard cell.isCount, cell.linked.standing == .printable, cell.linked.value > 0,
        numbers.cell(cell).flatMap({ knowledge.fact(at: $0)?.shown }) == nil
      else { continue }
      let before = series.before[index].map { table.cells[$0] }
      guard wasHidden(cell, before, periods[cell.period]) else { continue }
      if isLarge(index, series, in: table) {
        found.hiddenBefore.append(index)
      } else {
        table.cells[index].linked.standing = .withheld
        if !isSensitive(cell) { found.withheld.append(index) }
      }
    }
  }

  /// Whether a count is far enough from the threshold, and was so for as many periods as are asked for.
  private func isLarge(_ index: Int, _ series: PeriodSeries, in table: LedgerTable) -> Bool {
    var place: Int? = index
    for _ in 0..<max(0, rules.periods) {
      guard let here = place, table.cells[here].linked.value >= rules.release else { return false }
      place = series.before[here]
    }
    return true
  }

  private func wasHidden(
    _ cell: LedgerTable.Cell, _ before: LedgerTable.Cell?, _ period: Int32?
  ) -> Bool {
    if let before, before.linked.standing != .known {
      if before.linked.standing == .withheld || isSensitive(before) { return true }
    }
    guard let number = numbers.cell(cell, period) else { return false }
    return knowledge.fact(at: number)?.shown == .hidden
  }
}
