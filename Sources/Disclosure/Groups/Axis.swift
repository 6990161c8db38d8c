import Model

/// A dimension as the units of an extract have it: the expression that gives a unit its code.
///
/// Two dimensions with one expression are one axis; one whose expression only renames or puts together the
/// codes of another is coarser than that one.
struct Axis: Sendable {
  /// Id of the first dimension that was met.
  var name: String
  /// The expression, as text.
  var value: String
  /// Codes in order, as text.
  var codes: [String]
  /// The axis that it is made of, and for each code of that one its own code, -1 for none.
  var finer: (axis: Int, codes: [Int])?
  /// Bounds of a number that is cut into its codes, and the number as text.
  var cut: (value: String, bounds: [Int64])?

  /// The codes of the finer axis that make up a code.
  func parts(of code: Int) -> [Int] {
    finer.map { finer in finer.codes.indices.filter { finer.codes[$0] == code } } ?? []
  }
}

/// A code on an axis; -1 where the source does not say, -2 where the axis does not apply.
struct AxisCode: Hashable, Comparable, Sendable {
  var axis: Int
  var code: Int

  static func < (left: AxisCode, right: AxisCode) -> Bool {
    (left.axis, left.code) < (right.axis, right.code)
  }
}

/// Axes and places in one form, wherever they stand.
struct Places: Sendable {
  /// Writes expressions.
  let writer: ExpressionText
  /// The axes in order of appearance.
  private(set) var axes: [Axis] = []
  /// The places in order of appearance: their codes, sorted; the first is the total.
  private(set) var places: [[AxisCode]] = [[]]
  private var axisNumbers: [String: Int] = [:]
  private var placeNumbers: [[AxisCode]: Int] = [[]: 0]

  /// Finds the axes of all indicators over units.
  init(_ indicators: [Indicator], dimensions: [String: Dimension], writer: ExpressionText) {
    self.writer = writer
    var months: [(axis: Int, day: String, list: CodeList)] = []
    var years: [(axis: Int, day: String, list: CodeList)] = []
    for indicator in indicators {
      guard case .units(let plan) = indicator.plan else { continue }
      for (id, expression) in plan.dimensions.sorted(by: { $0.key < $1.key }) {
        guard let list = dimensions[id]?.codeList else { continue }
        let axis = axis(expression, name: id, codeList: list)
        guard case .tabled(let value, _, _) = expression.kind else { continue }
        if case .monthOf(let day) = value.kind { months.append((axis, writer.text(day), list)) }
        if case .yearOf(let day) = value.kind { years.append((axis, writer.text(day), list)) }
      }
    }
    for year in years {
      for month in months where month.day == year.day && month.list.parentList == year.list.id {
        let codes = month.list.codes.map { $0.parent.flatMap(year.list.position) ?? -1 }
        axes[year.axis].finer = (month.axis, codes)
      }
    }
  }

  /// The number of a place.
  mutating func number(of codes: [AxisCode]) -> Int {
    let sorted = codes.map(plain).sorted()
    if let number = placeNumbers[sorted] { return number }
    placeNumbers[sorted] = places.count
    places.append(sorted)
    return places.count - 1
  }

  /// The number of a place that is known already.
  func known(_ codes: [AxisCode]) -> Int? {
    placeNumbers[codes.map(plain).sorted()]
  }

  /// A code that stands for one code of a finer axis alone is that one.
  private func plain(_ code: AxisCode) -> AxisCode {
    guard code.code >= 0, let finer = axes[code.axis].finer else { return code }
    let parts = axes[code.axis].parts(of: code.code)
    guard parts.count == 1, let only = parts.first else { return code }
    return plain(AxisCode(axis: finer.axis, code: only))
  }

