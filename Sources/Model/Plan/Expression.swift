/// A typed expression over the rows of an extract: what the checker hands to the engine.
///
/// Names are resolved, types agree, code ids are positions in their lists and numbers are scaled, so
/// that evaluation cannot fail.
public struct Expression: Hashable, Sendable {
  /// What it computes.
  public var kind: Kind
  /// The type of its values.
  public var type: ValueType
  /// Where it stands in its definition.
  public var position: SourcePosition

  /// Makes a typed expression.
  public init(_ kind: Kind, type: ValueType, position: SourcePosition) {
    self.kind = kind
    self.type = type
    self.position = position
  }

  /// Whether two expressions compute the same in the same way, wherever they stand.
  public static func == (left: Expression, right: Expression) -> Bool {
    left.type == right.type && left.kind == right.kind
  }

  /// Hashes what is computed, not where it stands.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(type)
    hasher.combine(kind)
  }

  /// The forms of expressions.
  ///
  /// Truth is three-valued (Kleene): a comparison with a missing value is unknown.
  public indirect enum Kind: Hashable, Sendable {
    /// A stored value of the expression's type.
    case literal(Int64)
    /// A number with a fraction.
    case real(Double)
    /// A column of the row at a nesting level; level 0 is the unit of the population.
    case column(String, level: Int)
    /// The reference day D, the last day of the reference period.
    case referenceDay
    /// The first day of the reference period.
    case periodStart
    /// The first day, or month, of the calendar year that the reference day falls in.
    case yearStart
    /// The reference period, as the type stores it.
    case referencePeriod
    /// The last day with this month and day of the month that is not after another day.
    case anniversary(month: Int, day: Int, before: Expression)
    /// A dated parameter for everybody, in force on the reference day, unscaled.
    case parameter(String)
    /// A dated parameter in force on the reference day for the group that a code names, unscaled;
    /// `groups` has the group of each code. Missing where the group has no value on that day.
    case parameterOf(String, groups: [String], Expression)
    /// An integer or decimal multiplied by a power of ten, so that two sides have equal scale.
    case scaled(Expression, by: Int64)
    /// An integer or decimal as a real number, divided by its scale.
    case toReal(Expression, scale: Int64)
    /// Arithmetic on two values of equal scale, or two reals.
    case arithmetic(Arithmetic, Expression, Expression)
    /// A day moved by a number of days of some kind or of calendar months.
    case shifted(Expression, by: Int64, TimeUnit)
    /// Completed units of time from one day to another, negative where the second is earlier.
    case elapsed(TimeUnit, from: Expression, to: Expression)
    /// A comparison of two values of one type.
    case comparison(Comparison, Expression, Expression)
    /// Whether a value is one of some stored values.
    case among(Expression, [Int64])
    /// Whether there is no value; never unknown.
    case isMissing(Expression)
    /// All hold.
    case and([Expression])
    /// At least one holds.
    case or([Expression])
    /// Does not hold.
    case not(Expression)
    /// The first value, or the second where the first is missing.
    case otherwise(Expression, Expression)
    /// The number of bounds that are not above the value: the index of its band.
    case cut(Expression, at: [Int64])
    /// The place of a code in its list, the first one being 0.
    case rank(Expression)
    /// Another code for each code, `Column.missingNarrow` for none.
    case recoded(Expression, [Int32])
    /// The calendar year of a day.
    case yearOf(Expression)
    /// The calendar month of a day, as months are stored.
    case monthOf(Expression)
    /// The code at the place (value - from) of a table; missing outside it.
    case tabled(Expression, from: Int64, [Int32])
    /// The value of the first branch whose condition holds, else the last value; missing without one.
    case when([Branch], otherwise: Expression?)
    /// The set of the codes of all branches whose conditions hold; the value of a branch is a code.
    case codes([Branch])
    /// The number of days of a span; missing where it has no end.
    case days(Span)
    /// Whether every day of the first span belongs to the second; unknown where the first has none.
    case isCovered(Span, by: Span)
    /// The expression evaluated at a level one deeper, in the row of another extract that is about
    /// the same person; missing where there is none.
    case ofPerson(extract: String, level: Int, Expression)
    /// A number of the rows of another extract that belong to this row.
    case aggregate(Aggregation, Selection)
  }
}

/// A value and when it is taken.
public struct Branch: Hashable, Sendable {
  /// When; an unknown condition does not hold.
  public var condition: Expression
  /// The value.
  public var value: Expression

  /// Pairs a condition with a value.
  public init(condition: Expression, value: Expression) {
    self.condition = condition
    self.value = value
  }
}

/// One-based line and column of a construct in a definition file.
public struct SourcePosition: Hashable, Sendable {
  /// Physical line.
  public var line: Int
  /// Character within the line.
  public var column: Int

  /// Points at a character.
  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }
}

/// The four operations.
public enum Arithmetic: String, Hashable, Sendable {
  /// Sum.
  case add = "+"
  /// Difference.
  case subtract = "-"
  /// Product.
  case multiply = "*"
  /// Quotient; a zero divisor gives a missing value.
  case divide = "/"
}

/// The six comparisons.
public enum Comparison: String, CaseIterable, Hashable, Sendable {
  /// Equal.
  case equal = "="
  /// Not equal.
  case notEqual = "!="
  /// Less.
  case less = "<"
  /// Less or equal.
  case lessOrEqual = "<="
  /// Greater.
  case greater = ">"
  /// Greater or equal.
  case greaterOrEqual = ">="
}

/// Units in which time is counted.
public enum TimeUnit: String, CaseIterable, Hashable, Sendable {
  /// Calendar days.
  case days
  /// Calendar months, by the rule of `Day.adding(months:)`.
  case months
  /// Calendar years.
  case years
  /// Workdays of the workspace's calendar.
  case workDays = "work days"
  /// School days of the workspace's calendar.
  case schoolDays = "school days"
  /// Days of the school year by the workspace's calendar, weekends and holidays within it included.
  case termDays = "term days"
}

/// The rows of another extract that belong to a row and satisfy a condition.
public struct Selection: Hashable, Sendable {
  /// Whose rows belong to a row.
  public enum Link: Hashable, Sendable {
    /// Those about the same person.
    case person
    /// Those about anybody of the person's household, by the person snapshot of the period.
    case household
  }

  /// The extract that rows come from.
  public var extract: String
  /// Level of the selected rows; 0 for a population.
  public var level: Int
  /// Whose rows they are; without meaning for a population.
  public var link: Link
  /// What selected rows satisfy; the selected row is one level deeper than the enclosing one.
  public var condition: Expression?

  /// Selects rows.
  public init(
    extract: String, level: Int = 0, link: Link = .person, condition: Expression? = nil
  ) {
    self.extract = extract
    self.level = level
    self.link = link
    self.condition = condition
  }
}

/// How selected rows become one value.
public enum Aggregation: Hashable, Sendable {
  /// Whether there is any.
  case exists
  /// How many there are.
  case count
  /// The sum over rows that have a value; missing where none has.
  case sum(Expression)
  /// The least value.
  case least(Expression)
  /// The greatest value.
  case greatest(Expression)
  /// The value of the row that comes first in an order; ties go to the row read first.
  case first(Expression, by: Expression)
  /// The value of the row that comes last in an order; ties go to the row read last.
  case latest(Expression, by: Expression)
  /// The set of the codes that occur; empty where there is no row.
  case each(Expression)
}
