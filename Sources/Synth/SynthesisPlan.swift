public import Model

/// What to simulate and what to write of it.
public struct SynthesisPlan: Hashable, Sendable {
  /// Ready-made sizes.
  public enum Scale: String, CaseIterable, Sendable {
    /// The register of the Migration Service: 7,000 persons, 26 months.
    case ministry
    /// A stress test: 1,000,000 persons with some 5,000,000 contracts, one month.
    case national

    /// Persons of the simulation.
    public var persons: Int {
      self == .ministry ? 7_000 : 1_000_000
    }

    /// Monthly deliveries.
    public var months: Int {
      self == .ministry ? 26 : 1
    }

    /// Length of contracts and gaps in percent of the usual.
    ///
    /// With many short contracts the stress test comes to about five a person.
    var contractLength: Int {
      self == .ministry ? 100 : 20
    }

    /// Persons per thousand who work and would not usually.
    var extraParticipation: Int {
      self == .ministry ? 0 : 400
    }
  }

  /// Size that was asked for.
  public var scale: Scale
  /// Persons of the simulation, 1 to 10,000,000.
  public var persons: Int
  /// Monthly deliveries, 1 to 240.
  public var months: Int
  /// The newest delivery.
  public var until: ReferencePeriod
  /// The same seed gives the same bytes.
  public var seed: UInt64
  /// Rows of the newest delivery that are damaged.
  public var faults: Int
  /// Names of the extracts to write; empty means all.
  public var extracts: [String]
  /// Threads that simulate; nil means as many as there are cores.
  public var threads: Int?

  /// Plans a simulation; what is not given comes from the scale.
  public init(
    scale: Scale = .ministry, persons: Int? = nil, months: Int? = nil, until: ReferencePeriod,
    seed: UInt64 = 1, faults: Int = 0, extracts: [String] = [], threads: Int? = nil
  ) {
    self.scale = scale
    self.persons = persons ?? scale.persons
    self.months = months ?? scale.months
    self.until = until
    self.seed = seed
    self.faults = faults
    self.extracts = extracts
    self.threads = threads
  }

  /// The names that `extracts` may hold.
  public static let extractNames = Catalogue.names

  /// What is wrong with the plan, as sentences, or nothing.
  public var complaints: [String] {
    var complaints: [String] = []
    if !(1...10_000_000).contains(persons) {
      complaints.append("the number of persons must lie between 1 and 10000000")
    }
    if !(1...240).contains(months) {
      complaints.append("the number of months must lie between 1 and 240")
    }
    if until.frequency != .monthly || !(2018...2035).contains(until.year) {
      complaints.append("the last month must lie between 2018-01 and 2035-12, as in 2026-10")
    }
    if !(0...1000).contains(faults) {
      complaints.append("the number of faults must lie between 0 and 1000")
    }
    if extracts.contains(where: { !Self.extractNames.contains($0) }) {
      complaints.append("an extract must be one of \(Self.extractNames.joined(separator: ", "))")
    }
    return complaints
  }

  /// The months that are delivered, oldest first.
  var deliveries: [Delivery] {
    ReferencePeriod.series(from: until.advanced(by: 1 - months), through: until).map {
      Delivery(month: $0)
    }
  }

  /// What the lives have in common.
  var frame: SimulationFrame {
    SimulationFrame(
      seed: seed, persons: persons, lastDay: until.lastDay,
      contractLength: scale.contractLength, extraParticipation: scale.extraParticipation,
      calendar: SchoolCalendar(through: until.lastDay + 400),
      identifiers: Identifiers(seed: seed))
  }
}
