/// A value of a JSON text; objects keep the order of their keys.
enum JSONValue: Hashable {
  case null
  case boolean(Bool)
  case number(Double)
  case text(String)
  case list([JSONValue])
  case object([Member])

  /// A key of an object with its value.
  struct Member: Hashable {
    var key: String
    var value: JSONValue
  }

  /// The value of a key of an object; nil where there is none, or null.
  subscript(key: String) -> JSONValue? {
    guard case .object(let members) = self,
      let member = members.last(where: { $0.key == key }), member.value != .null
    else { return nil }
    return member.value
  }

  var text: String? {
    if case .text(let text) = self { text } else { nil }
  }

  var number: Double? {
    if case .number(let number) = self { number } else { nil }
  }

  var boolean: Bool? {
    if case .boolean(let value) = self { value } else { nil }
  }

  var list: [JSONValue]? {
    if case .list(let list) = self { list } else { nil }
  }

  var members: [Member]? {
    if case .object(let members) = self { members } else { nil }
  }
}
