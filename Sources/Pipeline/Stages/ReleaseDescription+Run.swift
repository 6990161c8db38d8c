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
      received: definitions.catalogue.contracts.filter { $0.file != nil }.flatMap { contract in
        [ReceivedExtract(contract, input, deliveries, linkage[contract.id])].compactMap { $0 }
          + input.missing.filter { $0.extract == contract.id }.suffix(ReceivedExtract.mostMissing)
          .reversed().map { ReceivedExtract(contract, missing: $0.period) }
      },
      orderedCodeLists: Set(ordered.map(\.codeList.id)),
      methods: MethodFacts(
        toolVersion: Workspace.toolVersion, policy: configuration.disclosure.policy,
        isAudited: configuration.disclosure.policy.profile != .none),
      watermark: ReleaseProfile.notice(
        configuration.notice, configuration.disclosure.policy.profile),
      examples: definitions.examples)
  }
}

extension ReceivedExtract {
  /// Most deliveries of one extract that are shown as not received.
  fileprivate static let mostMissing = 12

  /// The newest delivery of an extract, or the one that was promised; nil where none was.
  fileprivate init?(
    _ contract: ExtractContract, _ input: StageInput, _ deliveries: ReadDeliveries,
    _ linkage: LinkageAccount?
  ) {
    guard let own = deliveries.readings.last(where: { $0.delivery.extract == contract.id }) else {
      guard let frequency = contract.frequency else { return nil }
      let period = input.period.converted(to: frequency)
      guard period.lastDay <= input.period.lastDay else { return nil }
      self.init(contract, missing: period)
      return
    }
    let entry = input.manifests[own.delivery.period]?.entries.first { $0.extract == contract.id }
    self.init(
      id: contract.id, title: contract.title, agency: contract.agency,
      period: own.delivery.period,
      due: entry?.dueDay ?? contract.dueDay(after: own.delivery.period),
      received: entry?.receivedDay,
      rows: DisclosureControl.rows(
        own.reading.account, isAboutPeople: contract.isAboutPeople),
      linked: linkage.flatMap { DisclosureControl.share($0.matched, of: $0.rows) })
  }

  /// A delivery that was promised and did not come.
  fileprivate init(_ contract: ExtractContract, missing period: ReferencePeriod) {
    self.init(
      id: contract.id, title: contract.title, agency: contract.agency, period: period,
      due: contract.dueDay(after: period))
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
