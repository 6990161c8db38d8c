public import Model

/// What a release says about itself besides its figures.
public struct ReleaseDescription: Sendable {
  /// Who publishes.
  public var publisher: Localized
  /// Title of the site.
  public var title: Localized
  /// The run's reference period.
  public var period: ReferencePeriod
  /// The published state of the figures, such as `2026-10`.
  public var vintage: String
  /// Areas and cross-cutting groups in the order they are shown.
  public var areas: [Area]
  /// What the agencies delivered.
  public var received: [ReceivedExtract]
  /// Code lists whose order has a meaning, such as age bands: their bars are not ranked.
  public var orderedCodeLists: Set<String>
  /// What the methods page tells.
  public var methods: MethodFacts
  /// A warning on every page, such as that the people are synthetic.
  public var watermark: Localized?
  /// Worked examples by indicator.
  public var examples: [String: [WorkedExample]]

  /// Describes a release.
  public init(
    publisher: Localized, title: Localized, period: ReferencePeriod, vintage: String,
    areas: [Area], received: [ReceivedExtract], orderedCodeLists: Set<String> = [],
    methods: MethodFacts, watermark: Localized? = nil, examples: [String: [WorkedExample]] = [:]
  ) {
    self.examples = examples
    self.publisher = publisher
    self.title = title
    self.period = period
    self.vintage = vintage
    self.areas = areas
    self.received = received
    self.orderedCodeLists = orderedCodeLists
    self.methods = methods
    self.watermark = watermark
  }
}

/// One line of the received-files board.
public struct ReceivedExtract: Hashable, Sendable {
  /// Identifier of the extract.
  public var id: String
  /// Title.
  public var title: Localized
  /// Who delivers it.
  public var agency: Localized
  /// The period it is about.
  public var period: ReferencePeriod
  /// Agreed day of delivery.
  public var due: Day?
  /// Day of arrival; nil where it did not arrive.
  public var received: Day?
  /// Rows read.
  public var read: Int
  /// Of these, rows accepted.
  public var accepted: Int
  /// Of these, rows set aside.
  public var quarantined: Int

  /// Rows whose person was found, of all rows in use; nil where the extract is about no persons.
  public var linked: LinkedRows?

  /// Describes a delivery.
  public init(
    id: String, title: Localized, agency: Localized, period: ReferencePeriod, due: Day? = nil,
    received: Day? = nil, read: Int = 0, accepted: Int = 0, quarantined: Int = 0,
    linked: LinkedRows? = nil
  ) {
    self.linked = linked
    self.id = id
    self.title = title
    self.agency = agency
    self.period = period
    self.due = due
    self.received = received
    self.read = read
    self.accepted = accepted
    self.quarantined = quarantined
  }
}

/// How many rows of an extract found their person: the coverage of every figure that uses it.
public struct LinkedRows: Hashable, Sendable {
  /// Rows whose person was found.
  public var matched: Int
  /// Rows in all.
  public var total: Int

  /// Counts rows.
  public init(matched: Int, total: Int) {
    self.matched = matched
    self.total = total
  }
}

/// Facts about how a release was made, for the methods page.
public struct MethodFacts: Hashable, Sendable {
  /// Version of Yol.
  public var toolVersion: String
  /// Counts of 1 to one less are not shown.
  public var threshold: Int
  /// Means and medians over fewer units are not shown.
  public var smallBase: Int

  /// States the facts.
  public init(toolVersion: String, threshold: Int, smallBase: Int) {
    self.toolVersion = toolVersion
    self.threshold = threshold
    self.smallBase = smallBase
  }
}
