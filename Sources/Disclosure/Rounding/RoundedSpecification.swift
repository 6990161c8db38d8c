import Model
import Suppression

/// Describes the files of a release whose counts are rounded.
///
/// The printed numbers are those of the rounded hypercubes, exactly: they add up, a numerator is a part of its
/// denominator, and no sum or difference of them is a number that rounding takes away. That is what an audit of the
/// files can check. What the numbers of different hypercubes have to do with each other is not stated, since
/// that holds for true numbers alone.
struct RoundedSpecification {
  private let policy: DisclosurePolicy
  private let catalogue: Catalogue?
  private var specification: ReleaseSpecification

  /// Describes datasets that readers see.
  init(_ datasets: [Dataset], policy: DisclosurePolicy, catalogue: Catalogue?) {
    self.policy = policy
    self.catalogue = catalogue
    specification = ReleaseSpecification(
      threshold: policy.roundingBase, width: policy.roundingBase - 1,
      dimensions: ["period": SpecifiedDimension(time: true)], measures: [:], tables: [],
      relations: [], policy: SpecifiedPolicy(suppressedMin: 0))
    let unpublished = Set(
      catalogue?.indicators.filter { !$0.isPublished }.map(\.description.id) ?? [])
    for dataset in datasets where !unpublished.contains(dataset.indicator.id) { add(dataset) }
  }

  /// The description of all of them.
  var whole: ReleaseSpecification { specification }

  private mutating func add(_ dataset: Dataset) {
    let columns = countColumns(dataset)
    guard !columns.isEmpty else { return }
    for dimension in dataset.dimensions {
      specification.dimensions[dimension.id] = SpecifiedDimension(
        total: CodeList.total, members: [])
    }
    for column in columns {
      let measure = name(dataset, column)
      specification.measures?[measure] = SpecifiedMeasure()
      specification.tables.append(table(dataset, column))
    }
    if !isOfValues(dataset) {
      for column in columns { addSums(dataset, column) }
    }
    if dataset.nature == .share, columns.contains("numerator") {
      var relation = SpecifiedRelation(type: "le")
      relation.small = name(dataset, "numerator")
      relation.big = name(dataset, "denominator")
      relation.complement = true
      specification.relations?.append(relation)
    }
  }

  /// The columns that hold counts.
  private func countColumns(_ dataset: Dataset) -> [String] {
    let rows = dataset.observations
    switch dataset.nature {
    case .published, .impersonal, .derived: return []
    case .frequency: return ["value"]
    default:
      return (rows.contains { $0.numerator != nil } ? ["numerator"] : [])
        + (rows.contains { $0.denominator != nil } ? ["denominator"] : [])
    }
  }

  private func name(_ dataset: Dataset, _ column: String) -> String {
    "\(dataset.indicator.id).\(column)"
  }

  private func table(_ dataset: Dataset, _ column: String) -> SpecifiedTable {
    SpecifiedTable(
      file: "data/\(dataset.indicator.id).csv", measure: .named(name(dataset, column)),
      value: column,
      absent: .init(
        column: "absence_reason", values: ["source_missing", "not_yet_due", "not_applicable"]),
      rounding: .init(base: policy.roundingBase, mode: "controlled"))
  }

  /// Whether each person or value is counted once, so that parts do not add up.
  private func isOfValues(_ dataset: Dataset) -> Bool {
    guard case .units(let plan)? = catalogue?.indicator(dataset.indicator.id)?.plan else {
      return false
    }
    if case .distinct = plan.measure { return true }
    return false
  }

  private func answers(_ dataset: Dataset) -> Set<String> {
    guard case .units(let plan)? = catalogue?.indicator(dataset.indicator.id)?.plan else {
      return []
    }
    return Set(plan.responses.keys)
  }

  private mutating func addSums(_ dataset: Dataset, _ column: String) {
    let tables = TableSums(dataset, answers: answers(dataset))
    for sum in tables.sums {
      var relation = SpecifiedRelation(type: "linear")
      relation.terms =
        [term(dataset, column, tables.positions[sum.total], 1)]
        + sum.parts.map { term(dataset, column, tables.positions[$0], -1) }
      specification.relations?.append(relation)
    }
  }

  private func term(
    _ dataset: Dataset, _ column: String, _ position: [DimensionValue], _ times: Int
  ) -> SpecifiedRelation.Term {
    let at = zip(dataset.dimensions, position).filter { $1 != .total }
      .map { ($0.id, $0.codeID($1)) }
    return SpecifiedRelation.Term(
      measure: name(dataset, column),
      at: at.isEmpty ? nil : Dictionary(at, uniquingKeysWith: { first, _ in first }), times: times)
  }
}
