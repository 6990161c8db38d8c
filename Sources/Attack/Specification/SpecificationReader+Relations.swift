extension SpecificationReader {
  mutating func readRelation(_ value: JSONValue, at place: String) throws(AttackError) {
    guard let type = try text(value["type"], "\(place).type") else {
      throw wrong("\(place).type", "the type of a relation")
    }
    switch type {
    case "le": try readPart(value, at: place)
    case "share": try readShare(value, at: place)
    case "sum": try readSum(value, at: place)
    case "flow": try readFlow(value, at: place)
    case "change": try readChange(value, at: place)
    case "linear": try readLinear(value, at: place)
    default:
      throw wrong("\(place).type", "one of le, share, sum, flow, change and linear")
    }
  }

  private mutating func readPart(_ value: JSONValue, at place: String) throws(AttackError) {
    try noteUnknown(
      value, known: ["type", "small", "big", "complement", "sensitive", "base"], at: place)
    var part = Specification.Part(
      small: try measure(value["small"], "\(place).small"),
      big: try measure(value["big"], "\(place).big"))
    part.isComplementSmall = try boolean(value["complement"], "\(place).complement") ?? true
    part.isSensitive = try boolean(value["sensitive"], "\(place).sensitive") ?? false
    part.base = try number(value["base"], "\(place).base")
    add(.atMost(part))
  }

  private mutating func readShare(_ value: JSONValue, at place: String) throws(AttackError) {
    try noteUnknown(
      value, known: ["type", "share", "num", "den", "scale", "decimals"], at: place)
    var quotient = Specification.Quotient(
      share: try measure(value["share"], "\(place).share"),
      numerator: try measure(value["num"], "\(place).num"),
      denominator: try measure(value["den"], "\(place).den"))
    quotient.scale = try number(value["scale"], "\(place).scale") ?? 1
    if let decimals = try number(value["decimals"], "\(place).decimals") {
      guard (0...9).contains(decimals), decimals == decimals.rounded() else {
        throw wrong("\(place).decimals", "a whole number from 0 to 9")
      }
      quotient.decimals = Int(decimals)
    }
    guard quotient.scale > 0 else { throw wrong("\(place).scale", "a positive number") }
    markDerived(quotient.share)
    add(.share(quotient))
  }

  private mutating func readSum(_ value: JSONValue, at place: String) throws(AttackError) {
    try noteUnknown(value, known: ["type", "total", "parts"], at: place)
    let total = try measure(value["total"], "\(place).total")
    let names = try texts(value["parts"], "\(place).parts")
    guard !names.isEmpty else { throw wrong("\(place).parts", "measures") }
    add(.sum(total: total, parts: names.map { measure($0) }))
  }

  private mutating func readFlow(_ value: JSONValue, at place: String) throws(AttackError) {
    try noteUnknown(value, known: ["type", "stock", "in", "out", "time"], at: place)
    add(
      .flow(
        stock: try measure(value["stock"], "\(place).stock"),
        in: try measures(value["in"], "\(place).in"),
        out: try measures(value["out"], "\(place).out"),
        time: try time(value["time"], at: place)))
  }

  private mutating func readChange(_ value: JSONValue, at place: String) throws(AttackError) {
    try noteUnknown(value, known: ["type", "measure", "time", "max"], at: place)
    guard let most = try number(value["max"], "\(place).max"), most >= 0 else {
      throw wrong("\(place).max", "a number that is not negative")
    }
    add(
      .change(
        measure: try measure(value["measure"], "\(place).measure"),
        time: try time(value["time"], at: place), most: most))
  }

  private mutating func readLinear(_ value: JSONValue, at place: String) throws(AttackError) {
    try noteUnknown(value, known: ["type", "terms"], at: place)
    var terms: [Specification.Term] = []
    for (index, item) in try list(value["terms"], "\(place).terms").enumerated() {
      let place = "\(place).terms[\(index)]"
      try noteUnknown(item, known: ["measure", "at", "times", "back"], at: place)
      let back = try number(item["back"], "\(place).back") ?? 0
      guard (0...100_000).contains(back), back == back.rounded() else {
        throw wrong("\(place).back", "a whole number that is not negative")
      }
      terms.append(
        .init(
          measure: try measure(item["measure"], "\(place).measure"),
          codes: try codes(item["at"], "\(place).at"),
          times: try number(item["times"], "\(place).times") ?? 1, back: Int(back)))
    }
    guard !terms.isEmpty else { throw wrong("\(place).terms", "cells") }
    add(.linear(terms))
  }

  mutating func readKnown(_ value: JSONValue, at place: String) throws(AttackError) {
    try noteUnknown(value, known: ["measure", "at", "least", "greatest"], at: place)
    let isNew = value["measure"]?.text.map { !specification.hasMeasure($0) } ?? false
    let known = Specification.Known(
      measure: try measure(value["measure"], "\(place).measure"),
      codes: try codes(value["at"], "\(place).at"),
      least: try number(value["least"], "\(place).least") ?? 0,
      greatest: try number(value["greatest"], "\(place).greatest") ?? .infinity,
      isOnlyMention: isNew)
    guard known.least <= known.greatest else {
      throw wrong("\(place).greatest", "no less than 'least'")
    }
    add(known)
  }

  private func codes(
    _ value: JSONValue?, _ place: String
  ) throws(AttackError) -> [(dimension: Int, code: String)] {
    var codes: [(dimension: Int, code: String)] = []
    for member in try members(value, place) {
      guard let code = member.value.text else { throw wrong(place, "a code") }
      codes.append((try dimension(member.key, at: place), code))
    }
    return codes
  }

  private func time(_ value: JSONValue?, at place: String) throws(AttackError) -> Int {
    if let name = try text(value, "\(place).time") { return try dimension(name, at: place) }
    guard let only = specification.dimensions.firstIndex(where: \.isTime) else {
      throw wrong("\(place).time", "a dimension that is time")
    }
    return only
  }

  private mutating func measures(
    _ value: JSONValue?, _ place: String
  ) throws(AttackError) -> [Int] {
    guard let value else { return [] }
    if let name = value.text { return [measure(name)] }
    return try texts(value, place).map { measure($0) }
  }

  private mutating func measure(_ value: JSONValue?, _ place: String) throws(AttackError) -> Int {
    guard let name = try text(value, place) else { throw wrong(place, "a measure") }
    return measure(name)
  }
}
