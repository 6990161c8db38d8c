/// Values of a specification, each with the place that complaints name.
extension SpecificationReader {
  func wrong(_ place: String, _ expected: String) -> AttackError {
    AttackError(.specification, "'\(place)' must be \(expected)")
  }

  func text(_ value: JSONValue?, _ place: String) throws(AttackError) -> String? {
    guard let value else { return nil }
    guard let text = value.text else { throw wrong(place, "a text") }
    return text
  }

  func number(_ value: JSONValue?, _ place: String) throws(AttackError) -> Double? {
    guard let value else { return nil }
    guard let number = value.number else { throw wrong(place, "a number") }
    return number
  }

  /// A number of persons by which something is measured.
  func whole(_ value: JSONValue?, _ place: String) throws(AttackError) -> Double? {
    guard let number = try number(value, place) else { return nil }
    guard number >= 1, number == number.rounded() else {
      throw wrong(place, "a whole number of at least 1")
    }
    return number
  }

  func boolean(_ value: JSONValue?, _ place: String) throws(AttackError) -> Bool? {
    guard let value else { return nil }
    guard let boolean = value.boolean else { throw wrong(place, "true or false") }
    return boolean
  }

  func list(_ value: JSONValue?, _ place: String) throws(AttackError) -> [JSONValue] {
    guard let value else { return [] }
    guard let list = value.list else { throw wrong(place, "a list") }
    return list
  }

  func texts(_ value: JSONValue?, _ place: String) throws(AttackError) -> [String] {
    var texts: [String] = []
    for item in try list(value, place) {
      guard let text = item.text else { throw wrong(place, "a list of texts") }
      texts.append(text)
    }
    return texts
  }

  func members(
    _ value: JSONValue?, _ place: String
  ) throws(AttackError) -> [JSONValue.Member] {
    guard let value else { return [] }
    guard let members = value.members else { throw wrong(place, "an object") }
    return members
  }

  func dimension(_ name: String, at place: String) throws(AttackError) -> Int {
    guard let dimension = specification.dimension(name) else {
      throw AttackError(.specification, "'\(place)' names the dimension '\(name)' that is unknown")
    }
    return dimension
  }
}
