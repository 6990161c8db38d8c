/// What readers know of cells before a release is printed: from earlier releases, withdrawn ones included, and from
/// what others have published.
///
/// Source: Handbook on Statistical Disclosure Control, 2nd edition, section 4.4 (linked tables): tables that were
/// published before are linked with those that will be.
public struct PriorKnowledge: Sendable {
  /// What is known of one cell.
  public struct Fact: Hashable, Sendable {
    /// What an earlier release showed in the latest vintage of the period; nil where none showed the cell.
    public var shown: Shown?
    /// The least and greatest value that somebody else's figures leave possible; nil where there are none.
    public var elsewhere: ClosedRange<Int>?

    /// Collects what is known.
    public init(shown: Shown? = nil, elsewhere: ClosedRange<Int>? = nil) {
      self.shown = shown
      self.elsewhere = elsewhere
    }
  }

  /// What a release showed of a cell.
  public enum Shown: Hashable, Sendable {
    /// The number.
    case printed(Int)
    /// That it is hidden.
    case hidden
  }

  /// A cell by the numbers of its names.
  struct CellNumber: Hashable, Sendable {
    var measure: Int32
    var position: Int32
    var period: Int32
  }

  private(set) var measures = NumberedNames()
  private(set) var positions = NumberedNames()
  private(set) var periods = NumberedNames()
  private var facts: [CellNumber: Fact] = [:]
  /// Values that earlier vintages of revised periods printed.
  private var superseded: [CellNumber: [Int]] = [:]
  /// Periods of which an earlier release showed a cell, by number.
  private(set) var shownPeriods: Set<Int32> = []

  /// Nothing is known.
  public init() {}

  /// Whether nothing is known.
  public var isEmpty: Bool { facts.isEmpty }

  /// Number of cells of which something is known.
  public var count: Int { facts.count }

  /// Periods of which earlier releases showed cells.
  public var printedPeriods: Set<String> {
    Set(shownPeriods.compactMap { periods.name(of: $0) })
  }

  /// What is known of a cell; nil where nothing is.
  public subscript(key: LedgerKey) -> Fact? {
    number(of: key).flatMap { facts[$0] }
  }

  /// What earlier vintages printed of a cell of a revised period.
  public func superseded(_ key: LedgerKey) -> [Int] {
    number(of: key).flatMap { superseded[$0] } ?? []
  }

  /// Takes note of what a release showed.
  public mutating func show(_ shown: Shown, at key: LedgerKey) {
    show(shown, at: named(key))
  }

  /// Takes note of a figure that somebody else published; where there are several, what they leave possible together,
  /// or the newest where they contradict each other.
  public mutating func publishElsewhere(_ range: ClosedRange<Int>, at key: LedgerKey) {
    publishElsewhere(range, at: named(key))
  }

  /// Begins a new vintage of a period: what was printed of it stays known as that of the earlier one.
  public mutating func revise(_ period: String) {
    guard let number = periods.number(of: period) else { return }
    for (cell, fact) in facts where cell.period == number {
      if case .printed(let value) = fact.shown { superseded[cell, default: []].append(value) }
      facts[cell]?.shown = nil
    }
  }
}

extension PriorKnowledge {
  func fact(at cell: CellNumber) -> Fact? { facts[cell] }

  func superseded(at cell: CellNumber) -> [Int] { superseded[cell] ?? [] }

  mutating func show(_ shown: Shown, at cell: CellNumber) {
    facts[cell, default: Fact()].shown = shown
    shownPeriods.insert(cell.period)
  }

  /// Takes note of a figure, and returns whether it says anything new.
  @discardableResult
  mutating func publishElsewhere(_ range: ClosedRange<Int>, at cell: CellNumber) -> Bool {
    let known = facts[cell]?.elsewhere
    var joint = range
    if let known, known.overlaps(range) { joint = known.clamped(to: range) }
    facts[cell, default: Fact()].elsewhere = joint
    return joint != known
  }

  mutating func name(measure: String) -> Int32 { measures.number(adding: measure) }

  mutating func name(position: String) -> Int32 { positions.number(adding: position) }

  mutating func name(period: String) -> Int32 { periods.number(adding: period) }

  mutating func named(_ key: LedgerKey) -> CellNumber {
    CellNumber(
      measure: name(measure: key.measure), position: name(position: key.position),
      period: name(period: key.period))
  }

  /// A cell by numbers that have names; nil where one has none.
  func cell(_ measure: Int, _ position: Int, _ period: Int) -> CellNumber? {
    guard measures.names.indices.contains(measure), positions.names.indices.contains(position),
      periods.names.indices.contains(period)
    else { return nil }
    return CellNumber(
      measure: Int32(truncatingIfNeeded: measure), position: Int32(truncatingIfNeeded: position),
      period: Int32(truncatingIfNeeded: period))
  }

  func number(of key: LedgerKey) -> CellNumber? {
    guard let measure = measures.number(of: key.measure),
      let position = positions.number(of: key.position), let period = periods.number(of: key.period)
    else { return nil }
    return CellNumber(measure: measure, position: position, period: period)
  }
}
