/// The true numbers of a release, each under the measure and codes that the specification knows it by.
///
/// A number that several tables print is one entry: an entry is known by its measure and position, and adding it
/// again joins what is said of it.
public struct Tabulation: Sendable {
  /// One number.
  public struct Entry: Hashable, Sendable {
    /// Number of its measure.
    public var measure: Int
    /// Number of its position.
    public var position: Int
    /// The true value.
    public var value: Int
    /// What a rule beyond the threshold asks for; the threshold is applied by the builder.
    public var need: LinkedSystem.Need?
    /// Whether it can be printed; zeros that cannot be hidden become known in the builder.
    public var standing: LinkedSystem.Standing
    /// What readers lose when it is hidden; nil for the structural cost of the builder.
    public var cost: Int?
    /// The least value that readers can assume, where it is not that of the measure.
    public var least: Int?
    /// The greatest value that readers can assume, where they know one.
    public var greatest: Int?
  }

  /// Ids and codes of the dimensions.
  public var codes: CodeTable
  /// Positions of the entries.
  public var positions = PositionTable()
  /// Ids of the measures, in the order in which they were seen.
  public private(set) var measures: [String] = []
  /// The numbers.
  public var entries: [Entry] = []
  private var numberOfMeasure: [String: Int] = [:]
  private var numberOfEntry: [UInt64: Int32] = [:]
  /// What readers know of cells that no file holds, should they follow from others.
  private var ranges: [UInt64: ClosedRange<Int>] = [:]

  /// Starts without numbers.
  public init(_ specification: ReleaseSpecification) {
    codes = CodeTable(specification)
  }

  /// Number of a measure, new where it has not been seen.
  public mutating func measure(_ id: String) -> Int {
    if let known = numberOfMeasure[id] { return known }
    numberOfMeasure[id] = measures.count
    measures.append(id)
    return measures.count - 1
  }

  /// Number of a measure that has been seen.
  public func seenMeasure(_ id: String) -> Int? {
    numberOfMeasure[id]
  }

  /// Number of the position at which dimensions have these codes, and all others stand at their total.
  ///
  /// Dimensions that the specification does not have are left out.
  public mutating func position(_ coordinates: [(dimension: String, code: String)]) -> Int {
    var atoms: [Int] = []
    for (id, code) in coordinates {
      guard let dimension = codes.dimension(id) else { continue }
      if let atom = codes.atom(dimension: dimension, code: code) { atoms.append(atom) }
    }
    return position(atoms: atoms)
  }

  /// Number of the position with these atoms, in any order.
  public mutating func position(atoms: [Int]) -> Int {
    let sorted = atoms.map { Int32(truncatingIfNeeded: $0) }.sorted {
      codes.dimensionOfAtom[Int($0)] < codes.dimensionOfAtom[Int($1)]
    }
    return positions.number(of: sorted)
  }

  /// Index of the entry of a measure at a position.
  public func entry(measure: Int, position: Int) -> Int? {
    numberOfEntry[CellKey.key(measure, position)].map(Int.init)
  }

  /// Keeps what readers know of a cell that no file holds.
  mutating func addRange(_ range: ClosedRange<Int>, measure: Int, position: Int) {
    let key = CellKey.key(measure, position)
    let known = ranges[key] ?? range
    // Ranges that exclude each other exclude the true value as well, which is found where the cell is made.
    ranges[key] = known.overlaps(range) ? known.clamped(to: range) : range
  }

  /// What readers know of a cell that no file holds; nil where it is nothing.
  func range(measure: Int, position: Int) -> ClosedRange<Int>? {
    ranges[CellKey.key(measure, position)]
  }

  /// Adds a number, or joins it with what is known of the same cell.
  ///
  /// - Returns: The index of its entry; nil where the same cell was added with another value.
  @discardableResult
  public mutating func add(_ entry: Entry) -> Int? {
    let key = CellKey.key(entry.measure, entry.position)
    guard let known = numberOfEntry[key].map(Int.init) else {
      numberOfEntry[key] = Int32(truncatingIfNeeded: entries.count)
      entries.append(entry)
      return entries.count - 1
    }
    guard entries[known].value == entry.value else { return nil }
    entries[known].join(entry)
    return known
  }

  /// Adds a number.
  ///
  /// - Returns: The index of its entry; nil where the same cell was added with another value.
  @discardableResult
  public mutating func add(
    measure: Int, position: Int, value: Int, need: LinkedSystem.Need? = nil,
    standing: LinkedSystem.Standing = .printable, cost: Int? = nil, least: Int? = nil,
    greatest: Int? = nil
  ) -> Int? {
    add(
      Entry(
        measure: measure, position: position, value: value, need: need, standing: standing,
        cost: cost, least: least, greatest: greatest))
  }

  /// Name of a cell: its measure, and in brackets the codes that are not totals, as in `pop[region=A, sex=F]`.
  public func name(measure: Int, position: Int) -> String {
    let title = measures.indices.contains(measure) ? measures[measure] : ""
    let parts = coordinates(of: position).map { "\($0.dimension)=\($0.code)" }
    return parts.isEmpty ? title : "\(title)[\(parts.joined(separator: ", "))]"
  }

  /// The codes of a position that are not totals, by dimension.
  public func coordinates(of position: Int) -> [(dimension: String, code: String)] {
    positions[position].map { atom in
      (codes.dimensions[codes.dimension(of: Int(atom))], codes.code(of: Int(atom)))
    }
  }
}

extension Tabulation.Entry {
  /// Takes over what is known of the cell from elsewhere.
  mutating func joinStanding(_ other: LinkedSystem.Standing) {
    standing = standing.joined(other)
  }

  /// Takes over what another table says of the same cell: the stricter of both.
  fileprivate mutating func join(_ other: Self) {
    need = LinkedSystem.Need.joined(need, other.need)
    standing = standing.joined(other.standing)
    if let theirs = other.cost { cost = max(cost ?? theirs, theirs) }
    if let theirs = other.least { least = max(least ?? theirs, theirs) }
    if let theirs = other.greatest { greatest = min(greatest ?? theirs, theirs) }
  }
}

extension LinkedSystem.Need {
  /// What satisfies both.
  static func joined(_ first: Self?, _ second: Self?) -> Self? {
    guard let first else { return second }
    guard let second else { return first }
    return Self(
      width: max(first.width, second.width), above: max(first.above, second.above),
      below: max(first.below, second.below))
  }
}

extension LinkedSystem.Standing {
  /// What holds where tables say different things of one cell.
  func joined(_ other: Self) -> Self {
    rank >= other.rank ? self : other
  }

  private var rank: Int {
    switch self {
    case .unprinted: 0
    case .printable: 1
    case .withheld: 2
    case .known: 3
    }
  }
}

/// A measure and a position in one number.
enum CellKey {
  static func key(_ measure: Int, _ position: Int) -> UInt64 {
    UInt64(truncatingIfNeeded: measure) << 32 | UInt64(UInt32(truncatingIfNeeded: position))
  }
}
