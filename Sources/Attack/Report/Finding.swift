/// One thing that a reader of a release can find out, and should not.
public struct Finding: Hashable, Sendable {
  /// In which way.
  public var kind: FindingKind
  /// The cell, as `measure[dimension=code, …]`; dimensions at their total are not named.
  public var cell: String
  /// Measure of the cell.
  public var measure: String
  /// Its dimensions and codes, in the order of the specification; those at their total are left out.
  public var coordinates: [Coordinate]
  /// Files of the release in which the cell stands, or would have to be changed, by name.
  public var files: [String]
  /// The least value that is possible.
  public var least: Double
  /// The greatest value that is possible; nil where there is no limit.
  public var greatest: Double?
  /// How a reader gets there, with the numbers of the release.
  public var derivation: String
  /// What the values are of where they are not of the cell: what it leaves of its whole.
  public var subject: String?
  /// For `INSIDER`, the cell of the person who can compute this one.
  public var insider: String?

  /// A code of a dimension.
  public struct Coordinate: Hashable, Sendable {
    /// The dimension.
    public var dimension: String
    /// The code.
    public var code: String

    /// Names a code of a dimension.
    public init(dimension: String, code: String) {
      self.dimension = dimension
      self.code = code
    }
  }

  /// Describes a finding.
  public init(
    kind: FindingKind, cell: String, measure: String, coordinates: [Coordinate], files: [String],
    least: Double, greatest: Double?, derivation: String, insider: String? = nil
  ) {
    self.kind = kind
    self.cell = cell
    self.measure = measure
    self.coordinates = coordinates
    self.files = files
    self.least = least
    self.greatest = greatest
    self.derivation = derivation
    self.insider = insider
  }
}
