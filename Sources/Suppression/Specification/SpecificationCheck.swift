/// Finds values of a specification that mean nothing: misspelt words, numbers out of range, names listed twice.
///
/// A misspelt word must not silently stand for something else: a measure that is no count is not protected as one.
struct SpecificationCheck {
  private var faults: [SpecificationReader.Fault] = []

  /// What is wrong with a specification, in its own order; nil where nothing is.
  static func firstFault(in specification: ReleaseSpecification) -> SpecificationReader.Fault? {
    var check = Self()
    check.check(specification)
    return check.faults.first
  }

  private mutating func check(_ specification: ReleaseSpecification) {
    require(specification.threshold >= 1, "threshold", "it is 1 or more")
    require(specification.width >= 1, "width", "it is 1 or more")
    for (id, dimension) in specification.dimensions.sorted(by: { $0.key < $1.key }) {
      check(dimension, "dimensions.\(id)")
    }
    for (id, measure) in (specification.measures ?? [:]).sorted(by: { $0.key < $1.key }) {
      check(measure.type, among: ["count", "share", "magnitude"], "measures.\(id).type")
    }
    for (index, table) in specification.tables.enumerated() {
      let flag = table.flag.map { _ in table.suppressed?.first ?? "c" }
      require(
        flag.flatMap { specification.policy?.flagBounds?[$0] } == nil,
        "tables.\(index + 1).suppressed",
        "hidden numbers get the first flag, and 'flag_bounds' says that it tells their values")
      guard let rounding = table.rounding else { continue }
      let place = "tables.\(index + 1).rounding"
      require(rounding.base >= 1, "\(place).base", "it is 1 or more")
      check(rounding.mode, among: ["nearest", "random", "controlled"], "\(place).mode")
    }
    for (index, relation) in (specification.relations ?? []).enumerated() {
      check(relation, "relations.\(index + 1)")
    }
    check(specification.policy)
    for (index, known) in (specification.known ?? []).enumerated() {
      require(
        known.least ?? 0 <= known.greatest ?? .max, "known.\(index + 1).greatest",
        "it is no less than 'least', or than 0")
    }
  }

  private mutating func check(_ dimension: SpecifiedDimension, _ place: String) {
    checkOnce(dimension.members, "\(place).members")
    checkOnce(dimension.order, "\(place).order")
    for (group, members) in (dimension.groups ?? [:]).sorted(by: { $0.key < $1.key }) {
      checkOnce(members, "\(place).groups.\(group)")
    }
  }

  private mutating func check(_ relation: SpecifiedRelation, _ place: String) {
    check(
      relation.type, among: ["le", "share", "sum", "flow", "change", "linear"], "\(place).type")
    if relation.type == "share" {
      let keys = [("share", relation.share), ("num", relation.num), ("den", relation.den)]
      for (key, value) in keys { require(value != nil, "\(place).\(key)", "it is missing") }
    }
    if relation.type == "sum" {
      require(relation.parts?.isEmpty == false, "\(place).parts", "it is missing")
    }
    checkOnce(relation.parts, "\(place).parts")
    require(relation.scale ?? 1 > 0, "\(place).scale", "it is more than 0")
    require((0...9).contains(relation.decimals ?? 0), "\(place).decimals", "it is 0 to 9")
    require(relation.max ?? 0 >= 0, "\(place).max", "it is 0 or more")
  }

  private mutating func check(_ policy: SpecifiedPolicy?) {
    for (flag, bounds) in (policy?.flagBounds ?? [:]).sorted(by: { $0.key < $1.key }) {
      require(
        bounds.count == 2 && bounds[0] <= bounds[1], "policy.flag_bounds.\(flag)",
        "it is the least and the greatest value")
    }
  }

  private mutating func check(_ word: String?, among known: [String], _ place: String) {
    guard let word, !known.contains(word) else { return }
    faults.append(.unknownWord(word, place: place, known: known))
  }

  private mutating func checkOnce(_ names: [String]?, _ place: String) {
    var seen: Set<String> = []
    for name in names ?? [] where !seen.insert(name).inserted {
      faults.append(.wrong(place: place, reason: "'\(name)' is listed twice"))
    }
  }

  private mutating func require(_ isRight: Bool, _ place: String, _ reason: String) {
    if !isRight { faults.append(.wrong(place: place, reason: reason)) }
  }
}
