import Model

/// An expression as written: shape and places, no types yet.
struct Syntax: Hashable {
  /// Its form.
  var kind: Kind
  /// Where it begins.
  var position: SourcePosition

  /// The forms that an analyst can write.
  indirect enum Kind: Hashable {
    /// `65`, `12.5`.
    case number(String)
    /// `6 months`.
    case quantity(String, TimeUnit)
    /// `'05'`: a code or a text.
    case quoted(String)
    /// `status`, `register.status`.
    case name([String])
    /// `- x`.
    case negated(Syntax)
    /// `a + b`.
    case arithmetic(Arithmetic, Syntax, Syntax)
    /// `a <= b`.
    case comparison(Comparison, Syntax, Syntax)
    /// `a in {…}`, `a in 15..64`, `a in (x, y]`, `a in period`.
    case membership(Syntax, Group, isNegated: Bool)
    /// `a is missing`.
    case missing(Syntax, isNegated: Bool)
    /// `a and b`.
    case and([Syntax])
    /// `a or b`.
    case or([Syntax])
    /// `not a`.
    case not(Syntax)
    /// `a otherwise b`: b where a has no value.
    case otherwise(Syntax, Syntax)
    /// `years from a to b`.
    case elapsed(TimeUnit, from: Syntax, to: Syntax)
    /// `cut a at 15, 25 into age_band`.
    case cut(Syntax, at: [Syntax], list: String)
    /// `rank of a`.
    case rank(Syntax)
    /// `last september 15`, `last october 1 before x`.
    case lastAnniversary(month: Int, day: Int, before: Syntax?)
    /// `year of x`, `month of x`, `year of x into list`.
    case part(DatePart, Syntax, list: String?)
    /// `x begins with {'4', '5'}`.
    case prefixed(Syntax, [Syntax])
    /// `when a then x, when b then y, else z into list`; with `each` all that hold, not the first.
    case when([Branch], otherwise: Syntax?, list: String?, isEach: Bool)
    /// `subsistence_minimum for x`.
    case parameter(String, for: Syntax)
    /// `days of spells(…) within period`.
    case days(Span)
    /// `spell(a to b) in spells(…)`.
    case covered(Span, by: Span, isNegated: Bool)
    /// `parent of a`.
    case parent(Syntax)
    /// `exists(…)`, `sum(x of …)`.
    case aggregate(AggregateName, value: Syntax?, SelectionSyntax, by: Syntax?)
  }

  /// A value and when it is taken.
  struct Branch: Hashable {
    /// When.
    var condition: Syntax
    /// The value.
    var value: Syntax
  }

  /// Days that belong together.
  indirect enum Span: Hashable {
    /// `spell(a to b)`.
    case spell(from: Syntax, to: Syntax)
    /// `spells(contracts where … joined over 14 days)`.
    case rows(SelectionSyntax, gap: Int)
    /// `period`, `cohort`, `year to date`, `last 12 months`.
    case group(Group, SourcePosition)
    /// `a within b`.
    case within(Span, Span)
  }

  /// What a day is a part of.
  enum DatePart: String, CaseIterable {
    /// The calendar year.
    case year
    /// The calendar month.
    case month
  }

  /// What a value may be in.
  indirect enum Group: Hashable {
    /// `{a, b}`.
    case set([Syntax])
    /// From one bound to another, each included or not.
    case interval(Syntax, Syntax, includesLower: Bool, includesUpper: Bool)
    /// The reference period, or the one so many months earlier.
    case period(monthsAgo: Int)
    /// From the first day of the reference day's year to the reference day.
    case yearToDate
    /// So many calendar months, the last of which ended so many months ago.
    case lastMonths(Int, until: Int)
    /// The months of the indicator's cohorts.
    case cohort
  }

