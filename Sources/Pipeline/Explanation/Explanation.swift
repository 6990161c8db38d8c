internal import Compute
internal import Disclosure
public import Model

/// How one figure came about, from the files of the agencies to the printed number.
///
/// Confidential: it holds figures that disclosure control may hide.
public struct Explanation: Sendable {
  /// What readers are told about the indicator.
  public var indicator: IndicatorDescription
  /// Whether pages and tables show the indicator.
  public var isPublished: Bool
  /// Where the definition stands.
  public var definition: Location
  /// The period of the figure.
  public var period: ReferencePeriod
  /// The newest period of which deliveries were read.
  public var run: ReferencePeriod
  /// Where it stands; the total on all other dimensions.
  public var codes: [PositionCode]
  /// The figure as releases have it: as computed, or as it was when it was first printed.
  public var observation: Observation
  /// How it follows from its numbers.
  public var equation: String
  /// The value as printed; nil where there is none.
  public var printed: String?
  /// Rows at each step, in order; empty for an indicator over others.
  public var steps: [Step]
  /// What its formula takes over the codes of a dimension, in the order of the codes.
  public var terms: [Term]
  /// The figures that it is computed from, in order.
  public var inputs: [Input]
  /// The files that it was read from.
  public var files: [File]
  /// Dated values in force on the reference day.
  public var parameters: [DatedParameter]
  /// The first and the last month of the cohorts.
  public var cohort: ClosedRange<ReferencePeriod>?
  /// The earlier figure that it is; nil where it is computed anew, or from other figures.
  public var repeated: Repeated?
  /// Why the release in force has it in no table; nil where it has.
  var leftOut: LeftOut?
  /// What disclosure control does with it.
  var protection: Protection
  /// What the release in force says.
  var published: PublishedFigure

  /// A code on a dimension.
  public struct PositionCode: Hashable, Sendable {
    /// Id of the dimension.
    public var dimension: String
    /// Id of the code.
    public var code: String
    /// What readers see for it.
    public var label: String
  }

  /// Rows left at one step.
  public struct Step: Hashable, Sendable {
    /// What kind of step it is.
    public var kind: Kind
    /// The definition's words, where it is a condition of the population or a position.
    public var text: String
    /// Rows.
    public var rows: Int

    /// The kinds of steps, in their order.
    public enum Kind: String, Hashable, Sendable {
      /// Rows of the files.
      case read
      /// Rows set aside.
      case quarantined
      /// Rows that entered the table.
      case accepted
      /// Rows of the table whose person was found.
      case withPerson = "with_person"
      /// Rows left after a condition of the population.
      case condition
      /// Rows of the population at the position.
      case position
      /// Of these, rows whose person all linked extracts could find.
      case findable
      /// Left out: the person could not be found.
      case unlinked = "left_out_not_linked"
      /// Left out: never under observation, or about nobody.
      case outside = "left_out_not_observed"
      /// Left out: a value is missing.
      case incomplete = "left_out_missing_value"
      /// Rows in the base.
      case base
      /// Rows of the base that the denominator counts.
      case denominator
      /// Rows of the base that the numerator counts.
      case numerator
    }
  }

  /// The value of a formula at one code of a dimension.
  public struct Term: Hashable, Sendable {
    /// The code; several where `over` stands within `over`.
    public var codes: [PositionCode]
    /// The calculation.
    public var text: String
  }

  /// A figure that the explained one is computed from.
  public struct Input: Sendable {
    /// What readers are told about the indicator.
    public var indicator: IndicatorDescription
    /// Its period.
    public var period: ReferencePeriod
    /// Where it stands.
    public var codes: [PositionCode]
    /// The figure.
    public var observation: Observation?
    /// How it follows from its numbers.
    public var equation: String
    /// The figures that it is computed from.
    public var inputs: [Input]
    /// The release whose figure it is, where another one would be computed now.
    public var repeatedFrom: String?
  }

  /// A figure of a period that was printed: releases repeat it whatever is delivered later.
  public struct Repeated: Sendable {
    /// The release whose figure it is.
    public var release: String
    /// The figure as it would be computed now; nil where it is the same.
    public var now: Observation?
    /// How that follows from its numbers.
    public var equation: String?
  }

  /// Why the release in force has the figure in no table.
  enum LeftOut: Hashable, Sendable {
    /// These tables are shown in the place of its own; none where all are too small.
    case detail(shown: [[String]])
    /// Its table has numbers that nothing hidden beside them can protect.
    case unprotected
    /// Its period was printed without the table, and the rows that it counts have changed since.
    case late
  }

  /// A delivery that was read.
  public struct File: Hashable, Sendable {
    /// Id of the extract.
    public var extract: String
    /// Path relative to the workspace.
    public var path: String
    /// What became of every row.
    public var rows: RowAccount
    /// SHA-256 of the bytes, 64 hexadecimal digits.
    public var digest: String
  }
}

/// What the release in force says about a figure.
enum PublishedFigure: Hashable, Sendable {
  /// Nothing was published yet, or not this figure.
  case none
  /// The same as is explained.
  case same(release: String)
  /// Something else: another value, or another reason for none.
  case other(release: String, value: Double?, absence: AbsenceReason?)
}
