internal import Compute
internal import Definitions
public import Model

extension Workspace {
  /// The engine's own figures before disclosure control, as CSV: for checking only.
  ///
  /// Nothing is written, archived or published.
  ///
  /// - Parameters:
  ///   - ids: indicators; none for all.
  ///   - range: the periods to give.
  ///   - isConfidential: whether the caller said that the figures stay confidential.
  /// - Returns: the text and what somebody must know about it.
  /// - Throws: status 64 for an unknown indicator or without that word, and what reading throws.
  public func figures(
    of ids: [String], range: PeriodRange, isConfidential: Bool
  ) throws(RunError) -> (text: String, warnings: [Diagnostic]) {
    guard isConfidential else { throw CheckingProblem.notConfidential.error }
    let definitions = try definitions()
    let wanted = try definitions.catalogue.indicators(named: ids)
    let survey = try finder(definitions).survey()
    let last = try survey.choose(range.last, today: Timestamp.now.bakuDay).period
    let first = range.first?.converted(to: last.frequency) ?? last
    guard first <= last else { throw CheckingProblem.reversedPeriods.error }
    let manifests = try manifests(
      survey.manifests.filter { $0.period <= last }, of: definitions.catalogue)
    let datasets = try datasets(
      of: definitions, survey.inputs(for: last), manifests, from: first, through: last)
    let names = Set(wanted.map(\.description.id))
    let figures = ConfidentialFigures(
      datasets: datasets.filter { names.contains($0.indicator.id) }, first: first)
    return (figures.text, [CheckingProblem.confidentialFigures.diagnostic])
  }

  /// Reads and computes as a run does, and stops there.
  private func datasets(
    of definitions: CheckedDefinitions, _ deliveries: [Delivery],
    _ manifests: [ReferencePeriod: ReceivedManifest], from first: ReferencePeriod,
    through last: ReferencePeriod
  ) throws(RunError) -> [Dataset] {
    let catalogue = definitions.catalogue
    let read = try readings(of: definitions, deliveries, manifests)
    let store = MicrodataStore(
      deliveries: read.tables, catalogue: catalogue,
      columns: ColumnUse(catalogue).evaluated, threads: Threads.count)
    return Computation(catalogue: catalogue, store: store, threads: Threads.count)
      .datasets(from: first, through: last)
  }

  /// Reads as a run does, and writes nothing.
  func readings(
    of definitions: CheckedDefinitions, _ deliveries: [Delivery],
    _ manifests: [ReferencePeriod: ReceivedManifest]
  ) throws(RunError) -> ReadDeliveries {
    let stage = ReadingStage(
      root: root, catalogue: definitions.catalogue,
      trails: try readmissions.trails(of: deliveries))
    var read = stage.read(deliveries) {}
    if let error = read.error([]) { throw error }
    read.add(manifests, of: definitions.catalogue)
    return read
  }
}

/// Figures before disclosure control as CSV: one row for each period and position.
struct ConfidentialFigures {
  /// The figures.
  let datasets: [Dataset]
  /// First period to give.
  let first: ReferencePeriod

  private static let numbers = [
    "numerator", "denominator", "value", "contributors", "absence", "lower", "upper", "linked",
    "population",
  ]

  /// Dimensions of any dataset, in the order in which they first occur.
  private var dimensions: [String] {
    var seen: Set<String> = []
    return datasets.flatMap { $0.dimensions.map(\.id) }.filter { seen.insert($0).inserted }
  }

  /// The text, with a header.
  var text: String {
    let dimensions = dimensions
    var lines = [(["indicator", "period"] + dimensions + Self.numbers).joined(separator: ",")]
    for dataset in datasets {
      let first = first.converted(to: dataset.indicator.frequency)
      for observation in dataset.observations where observation.period >= first {
        lines.append(line(observation, of: dataset, dimensions))
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func line(
    _ observation: Observation, of dataset: Dataset, _ dimensions: [String]
  ) -> String {
    let codes = Dictionary(
      zip(dataset.dimensions, observation.position).map { ($0.id, $0.codeID($1)) },
      uniquingKeysWith: { first, _ in first })
    let interval = observation.interval
    let numbers: [String?] = [
      text(observation.numerator), text(observation.denominator), text(observation.value),
      "\(observation.contributors)", observation.absence?.rawValue, text(interval?.lowerBound),
      text(interval?.upperBound), observation.linked.map { "\($0)" },
      observation.population.map { "\($0)" },
    ]
    let fields =
      [dataset.indicator.id, observation.period.description]
      + dimensions.map { codes[$0] ?? "" } + numbers.map { $0 ?? "" }
    return fields.map(quoted).joined(separator: ",")
  }

  private func text(_ number: Double?) -> String? {
    number.map { "\($0)" }
  }

  private func quoted(_ field: String) -> String {
    let isPlain = !field.contains { $0 == "," || $0 == "\"" || $0.isNewline }
    return isPlain ? field : "\"" + field.replacing("\"", with: "\"\"") + "\""
  }
}
