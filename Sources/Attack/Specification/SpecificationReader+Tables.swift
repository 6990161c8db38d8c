extension SpecificationReader {
  /// Keys of the same description that say nothing to readers: columns that are never published.
  private static let keysOfProtector = ["contributors", "largest", "second"]

  mutating func readTable(_ value: JSONValue, at place: String) throws(AttackError) {
    try noteUnknown(
      value,
      known: [
        "file", "columns", "fixed", "measure", "value", "flag", "suppressed", "absent", "rounding",
      ] + Self.keysOfProtector, at: place)
    guard let file = try text(value["file"], "\(place).file") else {
      throw wrong("\(place).file", "the name of a file")
    }
    var table = Specification.Table(
      file: file, measure: try measureSource(value["measure"], at: "\(place).measure"))
    table.columns = try byDimension(value["columns"], at: "\(place).columns")
    table.fixed = try byDimension(value["fixed"], at: "\(place).fixed")
    table.value = try text(value["value"], "\(place).value") ?? "value"
    table.flag = try text(value["flag"], "\(place).flag")
    table.suppressed = try texts(value["suppressed"], "\(place).suppressed")
    table.absent = try absence(value["absent"], at: "\(place).absent")
    table.rounding = try rounding(value["rounding"], at: "\(place).rounding")
    add(table)
  }

  private mutating func measureSource(
    _ value: JSONValue?, at place: String
  ) throws(AttackError) -> Specification.MeasureSource {
    if let name = value?.text { return .named(measure(name)) }
    guard let value, let column = try text(value["column"], "\(place).column") else {
      throw wrong(place, "a measure, or an object with a column")
    }
    guard value["map"] != nil else { return .column(column, map: nil) }
    var map: [String: Int] = [:]
    for member in try members(value["map"], "\(place).map") {
      guard let name = member.value.text else { throw wrong("\(place).map", "a text") }
      map[member.key] = measure(name)
    }
    return .column(column, map: map)
  }

  private func byDimension(
    _ value: JSONValue?, at place: String
  ) throws(AttackError) -> [Int: String] {
    var texts: [Int: String] = [:]
    for member in try members(value, place) {
      guard let text = member.value.text else { throw wrong("\(place).\(member.key)", "a text") }
      texts[try dimension(member.key, at: place)] = text
    }
    return texts
  }

  private func absence(
    _ value: JSONValue?, at place: String
  ) throws(AttackError) -> (column: String, values: [String])? {
    guard let value else { return nil }
    guard let column = try text(value["column"], "\(place).column") else {
      throw wrong(place, "a column and values")
    }
    return (column, try texts(value["values"], "\(place).values"))
  }

  private func rounding(
    _ value: JSONValue?, at place: String
  ) throws(AttackError) -> Specification.Rounding? {
    guard let value else { return nil }
    let name = try text(value["mode"], "\(place).mode") ?? "nearest"
    guard let mode = Specification.Rounding.Mode(rawValue: name) else {
      throw wrong("\(place).mode", "'nearest', 'random' or 'controlled'")
    }
    guard let base = try number(value["base"], "\(place).base"), base > 0 else {
      throw wrong("\(place).base", "a positive number")
    }
    return .init(base: base, mode: mode)
  }
}
