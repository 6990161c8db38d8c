/// All cells of a release and what readers know of how they follow from each other.
///
/// Cells are whole numbers: persons, or a magnitude in its smallest unit. A cell that no table prints, but that
/// follows from printed ones, is a cell as well. Source: Handbook on Statistical Disclosure Control, 2nd edition,
/// section 4.4 (linked tables); Fischetti and Salazar, "Models and Algorithms for Optimizing Cell Suppression in
/// Tabular Data with Linear Constraints", JASA 95 (2000).
public struct LinkedSystem: Sendable {
  /// One number of the release.
  public struct Cell: Hashable, Sendable {
    /// The true value.
    public var value: Int
    /// The least value that a reader can assume of it while it is hidden; nil where there is none.
    public var least: Int?
    /// The greatest value that a reader can assume of it while it is hidden; nil where there is none.
    public var greatest: Int?
    /// What must be uncertain about it; nil where it is not sensitive.
    public var need: Need?
    /// Whether it can be printed.
    public var standing: Standing
    /// What readers lose when it is hidden, positive; it must not depend on the value of a hidden cell.
    public var cost: Int

    /// Describes a cell.
    public init(
      value: Int, least: Int? = 0, greatest: Int? = nil, need: Need? = nil,
      standing: Standing = .printable, cost: Int = 1
    ) {
      self.value = value
      self.least = least
      self.greatest = greatest
      self.need = need
      self.standing = standing
      self.cost = cost
    }
  }

  /// Whether a cell can be printed.
  public enum Standing: Hashable, Sendable {
    /// It is printed, unless it must be hidden.
    case printable
    /// Readers know it whatever is printed now: it was printed before, somebody else printed it, or it is a zero.
    case known
    /// No table prints it.
    case unprinted
    /// It was hidden before, and must stay so.
    case withheld
  }

  /// How uncertain a reader must stay about a sensitive cell.
  public struct Need: Hashable, Sendable {
    /// Least difference of the greatest and the least value that a reader must think possible.
    public var width: Int
    /// How far the greatest possible value must be above the true one.
    public var above: Int
    /// How far the least possible value must be below the true one.
    public var below: Int

    /// Asks for a width, for distances, or both.
    public init(width: Int, above: Int = 0, below: Int = 0) {
      self.width = width
      self.above = above
      self.below = below
    }
  }

  /// A sum that is zero for any release that could be true: the total less its parts.
  public struct Relation: Hashable, Sendable {
    /// Cells with what they are multiplied by.
    public var terms: [Term]

    /// Sets a sum.
    public init(_ terms: [Term]) {
      self.terms = terms
    }

    /// A total, and the parts that add up to it.
    public init(total: Int, parts: [Int]) {
      terms =
        [Term(cell: total, coefficient: 1)] + parts.map { Term(cell: $0, coefficient: -1) }
    }
  }

  /// One cell of a relation.
  public struct Term: Hashable, Sendable {
    /// Index of the cell.
    public var cell: Int
    /// What it is multiplied by.
    public var coefficient: Int

    /// Multiplies a cell.
    public init(cell: Int, coefficient: Int) {
      self.cell = cell
      self.coefficient = coefficient
    }
  }

  /// The cells.
  public var cells: [Cell]
  /// What holds between them; each relation holds for the true values.
  public var relations: [Relation]

  /// Links cells.
  public init(cells: [Cell], relations: [Relation]) {
    self.cells = cells
    self.relations = relations
  }
}
