public import Model

/// Everything that lies in the folder of the extracts, by period.
public struct DeliverySurvey: Sendable {
  /// The folder, relative to the workspace.
  public let folder: String
  /// Periods that have a folder, in order of time.
  public internal(set) var periods: [ReferencePeriod] = []
  /// Files that a contract names, in order of contract and time.
  public internal(set) var deliveries: [Delivery] = []
  /// Lists of what was received, with paths relative to the workspace, in order of time.
  public internal(set) var manifests: [(period: ReferencePeriod, path: String)] = []
  /// What lies there and is not read.
  public internal(set) var warnings: [Diagnostic] = []
  /// What has the name of a file that is read and is none.
  var refused: [Diagnostic] = []

  private let contracts: [ExtractContract]
  private let places: [String: Int]

  /// Begins an empty survey.
  init(folder: String, contracts: [ExtractContract]) {
    self.folder = folder
    self.contracts = contracts
    places = Dictionary(
      contracts.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// What a run for a period reads, in order of contract and time.
  ///
  /// Of an extract that delivers everything each time, that is the newest delivery not after the
  /// period; of the others it is all of them.
  public func inputs(for period: ReferencePeriod) -> [Delivery] {
    contracts.flatMap { contract in
      let known = deliveries.filter { $0.extract == contract.id && $0.period <= period }
      return contract.delivery == .full ? known.suffix(1) : known
    }
  }

  /// What a run for a period reads only to compare it with its inputs: of an extract that delivers
  /// everything each time the delivery before, and earlier ones that may hold the same bytes.
  ///
  /// - Parameters:
  ///   - period: period of the run.
  ///   - size: bytes of a file by its path.
  /// - Returns: the deliveries in order of contract and time.
  public func comparisons(
    for period: ReferencePeriod, size: (String) -> Int
  ) -> [Delivery] {
    contracts.flatMap { contract -> [Delivery] in
      let known = deliveries.filter { $0.extract == contract.id && $0.period <= period }
      guard contract.delivery == .full, let newest = known.last else { return [] }
      let bytes = size(newest.path)
      let earlier = known.dropLast()
      return earlier.enumerated().filter { index, delivery in
        index == earlier.count - 1 || size(delivery.path) == bytes
      }.map(\.element)
    }
  }

  /// Deliveries that earlier periods lack: between the first one and the period of the run.
  public func gaps(before period: ReferencePeriod) -> [Diagnostic] {
    contracts.compactMap { contract in
      let missing = missingPeriods(of: contract, before: period)
      return missing.first.map {
        DeliveryProblem.gap(
          extract: contract.id, count: missing.count, first: $0,
          file: "\(folder)/\($0)/\(contract.file ?? "")"
        ).diagnostic
      }
    }
  }

  /// Periods of which an extract whose deliveries add up was promised and did not come.
  func missingPeriods(
    of contract: ExtractContract, before period: ReferencePeriod
  ) -> [ReferencePeriod] {
    guard contract.delivery == .period, let frequency = contract.frequency,
      let first = deliveries.first(where: { $0.extract == contract.id })?.period
    else { return [] }
    return ReferencePeriod.series(
      from: first.converted(to: frequency),
      through: period.converted(to: frequency).advanced(by: -1)
    ).filter { !isDelivered(contract, for: $0) }
  }

  /// Orders by contract and time.
  mutating func sort() {
    periods.sort()
    manifests.sort { $0.period < $1.period }
    deliveries.sort {
      (places[$0.extract] ?? 0, $0.period, $0.path) < (places[$1.extract] ?? 0, $1.period, $1.path)
    }
  }
}

extension DeliverySurvey {
  /// The period to run: the one asked for, or the newest that is complete.
  ///
  /// A period is complete when every extract that its contract promises for it is there: monthly
  /// ones in each month, quarterly and annual ones by the month that ends their quarter or year (in
  /// its own folder or in that of any month within), irregular ones never. A quarter or year that
  /// began before the first delivery of all is not asked for.
  ///
  /// - Parameters:
  ///   - requested: period asked for, or nil.
  ///   - today: day after whose due days a missing extract is late.
  /// - Returns: the period, and what newer ones wait for.
  /// - Throws: status 66 where nothing was delivered for the period, 5 where an extract is missing.
  public func choose(
    _ requested: ReferencePeriod?, today: Day
  ) throws(RunError) -> PeriodChoice {
    if let requested {
      guard periods.contains(requested) else {
        throw RunError(
          DeliveryProblem.periodMissing(folder: "\(folder)/\(requested)").diagnostic,
          status: .noInput)
      }
      try requireComplete(requested)
      return PeriodChoice(period: requested, waiting: [], isLate: false)
    }
    guard let newest = candidates.last else {
      throw RunError(DeliveryProblem.noPeriod(folder: folder).diagnostic, status: .noInput)
    }
    guard let complete = candidates.last(where: { missing(in: $0).isEmpty }) else {
      try requireComplete(newest)
      return PeriodChoice(period: newest, waiting: [], isLate: false)
    }
    return choice(complete, today: today)
  }

  private func choice(_ complete: ReferencePeriod, today: Day) -> PeriodChoice {
    let open = candidates.filter { $0 > complete }.flatMap { missing(in: $0) }
    let late = open.map { expectation in expectation.due.map { $0 < today } ?? false }
    return PeriodChoice(
      period: complete,
      waiting: zip(open, late).map { DeliveryProblem.waiting($0, isLate: $1).diagnostic },
      isLate: late.contains(true))
  }

  private func requireComplete(_ period: ReferencePeriod) throws(RunError) {
    let missing = missing(in: period)
    guard missing.isEmpty else {
      throw RunError(
        missing.map { DeliveryProblem.extractMissing($0).diagnostic }, status: .extractMissing)
    }
  }

  /// Periods that a run can be for: those of the shortest frequency that any contract declares.
  private var candidates: [ReferencePeriod] {
    let frequencies = contracts.compactMap(\.frequency)
    guard let shortest = frequencies.min(by: { $0.months < $1.months }) else {
      let delivered = Set(deliveries.map(\.period))
      return periods.filter { delivered.contains($0) }
    }
    return periods.filter { $0.frequency == shortest }
  }

  /// Extracts that the contracts promise for a period and that are not there.
  private func missing(in period: ReferencePeriod) -> [DeliveryProblem.Expectation] {
    contracts.compactMap { contract in
      guard let frequency = contract.frequency else { return nil }
      let own = period.converted(to: frequency)
      guard own.lastDay == period.lastDay, own.frequency.months >= period.frequency.months,
        let first = candidates.first, own.firstDay >= first.firstDay,
        !isDelivered(contract, for: own)
      else { return nil }
      return DeliveryProblem.Expectation(
        extract: contract.id, agency: contract.agency.en, period: own,
        due: contract.dueDay(after: own), path: "\(folder)/\(period)/\(contract.file ?? "")")
    }
  }

  /// Whether an extract came for a period: in the folder of that period or of a shorter one within,
  /// such as a survey of the year that comes each June.
  private func isDelivered(_ contract: ExtractContract, for period: ReferencePeriod) -> Bool {
    deliveries.contains {
      $0.extract == contract.id && $0.period.frequency.months <= period.frequency.months
        && $0.period.converted(to: period.frequency) == period
    }
  }
}

extension ExtractContract {
  /// The day on which the delivery of a period is due, or the last of a month too short for it.
  func dueDay(after period: ReferencePeriod) -> Day? {
    guard let dueDay else { return nil }
    let first = period.advanced(by: 1).firstDay
    let (year, month, _) = first.parts
    let last = Day.daysIn(month: month, year: year)
    return Day(year: year, month: month, day: min(max(1, dueDay), last))
  }
}
