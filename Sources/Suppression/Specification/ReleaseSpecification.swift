/// What the columns and numbers of a release mean, and what readers know of how they follow from each other: the
/// content of a `SPEC.json`.
///
/// `docs/disclosure.md` describes every key.
public struct ReleaseSpecification: Codable, Hashable, Sendable {
  /// Counts of 1 to one less are to be protected.
  public var threshold: Int
  /// Least difference of the greatest and least value that a reader must think possible of a hidden cell.
  public var width: Int
  /// Dimensions by id.
  public var dimensions: [String: SpecifiedDimension]
  /// Measures by id; those not named here count persons.
  public var measures: [String: SpecifiedMeasure]?
  /// Files, and which of their columns says what.
  public var tables: [SpecifiedTable]
  /// What holds between measures.
  public var relations: [SpecifiedRelation]?
  /// What readers know of the publisher's habits.
  public var policy: SpecifiedPolicy?
  /// Numbers that readers have from elsewhere.
  public var known: [SpecifiedNumber]?

  /// Describes a release.
  public init(
    threshold: Int, width: Int, dimensions: [String: SpecifiedDimension],
    measures: [String: SpecifiedMeasure]? = nil, tables: [SpecifiedTable],
    relations: [SpecifiedRelation]? = nil, policy: SpecifiedPolicy? = nil,
    known: [SpecifiedNumber]? = nil
  ) {
    self.known = known
    self.threshold = threshold
    self.width = width
    self.dimensions = dimensions
    self.measures = measures
    self.tables = tables
    self.relations = relations
    self.policy = policy
  }
}

extension ReleaseSpecification {
  /// Reads a description; without a threshold it is 5, and without a width one less than the threshold.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    let threshold = try values.decodeIfPresent(Int.self, forKey: .threshold) ?? 5
    self.init(
      threshold: threshold,
      width: try values.decodeIfPresent(Int.self, forKey: .width) ?? max(1, threshold &- 1),
      dimensions: try values.decode([String: SpecifiedDimension].self, forKey: .dimensions),
      measures: try values.decodeIfPresent([String: SpecifiedMeasure].self, forKey: .measures),
      tables: try values.decode([SpecifiedTable].self, forKey: .tables),
      relations: try values.decodeIfPresent([SpecifiedRelation].self, forKey: .relations),
      policy: try values.decodeIfPresent(SpecifiedPolicy.self, forKey: .policy),
      known: try values.decodeIfPresent([SpecifiedNumber].self, forKey: .known))
  }
}
