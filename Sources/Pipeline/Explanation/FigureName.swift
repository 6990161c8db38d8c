internal import Definitions
internal import Model

/// Names one figure, as a person writes it: `lab_employment_rate@2026-10 sex=Q`.
public struct FigureName: Hashable, Sendable {
  /// Id of the indicator.
  public var indicator: String
  /// The period as written; nil for the newest one.
  public var period: String?
  /// Codes on dimensions, each as `dimension=code`.
  public var codes: [String]

  /// Takes a name apart; whether it names anything is found when it is looked up.
  public init(_ text: String, codes: [String]) {
    let parts = text.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
    indicator = parts.first.map(String.init) ?? ""
    period = parts.count == 2 ? String(parts[1]) : nil
    self.codes = codes
  }
}

extension FigureName {
  /// The indicator that is meant.
  func indicator(in catalogue: Catalogue) throws(RunError) -> Indicator {
    if let found = catalogue.indicator(indicator) { return found }
    let known = catalogue.indicators.map(\.description.id)
    throw FigureProblem.unknownIndicator(
      indicator, nearest: nearestName(to: indicator, among: known)
    ).error
  }

  /// The period that is meant, within the series of the indicator.
  func period(
    of indicator: Indicator, from first: ReferencePeriod, through last: ReferencePeriod
  ) throws(RunError) -> ReferencePeriod {
    guard let text = period else { return last }
    let frequency = indicator.description.frequency
    guard let period = ReferencePeriod(text), period.frequency == frequency else {
      throw FigureProblem.notPeriod(example: last.description).error
    }
    guard first <= period, period <= last else {
      throw FigureProblem.outsideSeries(first: first, last: last).error
    }
    return period
  }

  /// One entry for each of the indicator's dimensions.
  func position(on indicator: Indicator, in catalogue: Catalogue) throws(RunError)
    -> [DimensionValue]
  {
    let dimensions = indicator.dimensionIDs.compactMap { catalogue.dimensions[$0] }
    var position = Array(repeating: DimensionValue.total, count: dimensions.count)
    var named: [String] = []
    for text in codes {
      let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.count == 2, !named.contains(parts[0]) else {
        throw FigureProblem.notAssignment(text).error
      }
      guard let place = dimensions.firstIndex(where: { $0.id == parts[0] }) else {
        let known = dimensions.map(\.id)
        throw FigureProblem.unknownDimension(
          parts[0], nearest: nearestName(to: parts[0], among: known), known: known
        ).error
      }
      position[place] = try Self.value(parts[1], of: dimensions[place])
      if position[place] != .total { named.append(parts[0]) }
    }
    let isTable = indicator.breakdowns.contains { Set($0) == Set(named) }
    guard named.isEmpty || isTable else { throw FigureProblem.noTable(named).error }
    return position
  }

  private static func value(
    _ code: String, of dimension: Dimension
  ) throws(RunError) -> DimensionValue {
    switch code {
    case CodeList.total: return .total
    case CodeList.unknown: return .unknown
    case CodeList.notApplicable: return .notApplicable
    default:
      if let place = dimension.codeList.position(of: code) { return .code(place) }
      let known = dimension.codeList.codes.map(\.id)
      throw FigureProblem.unknownCode(
        code, dimension: dimension.id, nearest: nearestName(to: code, among: known)
      ).error
    }
  }
}
