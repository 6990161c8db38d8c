/// Turns the text of a `SPEC.json` into a specification.
struct SpecificationReader {
  private(set) var specification = Specification()

  /// What kind of number a measure is.
  private enum MeasureType: String {
    case count, share, magnitude
  }

  /// Reads a specification.
  static func read(_ bytes: [UInt8]) throws(AttackError) -> Specification {
    let root: JSONValue
    do throws(JSONParser.Failure) {
      root = try JSONParser.parse(bytes)
    } catch {
      throw AttackError(.specification, "no JSON: \(error.message)", line: error.line)
    }
    guard case .object = root else {
      throw AttackError(.specification, "the specification is not a JSON object")
    }
    var reader = SpecificationReader()
    try reader.read(root)
    return reader.specification
  }

  private mutating func read(_ root: JSONValue) throws(AttackError) {
    let known = [
      "threshold", "width", "dimensions", "measures", "tables", "relations", "policy", "known",
    ]
    try noteUnknown(root, known: known, at: "")
    specification.threshold = try whole(root["threshold"], "threshold") ?? 5
    specification.width =
      try whole(root["width"], "width") ?? max(1, specification.threshold - 1)
    for member in try members(root["dimensions"], "dimensions") {
      try readDimension(member.key, member.value)
    }
    for member in try members(root["measures"], "measures") {
      try readMeasure(member.key, member.value)
    }
    try readPolicy(root["policy"])
    for (index, table) in try list(root["tables"], "tables").enumerated() {
      try readTable(table, at: "tables[\(index)]")
    }
    guard !specification.tables.isEmpty else {
      throw AttackError(.specification, "'tables' names no file")
    }
    for (index, relation) in try list(root["relations"], "relations").enumerated() {
      try readRelation(relation, at: "relations[\(index)]")
    }
    for (index, known) in try list(root["known"], "known").enumerated() {
      try readKnown(known, at: "known[\(index)]")
    }
  }

  private mutating func readDimension(_ name: String, _ value: JSONValue) throws(AttackError) {
    let place = "dimensions.\(name)"
    try noteUnknown(
      value,
      known: ["total", "members", "parents", "groups", "time", "order", "exhaustive", "title"],
      at: place)
    var dimension = Specification.Dimension(name: name)
    dimension.total = try text(value["total"], "\(place).total")
    dimension.isTime = try boolean(value["time"], "\(place).time") ?? false
    dimension.isExhaustive = try boolean(value["exhaustive"], "\(place).exhaustive") ?? true
    if value["members"] != nil {
      dimension.members = try texts(value["members"], "\(place).members")
    }
    if value["order"] != nil { dimension.order = try texts(value["order"], "\(place).order") }
    for member in try members(value["parents"], "\(place).parents") {
      guard let parent = try text(member.value, "\(place).parents.\(member.key)") else { continue }
      dimension.parents.append((member.key, parent))
    }
    for member in try members(value["groups"], "\(place).groups") {
      let codes = try texts(member.value, "\(place).groups.\(member.key)")
      dimension.groups.append((member.key, codes))
    }
    try checkGroups(of: dimension, at: "\(place).groups")
    specification.dimensions.append(dimension)
  }

  private mutating func readMeasure(_ name: String, _ value: JSONValue) throws(AttackError) {
    let place = "measures.\(name)"
    try noteUnknown(
      value, known: ["type", "integer", "title", "suppressed_min", "sensitive"], at: place)
    let type = try measureType(value["type"], "\(place).type")
    let isCount = type == .count
    let isWhole = try boolean(value["integer"], "\(place).integer") ?? true
    let number = specification.measure(name)
    specification.measures[number].isDerived = type == .share
    specification.measures[number].isWhole = isWhole
    specification.measures[number].title = try text(value["title"], "\(place).title")
    specification.measures[number].isSensitive =
      try boolean(value["sensitive"], "\(place).sensitive") ?? (isCount && isWhole)
    let least = try self.number(value["suppressed_min"], "\(place).suppressed_min")
    specification.measures[number].suppressedMin = least
    if let least, least < 0 { specification.measures[number].canBeNegative = true }
  }

  private func measureType(
    _ value: JSONValue?, _ place: String
  ) throws(AttackError) -> MeasureType {
    guard let name = try text(value, place) else { return .count }
    guard let type = MeasureType(rawValue: name) else {
      throw wrong(place, "'count', 'share' or 'magnitude'")
    }
    return type
  }

  private mutating func readPolicy(_ value: JSONValue?) throws(AttackError) {
    guard let value else { return }
    try noteUnknown(value, known: ["suppressed_min", "flag_bounds"], at: "policy")
    specification.suppressedMin =
      try number(value["suppressed_min"], "policy.suppressed_min") ?? 0
    for member in try members(value["flag_bounds"], "policy.flag_bounds") {
      let place = "policy.flag_bounds.\(member.key)"
      guard let bounds = member.value.list, bounds.count == 2,
        bounds.allSatisfy({ $0 == .null || $0.number != nil })
      else { throw wrong(place, "a least and a greatest value") }
      let (least, greatest) = (bounds[0].number ?? 0, bounds[1].number ?? .infinity)
      guard least <= greatest else {
        throw AttackError(.specification, "'\(place)' has a least value above its greatest")
      }
      specification.flagBounds.append(.init(flag: member.key, least: least, greatest: greatest))
    }
  }

  mutating func measure(_ name: String) -> Int {
    specification.measure(name)
  }

  mutating func markDerived(_ measure: Int) {
    specification.measures[measure].isDerived = true
  }

  mutating func add(_ table: Specification.Table) {
    specification.tables.append(table)
    specification.tables[specification.tables.count - 1].mapNumber = specification.tables.count
  }

  mutating func add(_ known: Specification.Known) {
    specification.known.append(known)
  }

  mutating func add(_ relation: Specification.Relation) {
    specification.relations.append(relation)
  }

  /// Notes keys that mean nothing: they may be a mistyped piece of knowledge.
  mutating func noteUnknown(
    _ value: JSONValue, known: [String], at place: String
  ) throws(AttackError) {
    guard let members = value.members else { throw wrong(place, "an object") }
    for member in members where !known.contains(member.key) {
      let key = place.isEmpty ? member.key : "\(place).\(member.key)"
      specification.notes.append("the specification's key '\(key)' means nothing and was ignored")
    }
  }
}
