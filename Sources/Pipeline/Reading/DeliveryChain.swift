internal import Ingest
internal import Model

/// The deliveries of one extract in order of time, those that are only compared among them.
struct DeliveryChain: Sendable {
  /// One delivery.
  struct Step: Sendable {
    var delivery: Delivery
    /// Whether it is read only to be compared with the next one.
    var isComparison: Bool
  }

  /// The agreement about the extract.
  let contract: ExtractContract
  /// The deliveries.
  let steps: [Step]
  /// Bytes of all files.
  let size: Int
  /// Bytes of the largest one.
  let largest: Int

  /// Orders the deliveries of an extract; nil where it has none to use.
  init?(
    _ contract: ExtractContract, _ deliveries: [Delivery], _ earlier: [Delivery], root: String
  ) {
    let own = deliveries.filter { $0.extract == contract.id }
    guard !own.isEmpty else { return nil }
    let compared = earlier.filter { $0.extract == contract.id && !own.contains($0) }
    self.contract = contract
    steps =
      (own.map { Step(delivery: $0, isComparison: false) }
      + compared.map { Step(delivery: $0, isComparison: true) })
      .sorted { ($0.delivery.period, $0.delivery.path) < ($1.delivery.period, $1.delivery.path) }
    let sizes = steps.map { WorkspaceFile(root: root, path: $0.delivery.path).size }
    size = sizes.reduce(0, &+)
    largest = sizes.max() ?? 0
  }

  /// Whether cells are compared with those of the delivery before.
  var isAggregate: Bool { contract.grain == "aggregate" }
}

extension DeliveryChain {
  /// What reading a chain gave.
  struct Outcome: Sendable {
    /// The extract.
    let extract: String
    /// Each delivery that is used, with what was read of it.
    private(set) var results:
      [(delivery: Delivery, result: Result<ExtractReading, RefusedDelivery>)] = []
    /// Deliveries that were only compared.
    private(set) var compared: [ComparedDelivery] = []
    /// SHA-256 of the deliveries so far.
    private(set) var digests: Set<String> = []

    /// Begins an empty chain.
    init(extract: String) {
      self.extract = extract
    }

    /// Takes over what was read of a delivery.
    mutating func take(_ result: Result<ExtractReading, RefusedDelivery>, of step: Step) {
      if case .success(let reading) = result {
        digests.insert(reading.sha256)
        if step.isComparison {
          compared.append(
            ComparedDelivery(
              delivery: step.delivery, rows: reading.account, verdict: reading.verdict))
        }
      }
      if !step.isComparison { results.append((step.delivery, result)) }
    }
  }
}

/// A delivery that was read only to be compared with the next one.
struct ComparedDelivery: Hashable, Sendable {
  /// The delivery.
  var delivery: Delivery
  /// What would become of its rows.
  var rows: RowAccount
  /// What would become of it.
  var verdict: Verdict
}
