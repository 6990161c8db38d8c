internal import Definitions
public import Model
public import SQL

/// The periods that a query or a check is about.
public struct PeriodRange: Hashable, Sendable {
  /// First period; nil for the last one alone.
  public var first: ReferencePeriod?
  /// Period of the run; nil for the newest for which all extracts are there.
  public var last: ReferencePeriod?

  /// Names periods.
  public init(first: ReferencePeriod? = nil, last: ReferencePeriod? = nil) {
    self.first = first
    self.last = last
  }
}

extension Workspace {
  /// The plans of indicators as SQL, one statement each, in the order asked for.
  ///
  /// - Parameters:
  ///   - ids: indicators; none for all.
  ///   - dialect: whose SQL.
  ///   - range: the periods to compute.
  /// - Returns: each id with its statement.
  /// - Throws: status 64 for an unknown indicator, 78 where a definition is wrong.
  public func queries(
    of ids: [String], dialect: SQLDialect, range: PeriodRange
  ) throws(RunError) -> [(indicator: String, statement: String)] {
    let definitions = try definitions()
    let indicators = try definitions.catalogue.indicators(named: ids)
    let (first, last) = try periods(range, definitions)
    let query = IndicatorQuery(definitions.catalogue, dialect: dialect)
    return indicators.map { ($0.description.id, query.text(of: $0, from: first, through: last)) }
  }

  /// The statements that make the tables which the queries name.
  ///
  /// - Parameters:
  ///   - dialect: whose SQL.
  ///   - last: period of the run; nil for the newest for which all extracts are there.
  ///   - isChecked: whether rows that contracts refuse are left out.
  /// - Returns: the statements in the order in which they must be run.
  /// - Throws: status 66 where there are no extracts, 78 where a definition is wrong.
  public func tableStatements(
    dialect: SQLDialect, last: ReferencePeriod?, isChecked: Bool
  ) throws(RunError) -> String {
    let definitions = try definitions()
    let survey = try finder(definitions).survey()
    let period = try survey.choose(last, today: Timestamp.now.bakuDay).period
    let received = definitions.catalogue.contracts.filter { $0.file == nil }.flatMap { contract in
      survey.manifests.filter { $0.period <= period }.map {
        Delivery(extract: contract.id, period: $0.period, path: $0.path)
      }
    }
    let files = (survey.inputs(for: period) + received).map { delivery in
      ExtractFile(
        extract: delivery.extract, period: delivery.period,
        path: WorkspaceFile(root: root, path: delivery.path).fullPath)
    }
    return TableStatements(definitions.catalogue, dialect: dialect)
      .text(files: files, isChecked: isChecked)
  }

  func finder(_ definitions: CheckedDefinitions) -> DeliveryFinder {
    DeliveryFinder(
      root: root, folder: definitions.configuration.paths.extracts,
      contracts: definitions.catalogue.contracts)
  }

  /// The first and last period that are meant.
  func periods(
    _ range: PeriodRange, _ definitions: CheckedDefinitions
  ) throws(RunError) -> (first: ReferencePeriod, last: ReferencePeriod) {
    let last: ReferencePeriod
    if let given = range.last {
      last = given
    } else {
      last = try finder(definitions).survey().choose(nil, today: Timestamp.now.bakuDay).period
    }
    let first = range.first?.converted(to: last.frequency) ?? last
    guard first <= last else { throw CheckingProblem.reversedPeriods.error }
    return (first, last)
  }
}

extension Catalogue {
  /// Indicators by their ids, in the order asked for; all for none.
  func indicators(named ids: [String]) throws(RunError) -> [Indicator] {
    guard !ids.isEmpty else { return indicators }
    var found: [Indicator] = []
    var problems: [Diagnostic] = []
    for id in ids {
      if let indicator = indicator(id) {
        found.append(indicator)
      } else {
        let nearest = nearestName(to: id, among: indicators.map(\.description.id))
        problems.append(CheckingProblem.unknownIndicator(id, nearest: nearest).diagnostic)
      }
    }
    guard problems.isEmpty else { throw RunError(problems, status: .usage) }
    return found
  }
}
