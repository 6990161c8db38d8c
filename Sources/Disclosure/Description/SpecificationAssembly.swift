import Model
import Suppression

/// Describes the files of a release and all that readers know of how their numbers follow from each other.
struct SpecificationAssembly {
  private let datasets: [Dataset]
  private let assembly: ReleaseAssembly
  private let names: ReleaseNames
  private let policy: DisclosurePolicy
  private let isPublished: [Bool]
  private let application: PriorKnowledge.Application
  private var relations: [SpecifiedRelation] = []
  private var stated: Set<[SpecifiedRelation.Term]> = []
  private var rests = 0

  /// Starts from the cells that were protected.
  init(
    _ datasets: [Dataset], _ assembly: ReleaseAssembly, _ names: ReleaseNames,
    isPublished: [Bool], policy: DisclosurePolicy,
    application: PriorKnowledge.Application = PriorKnowledge.Application()
  ) {
    self.application = application
    (self.datasets, self.assembly, self.names) = (datasets, assembly, names)
    (self.isPublished, self.policy) = (isPublished, policy)
  }

  /// The whole description.
  mutating func specification() -> ReleaseSpecification {
    var dimensions: [String: SpecifiedDimension] = [:]
    for id in names.dimensions {
      dimensions[id] = SpecifiedDimension(total: CodeList.total, members: [])
    }
    dimensions["period"] = SpecifiedDimension(time: true)
    var tables: [SpecifiedTable] = []
    for index in datasets.indices where isPublished[index] { tables += self.tables(index) }
    addSums()
    for alias in names.aliases { state([term(alias.first, 1), term(alias.other, -1)]) }
    addFormulas()
    addYearToDate()
    addParts()
    return ReleaseSpecification(
      threshold: policy.threshold, width: policy.width, dimensions: dimensions,
      measures: measures(), tables: tables, relations: relations,
      policy: SpecifiedPolicy(suppressedMin: 1), known: known)
  }

  /// Counts that others have published; nil where there are none.
  private var known: [SpecifiedNumber]? {
    let found = zip(application.knownElsewhere, application.rangesElsewhere).compactMap {
      index, range -> SpecifiedNumber? in
      let cell = assembly.cells.cells[index]
      let place = ReleaseNames.Place(group: cell.group, place: cell.place)
      guard !cell.isSum, let name = names.names[place] else { return nil }
      let term = term(name, 1, in: cell.period)
      return SpecifiedNumber(
        measure: term.measure, at: term.at, least: range.lowerBound, greatest: range.upperBound)
    }
    return found.isEmpty ? nil : found
  }

  private func term(
    _ name: ReleaseNames.Name, _ times: Int, back: Int? = nil
  ) -> SpecifiedRelation.Term {
    let at = Dictionary(
      name.codes.map { (names.dimensions[$0.dimension], $0.code) },
      uniquingKeysWith: { first, _ in first })
    return SpecifiedRelation.Term(
      measure: names.measures[name.measure], at: at.isEmpty ? nil : at, times: times, back: back)
  }

  private mutating func state(_ terms: [SpecifiedRelation.Term]) {
    guard stated.insert(terms).inserted else { return }
    var relation = SpecifiedRelation(type: "linear")
    relation.terms = terms
    relations.append(relation)
  }

  /// A cell that no file holds, beside another one.
  private mutating func rest(beside term: SpecifiedRelation.Term) -> SpecifiedRelation.Term {
    rests += 1
    return SpecifiedRelation.Term(measure: "rest.\(rests)", at: term.at, times: -1)
  }
}

extension SpecificationAssembly {
  /// Datasets whose formulas add up cells to a number that readers learn from their files alone.
  private var formulas: Set<Int> {
    Set(assembly.formulas.map(\.dataset)).subtracting(assembly.formulaLinks.laws)
  }

  /// The columns of one file.
  private func tables(_ index: Int) -> [SpecifiedTable] {
    let dataset = datasets[index]
    let id = dataset.indicator.id
    var columns = ["period": "period"]
    for (dimension, number) in zip(dataset.dimensions, names.axes[index]) {
      columns[names.dimensions[number]] = dimension.id
    }
    let headers = Set(dataset.dimensions.map(\.id))
    let used = Set(names.axes[index])
    // A dimension of the same name that is another one has no column here.
    let others = names.dimensions.indices.filter {
      !used.contains($0) && headers.contains(names.dimensions[$0])
    }
    let fixed = Dictionary(
      others.map { (names.dimensions[$0], CodeList.total) }, uniquingKeysWith: { first, _ in first }
    )
    let missing = ["source_missing", "not_yet_due"]
    func table(_ measure: String, _ column: String, absent: [String]) -> SpecifiedTable {
      SpecifiedTable(
        file: "data/\(id).csv", columns: columns, fixed: fixed.isEmpty ? nil : fixed,
        measure: .named(measure), value: column,
        absent: .init(column: "absence_reason", values: absent))
    }
    var tables: [SpecifiedTable] = []
    let own = names.columns[index]
    if formulas.contains(index) {
      tables.append(table(id, "value", absent: missing + ["not_applicable"]))
    }
    if let numbers = assembly.numbers(of: index) {
      for (column, header) in [
        (ReleaseNames.Column.value, "value"), (.numerator, "numerator"),
        (.denominator, "denominator"),
      ] {
        guard let measure = own[column] else { continue }
        tables.append(table(names.measures[measure], header, absent: missing))
      }
      if numbers.value == nil, numbers.numerator != nil {
        tables.append(
          table("\(id).quotient", "value", absent: missing + ["not_applicable"]))
      }
    }
    return tables
  }