  /// The words that make one value of many rows.
  enum AggregateName: String, CaseIterable {
    /// Whether there is any row.
    case exists
    /// The number of rows.
    case count
    /// The sum of a value.
    case sum
    /// The least value.
    case least
    /// The greatest value.
    case greatest
    /// The value of the first row in an order.
    case first
    /// The value of the last row in an order.
    case latest
    /// The set of the codes that occur.
    case each
  }
}

/// `contracts in force at day where …`: rows of an extract.
struct SelectionSyntax: Hashable {
  /// Name of the extract.
  var extract: String
  /// Where the name stands.
  var position: SourcePosition
  /// What conditions call a row, where not by the extract's name.
  var alias: Alias?
  /// Where `for household` stands; nil where rows are those about the same person.
  var household: SourcePosition?
  /// Rows by their time.
  var time: TimeClause?
  /// Rows by a condition.
  var condition: Syntax?

  /// `as next`.
  struct Alias: Hashable {
    /// The name.
    var name: String
    /// Where it stands.
    var position: SourcePosition
  }

  /// How rows are selected by their own time.
  indirect enum TimeClause: Hashable {
    /// `in force at day`.
    case inForce(at: Syntax)
    /// `in force during period`.
    case inForceDuringPeriod
    /// `in period`, `in year to date`, `in last 12 months`, `in (a, b]`.
    case within(Syntax.Group)
  }
}

/// The measure of an indicator as written.
struct MeasureSyntax: Hashable {
  /// Its form.
  var kind: Kind
  /// Where it begins.
  var position: SourcePosition

  /// The forms of measures.
  enum Kind: Hashable {
    /// `count`.
    case count
    /// `count of distinct x`.
    case distinct(Syntax)
    /// `share of x`, `share of x weighted by y`.
    case share(Syntax, weight: Syntax?)
    /// `ratio of … to …`.
    case ratio(TotalSyntax, TotalSyntax)
    /// `sum of x`.
    case sum(Syntax)
    /// `value of x`.
    case value(Syntax)
    /// `mean of x`.
    case mean(Syntax)
    /// `median of x`, `percentile 90 of x`.
    case percentile(String, Syntax)
    /// `least of x`.
    case least(Syntax)
    /// `greatest of x`.
    case greatest(Syntax)
    /// `median of time from a to b until c since d in work days`.
    case duration(String, TimeSyntax)
  }

  /// A time until an event.
  struct TimeSyntax: Hashable {
    /// Where it begins.
    var start: Syntax
    /// The event.
    var event: Syntax
    /// The last day on which the event could be seen.
    var until: Syntax?
    /// The first day on which the event could be seen.
    var since: Syntax?
    /// What is counted, and where that is said.
    var unit: TimeUnit
    /// Where the unit stands.
    var unitPosition: SourcePosition
  }

  /// One side of a ratio.
  enum TotalSyntax: Hashable {
    /// `count`.
    case count
    /// `count of x`.
    case countWhere(Syntax)
    /// `sum of x`.
    case sum(Syntax)
  }
}

/// Arithmetic over indicators as written.
struct FormulaSyntax: Hashable {
  /// Its form.
  var kind: Kind
  /// Where it begins.
  var position: SourcePosition

  /// The forms of formulas.
  indirect enum Kind: Hashable {
    /// `100`.
    case number(String)
    /// `- x`.
    case negated(FormulaSyntax)
    /// `a - b`.
    case arithmetic(Arithmetic, FormulaSyntax, FormulaSyntax)
    /// `|x|`.
    case absolute(FormulaSyntax)
    /// `sum(x over district)`.
    case over(Formula.Combination, FormulaSyntax, dimension: String, SourcePosition)
    /// `lab_wage_median[sex = K, 12 months ago]`.
    case reference(String, [Qualifier], Formula.Window)
  }

  /// What stands in brackets behind an indicator.
  enum Qualifier: Hashable {
    /// `sex = K`.
    case code(dimension: String, code: String, SourcePosition)
    /// `sex = total`.
    case total(dimension: String, SourcePosition)
    /// `12 months ago`.
    case monthsAgo(Int)
  }
}
