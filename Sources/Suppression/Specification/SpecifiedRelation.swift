/// What holds between measures at every position that they share; the keys depend on the type.
public struct SpecifiedRelation: Codable, Hashable, Sendable {
  /// `le`, `share`, `sum`, `flow`, `change` or `linear`.
  public var type: String
  /// Of `le`: the measure that counts some of the units that `big` counts.
  public var small: String?
  /// Of `le`: the measure that counts all.
  public var big: String?
  /// Of `le`: whether `big - small` is to be protected like a count.
  public var complement: Bool?
  /// Of `le`: whether that all, or none, belong to `small` is to be protected whatever their number.
  public var sensitive: Bool?
  /// Of `le`: where a printed `big` is at least this, a hidden `small` is neither none nor all.
  public var base: Int?
  /// Of `share`: the measure that is `scale * num / den`, rounded to `decimals`.
  public var share: String?
  /// Of `share`: what is divided.
  public var num: String?
  /// Of `share`: what it is divided by.
  public var den: String?
  /// Of `share`: 100 for per cent.
  public var scale: Double?
  /// Of `share`: decimal places printed.
  public var decimals: Int?
  /// Of `sum`: the measure that all `parts` add up to.
  public var total: String?
  /// Of `sum`: the measures that add up.
  public var parts: [String]?
  /// Of `flow`: a stock that is the previous one, and `in`, less `out`.
  public var stock: String?
  /// Of `flow`: what is added.
  public var `in`: String?
  /// Of `flow`: what is taken away.
  public var out: String?
  /// Of `flow` and `change`: the dimension that is time.
  public var time: String?
  /// Of `change`: the measure that moves by at most `max` from one time to the next.
  public var measure: String?
  /// Of `change`: the greatest difference.
  public var max: Int?
  /// Of `linear`: cells that, each times its factor, add up to zero.
  public var terms: [Term]?

  /// One cell of a linear relation.
  public struct Term: Codable, Hashable, Sendable {
    /// Its measure.
    public var measure: String
    /// Its codes; dimensions not named stand at their total, or, for time, at every period.
    public var at: [String: String]?
    /// What it is multiplied by.
    public var times: Int
    /// Steps of time before the period that the relation is about.
    public var back: Int?

    /// Describes a term.
    public init(measure: String, at: [String: String]? = nil, times: Int, back: Int? = nil) {
      self.measure = measure
      self.at = at
      self.times = times
      self.back = back
    }

    /// Reads a term; without a factor it counts once.
    public init(from decoder: any Decoder) throws {
      let values = try decoder.container(keyedBy: CodingKeys.self)
      measure = try values.decode(String.self, forKey: .measure)
      at = try values.decodeIfPresent([String: String].self, forKey: .at)
      times = try values.decodeIfPresent(Int.self, forKey: .times) ?? 1
      back = try values.decodeIfPresent(Int.self, forKey: .back)
    }
  }

  /// Starts a relation of a type.
  public init(type: String) {
    self.type = type
  }
}
