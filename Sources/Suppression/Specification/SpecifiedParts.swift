/// A dimension of a release: which codes add up to which.
public struct SpecifiedDimension: Codable, Hashable, Sendable {
  /// Code of all members together.
  public var total: String?
  /// Codes that add up to the total; where there are no parents either, the codes that files hold.
  public var members: [String]?
  /// For each code the one that it is a part of; all parts of a code add up to it.
  public var parents: [String: String]?
  /// Overlapping codes, each with the members that add up to it.
  public var groups: [String: [String]]?
  /// Whether it is time, which is never added up.
  public var time: Bool?
  /// Codes of time in order; otherwise they are sorted.
  public var order: [String]?
  /// Whether members may leave out a part of the total: `false` says that the total is at least their sum.
  public var exhaustive: Bool?

  /// Describes a dimension.
  public init(
    total: String? = nil, members: [String]? = nil, parents: [String: String]? = nil,
    groups: [String: [String]]? = nil, time: Bool? = nil, order: [String]? = nil,
    exhaustive: Bool? = nil
  ) {
    self.total = total
    self.members = members
    self.parents = parents
    self.groups = groups
    self.time = time
    self.order = order
    self.exhaustive = exhaustive
  }
}

/// What kind of number a measure is.
public struct SpecifiedMeasure: Codable, Hashable, Sendable {
  /// `count`, the default; `share` for a quotient that is given by a relation.
  public var type: String?
  /// Whether values are whole; yes unless said.
  public var integer: Bool?
  /// What it counts, in words.
  public var title: String?
  /// The least value that readers can assume of a hidden cell, where it is not that of the policy.
  public var suppressedMin: Int?
  /// Whether its counts of 1 to `threshold` - 1 are to be protected; yes for counts unless said.
  public var sensitive: Bool?

  /// Describes a measure.
  public init(
    type: String? = nil, integer: Bool? = nil, title: String? = nil, suppressedMin: Int? = nil,
    sensitive: Bool? = nil
  ) {
    self.type = type
    self.integer = integer
    self.title = title
    self.suppressedMin = suppressedMin
    self.sensitive = sensitive
  }

  enum CodingKeys: String, CodingKey {
    case type, integer, title, sensitive
    case suppressedMin = "suppressed_min"
  }
}

/// What readers know of the publisher's habits.
public struct SpecifiedPolicy: Codable, Hashable, Sendable {
  /// The least value of a hidden cell: 1 where zeros are always printed.
  public var suppressedMin: Int?
  /// For a flag that says more than that a cell is hidden, the least and greatest value that it tells.
  public var flagBounds: [String: [Int]]?

  /// Describes habits.
  public init(suppressedMin: Int? = nil, flagBounds: [String: [Int]]? = nil) {
    self.suppressedMin = suppressedMin
    self.flagBounds = flagBounds
  }

  enum CodingKeys: String, CodingKey {
    case suppressedMin = "suppressed_min"
    case flagBounds = "flag_bounds"
  }
}

/// A number that somebody else has published, or a range that holds it.
public struct SpecifiedNumber: Codable, Hashable, Sendable {
  /// Id of its measure.
  public var measure: String
  /// Codes by dimension; others stand at their total.
  public var at: [String: String]?
  /// Its least value; none unless said.
  public var least: Int?
  /// Its greatest value; none unless said.
  public var greatest: Int?

  /// Names a number.
  public init(
    measure: String, at: [String: String]? = nil, least: Int? = nil, greatest: Int? = nil
  ) {
    self.measure = measure
    self.at = at
    self.least = least
    self.greatest = greatest
  }
}