  /// The axis of a dimension; `name` is the dimension's id.
  private mutating func axis(_ expression: Expression, name: String, codeList: CodeList?) -> Int {
    let value = writer.text(expression)
    if let number = axisNumbers[value] {
      if axes[number].name.isEmpty { axes[number].name = name }
      return number
    }
    let codes = codeList?.codes.map(\.id) ?? []
    var axis = Axis(name: name, value: value, codes: codes)
    if let (inner, list, map) = mapping(of: expression) {
      axis.finer = (self.axis(inner, name: "", codeList: list), map)
    }
    if case .cut(let number, let bounds) = expression.kind {
      axis.cut = (writer.text(number), bounds)
    }
    axisNumbers[value] = axes.count
    axes.append(axis)
    return axes.count - 1
  }

  /// The axis of a dimension of which no more than its name is known.
  mutating func axis(named dimension: Dimension) -> Int {
    let name = "dimension \(dimension.id)"
    if let number = axisNumbers[name] { return number }
    axisNumbers[name] = axes.count
    axes.append(
      Axis(name: dimension.id, value: name, codes: dimension.codeList.codes.map(\.id)))
    return axes.count - 1
  }

  /// The axis of an expression, or nil.
  func axis(of expression: Expression) -> Int? { axisNumbers[writer.text(expression)] }

  /// The finer expression that a coded one is a function of, and the function.
  private func mapping(of expression: Expression) -> (Expression, CodeList, [Int])? {
    switch expression.kind {
    case .recoded(let inner, let codes):
      guard case .code(let list) = inner.type, let codeList = writer.codeLists[list] else {
        return nil
      }
      return (inner, codeList, codes.map { $0 == Column.missingNarrow ? -1 : Int($0) })
    case .when(let branches, let other): return grouped(branches, other)
    default: return nil
    }
  }

  /// Branches that all ask for codes of one value put its codes together.
  private func grouped(
    _ branches: [Branch], _ other: Expression?
  ) -> (Expression, CodeList, [Int])? {
    var inner: Expression?
    var codes: [Int64: Int] = [:]
    for branch in branches {
      guard case .literal(let result) = branch.value.kind else { return nil }
      let value: Expression
      let members: [Int64]
      switch branch.condition.kind {
      case .among(let asked, let listed): (value, members) = (asked, listed)
      case .comparison(.equal, let asked, let literal):
        guard case .literal(let only) = literal.kind else { return nil }
        (value, members) = (asked, [only])
      default: return nil
      }
      guard inner == nil || inner == value else { return nil }
      inner = value
      for member in members where codes[member] == nil { codes[member] = Int(result) }
    }
    guard let inner, other == nil, case .code(let list) = inner.type,
      let codeList = writer.codeLists[list]
    else { return nil }
    return (inner, codeList, codeList.codes.indices.map { codes[Int64($0)] ?? -1 })
  }
}

extension Places {
  /// What follows for units from where they stand.
  func conditions(at place: Int) -> [UnitCondition] {
    places[place].filter { $0.code >= 0 }.flatMap { conditions(of: $0) }
  }

  private func conditions(of code: AxisCode) -> [UnitCondition] {
    let axis = axes[code.axis]
    var found: [UnitCondition] = []
    if axis.codes.indices.contains(code.code) {
      found.append(.among(value: axis.value, [axis.codes[code.code]]))
    }
    if let cut = axis.cut {
      let least = code.code == 0 ? Int64.min : cut.bounds[min(code.code, cut.bounds.count) - 1]
      let greatest =
        code.code < cut.bounds.count ? cut.bounds[code.code] &- 1 : Int64.max
      found.append(.between(value: cut.value, least: least, greatest: greatest))
    }
    if let finer = axis.finer {
      let inner = axes[finer.axis]
      let parts = axis.parts(of: code.code).filter(inner.codes.indices.contains)
      found.append(.among(value: inner.value, parts.map { inner.codes[$0] }.sorted()))
    }
    return found
  }

  /// A place as text: `citizenship=SYR;sex=F`.
  func codes(of place: Int) -> [(dimension: String, code: String)] {
    places[place].map { code in
      let axis = axes[code.axis]
      let text =
        switch code.code {
        case -1: CodeList.unknown
        case -2: CodeList.notApplicable
        default: axis.codes.indices.contains(code.code) ? axis.codes[code.code] : "?"
        }
      return (axis.name.isEmpty ? axis.value : axis.name, text)
    }
  }
}
