import Foundation
import Testing

@testable import Pipeline

@Suite("JSON")
struct JSONTests {
  private let value: JSON = [
    "z": .string("tab\t quote\" back\\ line\n bell\u{7} Şəki 😀"),
    "a": .array([.integer(1), .number(2.5), .null]),
    "empty": [:], "list": .array([]), "yes": .boolean(true), "nan": .number(.nan),
  ]

  @Test("Keys keep their order, and another reader finds the same values")
  func otherReader() throws {
    let read = try JSONSerialization.jsonObject(with: Data(value.text.utf8))
    let object = try #require(read as? [String: Any])
    #expect(object["z"] as? String == "tab\t quote\" back\\ line\n bell\u{7} Şəki 😀")
    #expect((object["a"] as? [Any])?[1] as? Double == 2.5)
    #expect(object["nan"] is NSNull)
    #expect((object["empty"] as? [String: Any])?.isEmpty == true)
    let keys = ["\"z\"", "\"a\"", "\"empty\"", "\"list\"", "\"yes\"", "\"nan\""]
    let places = keys.compactMap { value.text.range(of: $0)?.lowerBound }
    #expect(places.count == 6 && places == places.sorted())
  }

  @Test("The text is laid out for people and ends with a line feed")
  func layout() {
    let small: JSON = ["a": .array([.integer(1), .string("x")]), "b": .object([])]
    #expect(small.text == "{\n  \"a\": [\n    1,\n    \"x\"\n  ],\n  \"b\": {}\n}\n")
  }
}
