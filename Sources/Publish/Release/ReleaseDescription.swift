public import Disclosure
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
  /// Day of arrival; nil where it did not come or nobody recorded the day.
  public var received: Day?
  /// What became of its rows; nil where it did not come.
  public var rows: ProtectedRows?
  /// Share of the rows in use whose person was found; nil where the extract is about no persons.
  public var linked: ProtectedShare?

  /// Describes a delivery; one without rows did not come.
  public init(
    id: String, title: Localized, agency: Localized, period: ReferencePeriod, due: Day? = nil,
    received: Day? = nil, rows: ProtectedRows? = nil, linked: ProtectedShare? = nil
  ) {
    self.linked = linked
    self.id = id
    self.title = title
    self.agency = agency
    self.period = period
    self.due = due
    self.received = received
    self.rows = rows
  }
}

/// Facts about how a release was made, for the methods page.
public struct MethodFacts: Hashable, Sendable {
  /// Version of Yol.
  public var toolVersion: String
  /// How people are protected, with all numbers.
  public var policy: DisclosurePolicy
  /// Whether a release is only published when the audit of its files has found nothing.
  public var isAudited: Bool

  /// States the facts.
  public init(toolVersion: String, policy: DisclosurePolicy, isAudited: Bool = false) {
    self.toolVersion = toolVersion
    self.policy = policy
    self.isAudited = isAudited
  }
}
