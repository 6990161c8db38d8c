/// Arithmetic over the observations of other indicators.
public indirect enum Formula: Hashable, Sendable {
  /// A number.
  case number(Double)
  /// Another indicator's value.
  case reference(Reference)
  /// Arithmetic; a zero divisor gives no value.
  case arithmetic(Arithmetic, Formula, Formula)
  /// The value without its sign.
  case absolute(Formula)
  /// The values at all codes of a dimension taken together; where the computed position has a code on
  /// the dimension, the value there.
  case over(Combination, dimension: String, Formula)

  /// How the values at the codes of a dimension become one.
  public enum Combination: String, CaseIterable, Hashable, Sendable {
    /// Their sum; a code without a value counts as zero where at least one has a value.
    case sum
    /// The mean of those that there are.
    case mean
  }

  /// Another indicator's value at a position and time that follow from the ones computed.
  public struct Reference: Hashable, Sendable {
    /// The other indicator.
    public var indicator: String
    /// Dimensions whose code does not follow the computed position; the rest do.
    public var fixed: [String: DimensionValue]
    /// Calendar months between the computed period and the one referred to, not negative.
    public var monthsAgo: Int
    /// Periods taken together.
    public var window: Window

    /// Refers to an indicator.
    public init(
      indicator: String, fixed: [String: DimensionValue] = [:], monthsAgo: Int = 0,
      window: Window = .single
    ) {
      self.indicator = indicator
      self.fixed = fixed
      self.monthsAgo = monthsAgo
      self.window = window
    }
  }

  /// Periods whose values are taken together.
  public enum Window: Hashable, Sendable {
    /// One period alone.
    case single
    /// The mean of so many periods, the last one included; all must have a value.
    case mean(periods: Int)
    /// The sum of so many periods, the last one included; all must have a value.
    case sum(periods: Int)
    /// The sum from the year's first period on; all must have a value.
    case yearToDate
  }

  /// All references in reading order.
  public var references: [Reference] {
    switch self {
    case .number: []
    case .reference(let reference): [reference]
    case .arithmetic(_, let left, let right): left.references + right.references
    case .absolute(let inner), .over(_, _, let inner): inner.references
    }
  }
}

/// A weighted mean of goalpost-normalised indicators.
///
/// Source: UNDP, Human Development Report technical notes (goalposts), and OECD/JRC, Handbook on
/// Constructing Composite Indicators (2008), sections 5 and 6 (linear aggregation).
public struct Composite: Hashable, Sendable {
  /// One indicator of a composite.
  public struct Component: Hashable, Sendable {
    /// The indicator.
    public var indicator: String
    /// The value that scores 0.
    public var worst: Double
    /// The value that scores 100; below `worst` where less is better.
    public var best: Double
    /// Weight, positive.
    public var weight: Double

    /// Describes a component.
    public init(indicator: String, worst: Double, best: Double, weight: Double) {
      self.indicator = indicator
      self.worst = worst
      self.best = best
      self.weight = weight
    }
  }

  /// Components in the order of the definition; all must have a value.
  public var components: [Component]

  /// Describes a composite.
  public init(components: [Component]) {
    self.components = components
  }
}
