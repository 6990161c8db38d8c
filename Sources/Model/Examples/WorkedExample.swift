/// A calculation that a definition shows: rows that are given, and the figures that must follow.
public struct WorkedExample: Hashable, Sendable {
  /// What it shows, for readers.
  public var note: Localized?
  /// The reference period that is computed.
  public var period: ReferencePeriod
  /// The period of the run in which it is computed; nil for the first one in which it is due.
  public var run: ReferencePeriod?
  /// Given rows of extracts, in the order of the definition.
  public var extracts: [GivenExtract]
  /// Given figures of other indicators, in the order of the definition.
  public var inputs: [GivenInput]
  /// What must follow.
  public var expectations: [Expectation]
  /// Where it stands.
  public var location: Location

  /// Collects an example.
  public init(
    note: Localized?, period: ReferencePeriod, run: ReferencePeriod?, extracts: [GivenExtract],
    inputs: [GivenInput], expectations: [Expectation], location: Location
  ) {
    self.note = note
    self.period = period
    self.run = run
    self.extracts = extracts
    self.inputs = inputs
    self.expectations = expectations
    self.location = location
  }
}

extension WorkedExample {
  /// The rows of one extract.
  public struct GivenExtract: Hashable, Sendable {
    /// The extract.
    public var id: String
    /// What readers see.
    public var title: Localized
    /// The rows; nil for a delivery that did not come.
    public var rows: [Row]?

    /// Gives rows.
    public init(id: String, title: Localized, rows: [Row]?) {
      self.id = id
      self.title = title
      self.rows = rows
    }
  }

  /// One row of an extract; columns without a cell are missing.
  public struct Row: Hashable, Sendable {
    /// Name of an invented person, whom every extract finds; nil for a row with keys of its own.
    public var person: String?
    /// What is given, in the order of the definition.
    public var cells: [Cell]

    /// Gives cells.
    public init(person: String?, cells: [Cell]) {
      self.person = person
      self.cells = cells
    }
  }

  /// One given value.
  public struct Cell: Hashable, Sendable {
    /// Name of the column or dimension.
    public var column: String
    /// The value as written.
    public var text: String
    /// What a code means to readers.
    public var label: Localized?
    /// The value as the column stores it; nil for one that the column keeps as text.
    public var stored: Int64?
    /// Whether it is a key, which no page shows: an invented one may be somebody's all the same.
    public var isKey: Bool

    /// Gives a value.
    public init(
      column: String, text: String, label: Localized? = nil, stored: Int64?, isKey: Bool = false
    ) {
      self.isKey = isKey
      self.column = column
      self.text = text
      self.label = label
      self.stored = stored
    }
  }

  /// The figures of one other indicator.
  public struct GivenInput: Hashable, Sendable {
    /// The indicator.
    public var indicator: String
    /// What readers see.
    public var title: Localized
    /// Its figures.
    public var figures: [Figure]

    /// Gives figures.
    public init(indicator: String, title: Localized, figures: [Figure]) {
      self.indicator = indicator
      self.title = title
      self.figures = figures
    }
  }

  /// One figure of another indicator.
  public struct Figure: Hashable, Sendable {
    /// Its period.
    public var period: ReferencePeriod
    /// Its codes on dimensions; the total on all others.
    public var codes: [Cell]
    /// One entry for each of the indicator's dimensions.
    public var position: [DimensionValue]
    /// Its value, or nil with a reason.
    public var value: Double?
    /// Why it has no value.
    public var absence: AbsenceReason?

    /// Gives a figure.
    public init(
      period: ReferencePeriod, codes: [Cell], position: [DimensionValue], value: Double?,
      absence: AbsenceReason?
    ) {
      self.period = period
      self.codes = codes
      self.position = position
      self.value = value
      self.absence = absence
    }
  }
}