  private func measures() -> [String: SpecifiedMeasure] {
    var found: [String: SpecifiedMeasure] = [:]
    var isNumerator: Set<Int> = []
    for (index, own) in names.columns.enumerated() {
      if let numerator = own[.numerator] { isNumerator.insert(numerator) }
      if own[.numerator] != nil, isPublished[index] {
        found["\(datasets[index].indicator.id).quotient"] = SpecifiedMeasure(type: "share")
      }
    }
    for formula in formulas {
      found[datasets[formula].indicator.id] = SpecifiedMeasure(
        suppressedMin: -1_000_000, sensitive: false)
    }
    for (number, group) in names.groups.enumerated() {
      var measure = SpecifiedMeasure(title: group.text)
      if case .sum = group.quantity {
        measure.sensitive = false
        measure.integer = false
        measure.suppressedMin = 0
      }
      if isNumerator.contains(number) { measure.suppressedMin = 0 }
      found[names.measures[number]] = measure
    }
    return found
  }

  /// What adds up to what, across all tables.
  private mutating func addSums() {
    for sum in assembly.sums {
      guard let whole = names.names[sum.total] else { continue }
      let parts = sum.parts.compactMap { names.names[$0] }
      guard parts.count == sum.parts.count else { continue }
      let total = term(whole, 1)
      state([total] + parts.map { term($0, -1) } + (sum.hasRest ? [rest(beside: total)] : []))
    }
  }

  /// Numbers of the year so far, period by period: rows that are recorded late break some of them.
  private mutating func addYearToDate() {
    for link in assembly.yearToDate {
      guard let year = names.names[link.year], let flow = names.names[link.flow] else { continue }
      var terms = [term(year, 1, in: link.period), term(flow, -1, in: link.period)]
      if let previous = link.previous { terms.append(term(year, -1, in: previous)) }
      state(terms)
    }
  }

  private func term(
    _ name: ReleaseNames.Name, _ times: Int, in period: Int
  ) -> SpecifiedRelation.Term {
    var term = term(name, times)
    term.at = (term.at ?? [:]).merging(
      ["period": "\(assembly.cells.periods[period])"], uniquingKeysWith: { $1 })
    return term
  }

  /// Formulas that add up, over periods.
  private mutating func addFormulas() {
    let numbers = Dictionary(
      datasets.enumerated().map { ($1.indicator.id, $0) }, uniquingKeysWith: { first, _ in first })
    let published = Set(assembly.formulas.map(\.dataset))
    for index in datasets.indices where published.contains(index) && isPublished[index] {
      let id = datasets[index].indicator.id
      guard let linear = assembly.linearFormula(of: index), datasets[index].dimensions.isEmpty
      else {
        continue
      }
      let terms = linear.terms.compactMap { term -> SpecifiedRelation.Term? in
        guard let input = numbers[term.reference.indicator],
          let measure = names.columns[input][.value], term.reference.fixed.isEmpty
        else { return nil }
        let months = max(1, datasets[index].indicator.frequency.months)
        let back = term.reference.monthsAgo / months
        return SpecifiedRelation.Term(
          measure: names.measures[measure], times: term.factor, back: back == 0 ? nil : back)
      }
      guard terms.count == linear.terms.count else { continue }
      state(
        assembly.formulaLinks.laws.contains(index)
          ? terms : terms + [SpecifiedRelation.Term(measure: id, times: -1)])
    }
  }

  /// Groups that are parts of others, and the shares that files show of them.
  private mutating func addParts() {
    let shares = addShares()
    let nesting = GroupNesting(names.groups)
    for (small, group) in names.groups.enumerated() {
      for (big, other) in names.groups.enumerated() where nesting.isPart(small, of: big) {
        var relation = SpecifiedRelation(type: "le")
        relation.small = names.measures[small]
        relation.big = names.measures[big]
        relation.complement = group.quantity == other.quantity
        if let isSensitive = shares[[small, big]] {
          if isSensitive { relation.sensitive = true } else { relation.base = policy.smallBase }
        }
        relations.append(relation)
      }
    }
  }

  /// The quotients that files show; by numerator and denominator whether they are about a sensitive attribute.
  private mutating func addShares() -> [[Int]: Bool] {
    var shares: [[Int]: Bool] = [:]
    for (index, dataset) in datasets.enumerated() where isPublished[index] {
      let own = names.columns[index]
      guard let over = own[.numerator], let under = own[.denominator],
        let numbers = assembly.numbers(of: index),
        numbers.numerator?.isReal != true, numbers.denominator?.isReal != true
      else { continue }
      var relation = SpecifiedRelation(type: "share")
      relation.share = "\(dataset.indicator.id).quotient"
      relation.num = names.measures[over]
      relation.den = names.measures[under]
      relation.scale = dataset.indicator.unit.base
      relation.decimals = dataset.indicator.decimals
      relations.append(relation)
      if numbers.isShare {
        shares[[over, under]] = (shares[[over, under]] ?? false) || dataset.isSensitive
      }
    }
    return shares
  }
}
