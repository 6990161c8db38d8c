internal import Compute
internal import Definitions
internal import Disclosure
internal import Ingest
internal import Model
internal import Publish

extension ReleaseDescription {
  /// What a release says about itself, from the configuration and what was read.
  init(
    _ input: StageInput, _ deliveries: ReadDeliveries, _ linkage: [String: LinkageAccount]
  ) {
    let (definitions, configuration) = (input.definitions, input.definitions.configuration)
    let ordered = definitions.catalogue.dimensions.values.filter(\.isOrdered)
    self.init(
      publisher: configuration.publisher, title: configuration.title, period: input.period,
      vintage: input.period.description, areas: definitions.catalogue.areas,
      received: definitions.catalogue.contracts.compactMap { contract in
        ReceivedExtract(contract, input, deliveries, linkage[contract.id])
      },
      orderedCodeLists: Set(ordered.map(\.codeList.id)),
      methods: MethodFacts(
        toolVersion: Workspace.toolVersion, threshold: configuration.disclosure.threshold,
        smallBase: configuration.disclosure.smallBase),
      watermark: configuration.notice, examples: definitions.examples)
  }
}

extension ReceivedExtract {
  /// The newest delivery of an extract; nil where none was ever expected or came.
  fileprivate init?(
    _ contract: ExtractContract, _ input: StageInput, _ deliveries: ReadDeliveries,
    _ linkage: LinkageAccount?
  ) {
    let own = deliveries.readings.last { $0.delivery.extract == contract.id }
    guard let own else { return nil }
    let entry = input.manifests[own.delivery.period]?.entries.first { $0.extract == contract.id }
    let account = own.reading.account
    self.init(
      id: contract.id, title: contract.title, agency: contract.agency,
      period: own.delivery.period,
      due: entry?.dueDay ?? contract.dueDay(after: own.delivery.period),
      received: entry?.receivedDay, read: account.read, accepted: account.accepted,
      quarantined: account.quarantined,
      linked: linkage.map { LinkedRows(matched: $0.matched, total: $0.rows) })
  }
}

extension DisclosurePolicy {
  /// The policy that a configuration names.
  init(_ configuration: Configuration.Disclosure) {
    self.init(
      name: configuration.policy, threshold: configuration.threshold,
      smallBase: configuration.smallBase, coarsening: configuration.coarsening)
  }
}

extension ReleaseCalendar {
  /// Announced times as the configuration gives them.
  init(_ releases: [ScheduledRelease]) {
    self.init()
    for release in releases {
      times[release.period] = ReleaseTime(
        day: release.day, hour: release.minuteOfDay / 60, minute: release.minuteOfDay % 60)
    }
  }
}
