import Model

/// Reads `examples` of an indicator: what is given at which time, and what must follow.
struct ExampleReader {
  /// Everything that is defined.
  let methodology: MethodologySource
  /// The indicator as its file says it.
  let source: IndicatorSource
  /// How it is computed; nil where that has a mistake of its own.
  let plan: Indicator.Plan?
  /// Where its observations stand.
  let positions: ExamplePosition

  private static let required = ["at", "given", "expect"]
  private static let optional = ["note", "run"]

  /// Prepares to read the examples of an indicator.
  init(_ methodology: MethodologySource, _ source: IndicatorSource, plan: Indicator.Plan?) {
    self.methodology = methodology
    self.source = source
    self.plan = plan
    positions = ExamplePosition(source, dimensions: methodology.dimensionsByID)
  }

  /// One example; nil where it has a fault.
  func example(_ node: YAMLNode, _ problems: inout ProblemList) -> WorkedExample? {
    let before = problems.diagnostics.count
    guard let fields = node.fields(required: Self.required, optional: Self.optional, &problems)
    else { return nil }
    let note = fields["note"]?.localized(&problems)
    let period = fields["at"]?.period(source.description.frequency, &problems)
    let run = fields["run"].flatMap { self.run($0, notBefore: period, &problems) }
    let entries = fields["given"]?.entries(&problems) ?? []
    let inputs = isOverUnits ? [] : entries.compactMap { input($0, period, &problems) }
    let extracts = isOverUnits ? entries.compactMap { extract($0, &problems) } : []
    let expectations = fields["expect"].map { self.expectations($0, &problems) } ?? []
    guard let period, problems.diagnostics.count == before else { return nil }
    return WorkedExample(
      note: note, period: period, run: run, extracts: extracts, inputs: inputs,
      expectations: expectations, location: node.location)
  }

  private var isOverUnits: Bool {
    if case .units = source.computation { true } else { false }
  }

  private func run(
    _ node: YAMLNode, notBefore period: ReferencePeriod?, _ problems: inout ProblemList
  ) -> ReferencePeriod? {
    guard let text = node.text(&problems) else { return nil }
    guard let run = ReferencePeriod(text.text) else {
      problems.report(.notPeriod(example: "2026-10, 2026-Q4 or 2026"), at: text.location)
      return nil
    }
    if let period, run.lastDay < period.lastDay {
      problems.report(.runBeforePeriod, at: text.location)
      return nil
    }
    return run
  }
}

extension MethodologySource {
  /// Dimensions by id.
  var dimensionsByID: [String: Dimension] {
    Dictionary(dimensions.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The examples of all indicators, those with faults left out.
  ///
  /// - Parameters:
  ///   - plans: how indicators are computed, by id; those with mistakes are not there.
  ///   - problems: what is wrong is added here.
  /// - Returns: examples by indicator.
  func workedExamples(
    plans: [String: Indicator.Plan], into problems: inout ProblemList
  ) -> [String: [WorkedExample]] {
    var found: [String: [WorkedExample]] = [:]
    for source in indicators {
      let id = source.description.id
      guard let nodes = examples[id] else { continue }
      let reader = ExampleReader(self, source, plan: plans[id])
      found[id] = nodes.compactMap { reader.example($0, &problems) }
    }
    return found
  }
}
