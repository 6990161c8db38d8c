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
    /// `last september 15`.
    case lastAnniversary(month: Int, day: Int)
    /// `parent of a`.
    case parent(Syntax)
    /// `exists(…)`, `sum(x of …)`.
    case aggregate(AggregateName, value: Syntax?, SelectionSyntax, by: Syntax?)
  }

  /// What a value may be in.
  indirect enum Group: Hashable {
    /// `{a, b}`.
    case set([Syntax])
    /// From one bound to another, each included or not.
    case interval(Syntax, Syntax, includesLower: Bool, includesUpper: Bool)
    /// The reference period.
    case period
    /// From the first day of the reference day's year to the reference day.
    case yearToDate
    /// So many months before the reference day, to the reference day.
    case lastMonths(String)
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
  }
}

/// `contracts in force at day where …`: rows of an extract.
struct SelectionSyntax: Hashable {
  /// Name of the extract.
  var extract: String
  /// Where the name stands.
  var position: SourcePosition
  /// Rows by their time.
  var time: TimeClause?
  /// Rows by a condition.
  var condition: Syntax?

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
    /// `share of x`.
    case share(Syntax)
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
